#include <doctest/doctest.h>

#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/tests/village.hpp"

using namespace linli;
using namespace linli::volunteers;
using testing::refusal_code_of;
using testing::Village;

namespace {

// What is said against work of the helper for request 78; empty when it is entered.
std::string said_against(Village& village, const Volunteer& volunteer, std::int64_t from, std::int64_t until) {
  try {
    village.book_between(volunteer, 78, from, until);
  } catch (const Refusal& refusal) {
    CHECK(refusal.complaints().at(0).code == "volunteers.hours_overlap");
    CHECK(refusal.complaints().at(0).pointer == "/started_at");
    return refusal.complaints().at(0).limit;
  }
  return {};
}

HoursCorrection propose_minutes(Village& village, const Hours& hours, std::int64_t minutes) {
  return village.house.write([&](Tx& tx) {
    return village.volunteers().propose_correction(tx, village.desk({view, correct}, 960),
                                                   {hours.community_id, hours.id, {minutes}, Text<1, 500>("记错了")});
  });
}

std::string approve_minutes(Village& village, const HoursCorrection& correction) {
  return refusal_code_of([&] {
    village.house.write([&](Tx& tx) {
      village.volunteers().approve_correction_of_hours(tx, village.desk({approve_correction}, 961),
                                                       {correction.community_id, correction.id, {}});
    });
  });
}

}  // namespace

TEST_CASE("stretches overlap when they share any time; one may begin when the other ends") {
  const auto at = [](std::int64_t minutes_later) { return Instant{0} + minutes(minutes_later); };
  CHECK(overlap(at(0), at(10), at(5), at(15)));
  CHECK(overlap(at(0), at(10), at(2), at(3)));
  CHECK(overlap(at(0), at(10), at(9), at(15)));
  CHECK_FALSE(overlap(at(0), at(10), at(10), at(15)));
  CHECK_FALSE(overlap(at(10), at(15), at(0), at(10)));
  CHECK_FALSE(overlap(at(0), at(10), at(5), at(5)));
}

TEST_CASE("two jobs in a row share no minute, though the second began in the middle of one") {
  Village village;
  const auto volunteer = village.enrol();
  village.house.clock().advance(seconds(40));
  const auto first = village.book_between(volunteer, 77, 50, 10);
  CHECK(first.minutes == 40);
  village.house.clock().advance(seconds(50));
  CHECK(said_against(village, volunteer, 12, 0) == "R-0077, 11-24 08:10–08:50");
  CHECK(said_against(village, volunteer, 11, 0).empty());
  const auto minutes_in_all = village.house.read([&](Tx& tx) {
    std::int64_t sum = 0;
    for (const auto& line :
         village.volunteers().my_hours(tx, village.as_resident(village.helper), {village.community.id}).items)
      sum += line.minutes;
    return sum;
  });
  CHECK(minutes_in_all == 40 + 11);
}

TEST_CASE("the same time is not counted for two jobs, and the words name the other one") {
  Village village;
  const auto volunteer = village.enrol();
  village.book_between(volunteer, 77, 50, 10);
  CHECK(said_against(village, volunteer, 50, 10) == "R-0077, 11-24 08:10–08:50");
  CHECK_FALSE(said_against(village, volunteer, 60, 49).empty());
  CHECK_FALSE(said_against(village, volunteer, 90, 0).empty());
  CHECK(said_against(village, volunteer, 90, 50).empty());
  CHECK(said_against(village, volunteer, 10, 0).empty());
}

TEST_CASE("time given in the paired community is not counted again at home") {
  Village village;
  const auto volunteer = village.enrol();
  village.book_between(village.read(village.next_door.id, volunteer.id), 77, 50, 10);
  CHECK_FALSE(said_against(village, volunteer, 30, 0).empty());
}

TEST_CASE("a correction cannot stretch a line over other work, nor over what was entered while it waited") {
  Village village;
  const auto volunteer = village.enrol();
  const auto hours = village.book_between(volunteer, 77, 100, 80);
  village.book_between(volunteer, 79, 60, 40);
  CHECK(refusal_code_of([&] { propose_minutes(village, hours, 50); }) == "volunteers.hours_overlap");
  const auto waiting = propose_minutes(village, hours, 40);
  village.book_between(volunteer, 78, 75, 65);
  CHECK(approve_minutes(village, waiting) == "volunteers.hours_overlap");
}

TEST_CASE("what a correction took away is free again") {
  Village village;
  const auto volunteer = village.enrol();
  const auto hours = village.book_between(volunteer, 77, 60, 0);
  CHECK(approve_minutes(village, propose_minutes(village, hours, 20)).empty());
  CHECK_FALSE(said_against(village, volunteer, 50, 0).empty());
  CHECK(said_against(village, volunteer, 40, 0).empty());
}

TEST_CASE("a job without times begins when the last one ended") {
  Village village;
  const auto volunteer = village.enrol();
  const auto before = village.book_between(volunteer, 77, 50, 10);
  const auto free_since = [&](std::int64_t from, std::int64_t until) {
    return village.house.read([&](Tx& tx) {
      return village.volunteers().free_since(tx, village.community.id, volunteer.id, tx.now() - minutes(from),
                                             tx.now() - minutes(until));
    });
  };
  const auto now = village.house.clock().now();
  CHECK(free_since(90, 0) == before.ended_at);
  CHECK(free_since(8, 0) == now - minutes(8));
  CHECK(free_since(90, 60) == now - minutes(90));
  CHECK(free_since(60, 30) == now - minutes(60));
}
