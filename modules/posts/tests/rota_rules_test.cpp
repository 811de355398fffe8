#include "modules/posts/rota_rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::posts;

namespace {

// Wednesday, 25 November 2026, 8:00 in China.
const Instant morning = *parse_instant("2026-11-25T00:00:00Z");
constexpr int china = 480;

Holder leader(std::int64_t person, std::int64_t rank = 0) { return {{person * 10}, "grid_leader", rank, {}, {person}}; }

Roster roster_of(std::vector<Holder> holders) { return {"grid_leader", holders, holders, {}}; }

TurnRow turn(std::int64_t person, Instant from, Instant until) {
  TurnRow row;
  row.id = {person * 100};
  row.person_id = {person};
  row.starts_at = from;
  row.ends_at = until;
  return row;
}

Id<Person> person_at(const Roster& roster, Instant at) { return on_duty(roster, at).person_id.value_or(Id<Person>{}); }

}  // namespace

TEST_CASE("without turns and leave everything is as it was: the owner is on duty") {
  const auto roster = roster_of({leader(1), leader(2, 1)});
  CHECK(on_duty(roster, morning).how == How::owner);
  CHECK(person_at(roster, morning).value == 1);
  CHECK(on_duty_between(roster, morning, morning + days(14)).size() == 1);
}

TEST_CASE("a turn says who is on duty, from its first moment until its last") {
  auto roster = roster_of({leader(1), leader(2, 1)});
  roster.turns = {turn(2, morning, morning + hours(10))};
  CHECK(person_at(roster, morning).value == 2);
  CHECK(on_duty(roster, morning).how == How::turn);
  CHECK(person_at(roster, morning + hours(10)).value == 1);
}

TEST_CASE("whoever is on leave or lost their post has no turn") {
  auto roster = roster_of({leader(1), leader(2, 1)});
  roster.turns = {turn(2, morning, morning + hours(10)), turn(3, morning + hours(10), morning + hours(20))};
  for (auto* holders : {&roster.ordered, &roster.able}) (*holders)[1].leave = PostLeave{morning, morning + hours(5)};
  CHECK(person_at(roster, morning).value == 1);
  CHECK(person_at(roster, morning + hours(5)).value == 2);
  CHECK(person_at(roster, morning + hours(11)).value == 1);
}

TEST_CASE("the proposed one stands in before the deputies, but only after saying yes") {
  auto roster = roster_of({leader(1), leader(2, 1), leader(3, 2)});
  const auto say = [&](Says says) {
    for (auto* holders : {&roster.ordered, &roster.able})
      (*holders)[0].leave = PostLeave{morning, morning + days(1), StandIn{{3}, "", says}};
  };
  say(Says::asked);
  CHECK(person_at(roster, morning).value == 2);
  say(Says::no);
  CHECK(person_at(roster, morning).value == 2);
  say(Says::yes);
  CHECK(person_at(roster, morning).value == 3);
  CHECK(on_duty(roster, morning).how == How::stands_in);
  roster.turns = {turn(1, morning, morning + hours(2))};
  CHECK(person_at(roster, morning).value == 3);
}

TEST_CASE("a gap is a stretch in which nobody is left, and nothing more") {
  auto roster = roster_of({leader(1)});
  for (auto* holders : {&roster.ordered, &roster.able}) (*holders)[0].leave = PostLeave{morning, morning + days(2)};
  const auto stretches = on_duty_between(roster, morning - days(1), morning + days(7));
  REQUIRE(stretches.size() == 3);
  CHECK(stretches[1].who.how == How::nobody);
  CHECK(stretches[1].starts_at == morning);
  CHECK(stretches[1].ends_at == morning + days(2));
}

TEST_CASE("a week begins on Monday at midnight, as the community's clock has it") {
  CHECK(monday_of(morning, china).iso() == "2026-11-22T16:00:00Z");
  CHECK(monday_of(*parse_instant("2026-11-22T15:59:00Z"), china).iso() == "2026-11-15T16:00:00Z");
}

TEST_CASE("a turn ends after it begins, lasts a week at most, is not over, and is not years away") {
  CHECK(fault_of_turn(morning + days(400), morning + days(401), morning) == nullptr);
  CHECK(fault_of_turn(morning + days(401), morning + days(402), morning) == std::string("posts.turn_too_far"));
  CHECK(fault_of_turn(morning, morning + hours(10), morning) == nullptr);
  CHECK(fault_of_turn(morning, morning, morning - days(1)) == std::string("posts.turn_ends_before_start"));
  CHECK(fault_of_turn(morning, morning + days(8), morning) == std::string("posts.turn_too_long"));
  CHECK(fault_of_turn(morning, morning + hours(1), morning + hours(2)) == std::string("posts.turn_is_past"));
  CHECK(has_turns("421087104001003"));
  CHECK(has_turns("421087104001"));
  CHECK_FALSE(has_turns("421087104001003C01"));
  CHECK_FALSE(has_turns("421087104"));
}
