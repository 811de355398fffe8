#pragma once
#include "modules/posts/rota_records.hpp"
#include "modules/posts/rules.hpp"

namespace linli::posts {

// All that decides who is on duty in one area.
struct Roster {
  std::string post;             // the kind whose first holder owns the area
  std::vector<Holder> ordered;  // who answers there and who stands in, in the order of duty
  std::vector<Holder> able;     // every post whose holder can be on duty there, the nearest first
  std::vector<TurnRow> turns;
};

// Who is on duty at a moment. A turn comes first; without one the owner, then who they proposed and who said yes, then
// the deputies. Whoever is on leave is not there, and neither is who no longer holds a post that can be on duty.
struct OnDuty {
  How how = How::nobody;
  std::optional<Id<Person>> person_id;
  std::optional<Id<Post>> post_id;  // by which they can be on duty
  std::optional<Id<Turn>> turn_id;
  bool operator==(const OnDuty&) const = default;
};
OnDuty on_duty(const Roster&, Instant at);

// The same over time: as few stretches as there are changes.
struct OnDutyFor {
  Instant starts_at;
  Instant ends_at;
  OnDuty who;
};
std::vector<OnDutyFor> on_duty_between(const Roster&, Instant from, Instant until);

// By which post somebody can be on duty; null when by none or while they are on leave from one of them.
const Holder* able_at(const Roster&, Id<Person> person, Instant at);
// The turn of a moment; null without one.
const TurnRow* turn_at(const Roster&, Instant at);
// The first leave that a person has in a stretch.
std::optional<PostLeave> leave_in(const Roster&, Id<Person> person, Instant from, Instant until);

// The Monday of a moment's week, on the community's clock.
Instant monday_of(Instant at, int zone_minutes);
// True when turns are given in such an area: grids and communities.
bool has_turns(std::string_view area_code);
// How far ahead one plans.
inline constexpr auto farthest_turn = days(400);
// Refuses a week that lies farther ahead at the field `pointer` with posts.turn_too_far.
void require_near(const char* pointer, Instant week, Instant now);
// What is wrong with the times of a turn; null when nothing is.
const char* fault_of_turn(Instant starts_at, Instant ends_at, Instant now);

}  // namespace linli::posts
