#pragma once
#include "modules/posts/records.hpp"

namespace linli::posts {

// Somebody is to be on duty in a grid or a community from one moment to another. Nobody else has a turn there then.
struct Turn {
  Id<Turn> id;
  Id<Area> community_id;
  std::string area_code;
  std::string area_name;
  Id<Person> person_id;
  std::string person_name;
  Instant starts_at;
  Instant ends_at;
  std::string set_by_name;
  bool offered = false;                            // whoever has it would like to give it away
  std::optional<Id<Person>> offered_to_person_id;  // none: to all who can have it
  std::string offered_to_name;
  std::string declined_by_name;  // who said last that they cannot
};
LINLI_RECORD(Turn, id, community_id, area_code, area_name, person_id, person_name, starts_at, ends_at, set_by_name,
             offered, offered_to_person_id, offered_to_name, declined_by_name)

// A turn as it is stored.
struct TurnRow {
  Id<Turn> id;
  Id<Area> community_id;
  std::string area_code;
  Id<Person> person_id;
  Instant starts_at;
  Instant ends_at;
  std::string set_by_name;
  std::optional<Instant> offered_at;
  std::optional<Id<Person>> offered_to_person_id;
  std::string declined_by_name;
};
LINLI_RECORD(TurnRow, id, community_id, area_code, person_id, starts_at, ends_at, set_by_name, offered_at,
             offered_to_person_id, declined_by_name)

// How somebody comes to be on duty; `nobody`: a gap, in which the level above answers.
LINLI_ENUM(How, turn, owner, stands_in, deputy, nobody)

// Who is on duty in an area for a while. `because` is empty where the owner simply is there or has the turn.
struct RotaStretch {
  Instant starts_at;
  Instant ends_at;
  How how = How::nobody;
  std::optional<Id<Person>> person_id;
  std::string person_name;
  std::optional<Id<Turn>> turn_id;
  Words2 because;
};
LINLI_RECORD(RotaStretch, starts_at, ends_at, how, person_id, person_name, turn_id, because)

// Somebody who can be on duty in an area, by their nearest post.
struct RotaPerson {
  Id<Person> person_id;
  std::string name;
  Id<Post> post_id;
  Words2 post_name;
  std::optional<PostLeave> leave;
};
LINLI_RECORD(RotaPerson, person_id, name, post_id, post_name, leave)

struct RotaArea {
  std::string area_code;
  std::string area_name;
  std::vector<RotaStretch> stretches;
  std::vector<Turn> turns;
  std::vector<RotaPerson> people;
};
LINLI_RECORD(RotaArea, area_code, area_name, stretches, turns, people)

struct Rota {
  Instant starts_at;  // a Monday
  Instant ends_at;
  std::vector<RotaArea> areas;
};
LINLI_RECORD(Rota, starts_at, ends_at, areas)

// Somebody goes on leave and asks the reader to stand in.
struct StandInAsked {
  Id<Post> post_id;
  std::string person_name;
  std::string area_name;
  PostLeave leave;
};
LINLI_RECORD(StandInAsked, post_id, person_name, area_name, leave)

struct MyRota {
  Instant starts_at;
  Instant ends_at;
  std::vector<RotaArea> areas;
  std::vector<StandInAsked> asked;
};
LINLI_RECORD(MyRota, starts_at, ends_at, areas, asked)

// ---- what verbs are given ----

struct ListRota {
  Id<Area> community_id;
  std::optional<Instant> from;  // a moment of the week; now without one
};
LINLI_RECORD(ListRota, community_id, from)

struct SetTurn {
  Id<Area> community_id;
  Text<12, 40> area_code;
  Id<Person> person_id;
  Instant starts_at;
  Instant ends_at;
};
LINLI_RECORD(SetTurn, community_id, area_code, person_id, starts_at, ends_at)

struct TurnKey {
  Id<Area> community_id;
  Id<Turn> id;
};
LINLI_RECORD(TurnKey, community_id, id)

struct GiveTurn {
  Id<Area> community_id;
  Id<Turn> id;
  std::optional<Id<Person>> to_person_id;  // none: whoever takes it first
};
LINLI_RECORD(GiveTurn, community_id, id, to_person_id)

struct CopyWeek {
  Id<Area> community_id;
  Instant to;  // a moment of the week that gets the turns of the week before it
};
LINLI_RECORD(CopyWeek, community_id, to)

// What was copied, and what could not be, in words.
struct CopiedWeek {
  std::int64_t copied = 0;
  std::vector<Words2> left_out;
};
LINLI_RECORD(CopiedWeek, copied, left_out)

}  // namespace linli::posts
