#include "modules/volunteers/rules.hpp"

#include <fmt/format.h>

#include "modules/volunteers/volunteers.hpp"

namespace linli::volunteers {

std::optional<int> minute_of(std::string_view clock) {
  const auto digit = [&](std::size_t i) { return clock[i] >= '0' && clock[i] <= '9' ? clock[i] - '0' : 99; };
  if (clock.size() != 5 || clock[2] != ':') return {};
  const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
  if (hour > 23 || minute > 59) return {};
  return hour * 60 + minute;
}

const char* fault_of_quiet_hours(const std::optional<std::string>& from, const std::optional<std::string>& to) {
  if (!from && !to) return nullptr;
  if (!from || !to) return "volunteers.quiet_needs_both";
  if (!minute_of(*from) || !minute_of(*to)) return "volunteers.not_a_time";
  return *from == *to ? "volunteers.quiet_is_empty" : nullptr;
}

bool is_quiet(const std::optional<std::string>& from, const std::optional<std::string>& to, int minute_of_day) {
  const auto start = from ? minute_of(*from) : std::nullopt, end = to ? minute_of(*to) : std::nullopt;
  if (!start || !end) return false;
  const bool started = minute_of_day >= *start, going_on = minute_of_day < *end;
  return *start < *end ? started && going_on : started || going_on;
}

bool is_on_leave(const std::optional<Leave>& leave, Instant at) {
  return leave && leave->starts_at <= at && at < leave->ends_at;
}

Absence absence_of(State state, const std::optional<Leave>& leave, const std::optional<std::string>& quiet_from,
                   const std::optional<std::string>& quiet_to, Instant at, int zone_minutes) {
  if (state == State::paused) return Absence::paused;
  if (state != State::active) return Absence::not_active;
  if (is_on_leave(leave, at)) return Absence::on_leave;
  return is_quiet(quiet_from, quiet_to, local_time(at, zone_minutes).minute_of_day) ? Absence::quiet : Absence::none;
}

bool is_registered(State state) { return state == State::applied || state == State::active || state == State::paused; }

Instant whole_minute(Instant at) { return {at.milliseconds / 60'000 * 60'000}; }

std::int64_t minutes_between(Instant start, Instant end) { return (end - start).milliseconds / 60'000; }

const char* fault_of_hours(Instant start, Instant end, Instant now, std::int64_t cap_minutes) {
  if (end < start) return "volunteers.ends_before_start";
  if (end > now) return "volunteers.ends_later";
  return minutes_between(start, end) > cap_minutes ? "volunteers.too_many_hours" : nullptr;
}

bool overlap(Instant start, Instant end, Instant other_start, Instant other_end) {
  return std::max(start, other_start) < std::min(end, other_end);
}

std::string stretch_in_words(Instant start, Instant end, int zone_minutes) {
  const auto from = local_time(start, zone_minutes), to = local_time(end, zone_minutes);
  return fmt::format("{}-{} {:02}:{:02}–{:02}:{:02}", from.month, from.day, from.minute_of_day / 60,
                     from.minute_of_day % 60, to.minute_of_day / 60, to.minute_of_day % 60);
}

Instant start_of_week(Instant at, int zone_minutes) {
  const auto today = local_time(at, zone_minutes);
  const auto midnight = from_local(today.year, today.month, today.day, 0, zone_minutes);
  return midnight - days(today.weekday - 1);
}

bool is_second_person(const Caller& caller, std::span<const Hand> hands) {
  return std::ranges::none_of(hands, [&](const Hand& hand) {
    return (caller.person_id && caller.person_id == hand.person_id) ||
           (caller.account_id && caller.account_id == hand.account_id);
  });
}

}  // namespace linli::volunteers
