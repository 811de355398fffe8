#include "modules/posts/rota_rules.hpp"

#include <algorithm>

namespace linli::posts {
namespace {

constexpr auto longest_turn = days(7);

// Whoever the absent one proposed and who said yes, if they are there themselves.
const Holder* stand_in_of(const Roster& roster, const std::optional<PostLeave>& leave, Instant at) {
  if (!is_on_leave(leave, at) || !leave->stand_in || leave->stand_in->says != Says::yes) return nullptr;
  return able_at(roster, leave->stand_in->person_id, at);
}

OnDuty by(How how, const Holder& holder, std::optional<Id<Turn>> turn = {}) {
  return {how, holder.person_id, holder.id, turn};
}

OnDuty by_turn(const Roster& roster, const TurnRow& turn, Instant at) {
  if (const auto* there = able_at(roster, turn.person_id, at)) return by(How::turn, *there, turn.id);
  for (const auto& holder : roster.able) {
    if (holder.person_id != turn.person_id) continue;
    if (const auto* other = stand_in_of(roster, holder.leave, at)) return by(How::stands_in, *other, turn.id);
  }
  return {};
}

}  // namespace

const Holder* able_at(const Roster& roster, Id<Person> person, Instant at) {
  const Holder* nearest = nullptr;
  for (const auto& holder : roster.able) {
    if (holder.person_id != person) continue;
    if (is_on_leave(holder.leave, at)) return nullptr;
    if (nearest == nullptr) nearest = &holder;
  }
  return nearest;
}

const TurnRow* turn_at(const Roster& roster, Instant at) {
  const auto found = std::ranges::find_if(
      roster.turns, [&](const TurnRow& turn) { return turn.starts_at <= at && at < turn.ends_at; });
  return found == roster.turns.end() ? nullptr : &*found;
}

std::optional<PostLeave> leave_in(const Roster& roster, Id<Person> person, Instant from, Instant until) {
  for (const auto& holder : roster.able)
    if (holder.person_id == person && holder.leave && holder.leave->starts_at < until && from < holder.leave->ends_at)
      return holder.leave;
  return {};
}

OnDuty on_duty(const Roster& roster, Instant at) {
  if (const auto* turn = turn_at(roster, at))
    if (const auto found = by_turn(roster, *turn, at); found.person_id) return found;
  for (const auto& holder : roster.ordered) {
    const bool owns = holder.post == roster.post && holder.rank == 0;
    if (!is_on_leave(holder.leave, at)) return by(owns ? How::owner : How::deputy, holder);
    if (const auto* other = stand_in_of(roster, holder.leave, at)) return by(How::stands_in, *other);
  }
  return {};
}

std::vector<OnDutyFor> on_duty_between(const Roster& roster, Instant from, Instant until) {
  std::vector<Instant> changes{from};
  const auto note = [&](Instant at) {
    if (from < at && at < until) changes.push_back(at);
  };
  for (const auto& turn : roster.turns) note(turn.starts_at), note(turn.ends_at);
  for (const auto* holders : {&roster.ordered, &roster.able})
    for (const auto& holder : *holders)
      if (holder.leave) note(holder.leave->starts_at), note(holder.leave->ends_at);
  std::ranges::sort(changes);
  changes.erase(std::ranges::unique(changes).begin(), changes.end());

  std::vector<OnDutyFor> stretches;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto ends_at = i + 1 < changes.size() ? changes[i + 1] : until;
    const auto who = on_duty(roster, changes[i]);
    if (!stretches.empty() && stretches.back().who == who)
      stretches.back().ends_at = ends_at;
    else
      stretches.push_back({changes[i], ends_at, who});
  }
  return stretches;
}

Instant monday_of(Instant at, int zone_minutes) {
  const auto local = local_time(at, zone_minutes);
  return from_local(local.year, local.month, local.day, 0, zone_minutes) - days(local.weekday - 1);
}

bool has_turns(std::string_view area_code) {
  return fits_level(Level::grid, area_code) || fits_level(Level::community, area_code);
}

void require_near(const char* pointer, Instant week, Instant now) {
  if (week > now + farthest_turn) throw Refusal::wrong(pointer, "posts.turn_too_far");
}

const char* fault_of_turn(Instant starts_at, Instant ends_at, Instant now) {
  if (ends_at <= starts_at) return "posts.turn_ends_before_start";
  if (ends_at - starts_at > longest_turn) return "posts.turn_too_long";
  if (starts_at > now + farthest_turn) return "posts.turn_too_far";
  return ends_at <= now ? "posts.turn_is_past" : nullptr;
}

}  // namespace linli::posts
