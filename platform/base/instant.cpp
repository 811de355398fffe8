#include "platform/base/instant.hpp"

#include <charconv>
#include <chrono>

namespace linli {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::int64_t days_since_epoch(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

// Takes digits off the front of `text`; false when there are too few.
bool take_digits(std::string_view& text, std::size_t count, int& out) {
  if (text.size() < count) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + count, out);
  if (error != std::errc{} || end != text.data() + count || text.front() == '-') return false;
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

// Minutes east of UTC from "Z", "+08:00" or "-0500".
std::optional<int> parse_zone(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return {};
  const int sign = text.front() == '+' ? 1 : -1;
  text.remove_prefix(1);
  int hour = 0, minute = 0;
  if (!take_digits(text, 2, hour)) return {};
  take(text, ':');
  if (!take_digits(text, 2, minute) || !text.empty() || hour > 14 || minute > 59) return {};
  return sign * (hour * 60 + minute);
}

// A page of requests holds hundreds of moments, so they are not left to snprintf.
void add_digits(std::string& text, int number, int count, std::string_view before) {
  text += before;
  for (int power = count == 4 ? 1000 : count == 3 ? 100 : 10; power > 0; power /= 10)
    text += static_cast<char>('0' + number / power % 10);
}

}  // namespace

std::string Instant::iso() const {
  const auto total_seconds = floor_div(milliseconds, 1000);
  const auto fraction = milliseconds - total_seconds * 1000;
  const auto local = local_time(*this, 0);
  const auto second = static_cast<int>(total_seconds - floor_div(total_seconds, 60) * 60);
  std::string text;
  text.reserve(sizeof "2026-11-24T08:00:00.000Z");
  add_digits(text, local.year, 4, "");
  add_digits(text, local.month, 2, "-");
  add_digits(text, local.day, 2, "-");
  add_digits(text, local.minute_of_day / 60, 2, "T");
  add_digits(text, local.minute_of_day % 60, 2, ":");
  add_digits(text, second, 2, ":");
  if (fraction != 0) add_digits(text, static_cast<int>(fraction), 3, ".");
  return text += 'Z';
}

std::optional<Instant> parse_instant(std::string_view text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, fraction = 0;
  if (!take_digits(text, 4, year) || !take(text, '-') || !take_digits(text, 2, month) || !take(text, '-') ||
      !take_digits(text, 2, day) || !(take(text, 'T') || take(text, ' ')) || !take_digits(text, 2, hour) ||
      !take(text, ':') || !take_digits(text, 2, minute))
    return {};
  if (take(text, ':') && !take_digits(text, 2, second)) return {};
  if (take(text, '.')) {
    int scale = 100;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
      fraction += (text.front() - '0') * scale;
      scale /= 10;
      text.remove_prefix(1);
    }
  }
  const auto zone = parse_zone(text);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!zone || !date.ok() || year < 1900 || hour > 23 || minute > 59 || second > 60) return {};
  return from_local(year, month, day, hour * 60 + minute, *zone) + Duration{second * 1000 + fraction};
}

LocalTime local_time(Instant instant, int offset_minutes) {
  const auto total_minutes = floor_div(instant.milliseconds, 60'000) + offset_minutes;
  const auto day_number = floor_div(total_minutes, 1440);
  const std::chrono::sys_days date{std::chrono::days{day_number}};
  const std::chrono::year_month_day ymd{date};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day())), static_cast<int>(total_minutes - day_number * 1440),
          static_cast<int>(std::chrono::weekday{date}.iso_encoding())};
}

Instant from_local(int year, int month, int day, int minute_of_day, int offset_minutes) {
  const auto total_minutes = days_since_epoch(year, month, day) * 1440 + minute_of_day - offset_minutes;
  return Instant{total_minutes * 60'000};
}

}  // namespace linli
