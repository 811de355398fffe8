#include <doctest/doctest.h>

#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/tests/village.hpp"

using namespace linli;
using namespace linli::volunteers;
using testing::refusal_code_of;
using testing::Village;

namespace {

MyHours hours_of_helper(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.volunteers().my_hours(tx, village.as_resident(village.helper), {village.community.id});
  });
}

std::string confirm(Village& village, const Caller& caller, const Hours& hours) {
  return refusal_code_of([&] {
    village.house.write([&](Tx& tx) {
      village.volunteers().confirm_hours(tx, caller, {hours.community_id, hours.id});
    });
  });
}

HoursCorrection propose(Village& village, const Caller& caller, const Hours& hours, std::int64_t minutes) {
  return village.house.write([&](Tx& tx) {
    return village.volunteers().propose_correction(
        tx, caller, {hours.community_id, hours.id, {minutes}, Text<1, 500>("只做了半小时")});
  });
}

std::string approve(Village& village, const Caller& caller, const HoursCorrection& correction) {
  return refusal_code_of([&] {
    village.house.write([&](Tx& tx) {
      village.volunteers().approve_correction_of_hours(tx, caller, {correction.community_id, correction.id, {}});
    });
  });
}

}  // namespace

TEST_CASE("hours count once a second person has confirmed them, in both communities") {
  Village village;
  const auto volunteer = village.enrol();
  const auto hours = village.book(volunteer, 50);
  CHECK(hours.minutes == 50);
  CHECK(hours_of_helper(village).total_minutes == 0);
  CHECK(confirm(village, village.desk({view, manage}), hours).empty());
  CHECK(village.read(village.community.id, volunteer.id).minutes_total == 50);
  CHECK(village.read(village.next_door.id, volunteer.id).minutes_total == 50);
  CHECK(confirm(village, village.desk({view, manage}), hours) == "volunteers.already_decided");
}

TEST_CASE("whoever earned or entered hours cannot confirm them, whatever their rights") {
  Village village;
  const auto hours = village.book(village.enrol());
  CHECK(confirm(village, village.desk({view, manage}, village.helper.id.value), hours) == "volunteers.second_person");
  const auto clerk = village.desk({view, manage}, 950);
  const auto typed = village.house.write([&](Tx& tx) {
    return village.volunteers().book_hours(tx, clerk,
                                           {.community_id = village.community.id,
                                            .volunteer_id = hours.volunteer_id,
                                            .request_id = {78},
                                            .request_number = "R-0078",
                                            .area_code = testing::building_code,
                                            .started_at = tx.now() - minutes(180),
                                            .ended_at = tx.now() - minutes(175),
                                            .cap_minutes = 60});
  });
  CHECK(confirm(village, clerk, typed) == "volunteers.second_person");
  CHECK(confirm(village, village.desk({view, manage}, 951), typed).empty());
}

TEST_CASE("a resident's rating confirms what was entered for the job, but not one's own") {
  Village village;
  village.book(village.enrol());
  const auto confirmed_by = [&](const Person& person) {
    return village.house.write([&](Tx& tx) {
      return village.volunteers().confirm_hours_of(tx, village.as_resident(person), village.community.id, {77});
    });
  };
  CHECK(confirmed_by(village.helper) == 0);
  CHECK(confirmed_by(village.granny) == 1);
  CHECK(confirmed_by(village.granny) == 0);
  const auto mine = hours_of_helper(village);
  CHECK(mine.total_minutes == 50);
  CHECK(mine.items.at(0).confirmed_by_name == "田桂英");
}

TEST_CASE("more than a job may count is refused, and nothing is written") {
  Village village;
  const auto volunteer = village.enrol();
  CHECK(refusal_code_of([&] { village.book(volunteer, 121); }) == "volunteers.too_many_hours");
  CHECK(hours_of_helper(village).items.empty());
}

TEST_CASE("disputed hours do not count until somebody confirms them after all") {
  Village village;
  const auto hours = village.book(village.enrol());
  const auto dispute = [&] {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.volunteers().dispute_hours(tx, village.desk({view, manage}),
                                           {village.community.id, hours.id, Text<1, 500>("当天他没来")});
      });
    });
  };
  CHECK(dispute().empty());
  CHECK(dispute() == "volunteers.already_decided");
  CHECK(hours_of_helper(village).items.at(0).disputed_because == "当天他没来");
  CHECK(confirm(village, village.desk({view, manage}), hours).empty());
  CHECK(hours_of_helper(village).total_minutes == 50);
}

TEST_CASE("a correction leaves the wrong line, adds its opposite, and only the right one counts") {
  Village village;
  const auto volunteer = village.enrol();
  const auto hours = village.book(volunteer, 50);
  confirm(village, village.desk({view, manage}), hours);
  const auto correction = propose(village, village.desk({view, correct}, 960), hours, 30);
  CHECK(approve(village, village.desk({approve_correction}, 961), correction).empty());
  const auto mine = hours_of_helper(village);
  CHECK(mine.total_minutes == 30);
  REQUIRE(mine.items.size() == 3);
  std::int64_t taken_back = 0, counted = 0;
  for (const auto& line : mine.items) (line.state == HoursState::corrected ? taken_back : counted) += line.minutes;
  CHECK(taken_back == 0);
  CHECK(counted == 30);
  CHECK(std::ranges::find(mine.items, hours.id, &Hours::id)->minutes == 50);
  CHECK(std::ranges::count(mine.items, std::optional(hours.id), &Hours::reverses) == 1);
  CHECK(village.house.read([&](Tx& tx) { return village.volunteers().helpers(tx, village.community.id); })[0]
            .minutes_this_week == 30);
}

TEST_CASE("a correction needs somebody who neither proposed it, nor entered the hours, nor earned them") {
  Village village;
  const auto hours = village.book(village.enrol());
  const auto proposer = village.desk({view, correct, approve_correction}, 960);
  const auto correction = propose(village, proposer, hours, 30);
  CHECK(approve(village, proposer, correction) == "volunteers.second_person");
  CHECK(approve(village, village.desk({approve_correction}, village.helper.id.value), correction) ==
        "volunteers.second_person");
  CHECK(approve(village, village.desk({correct}, 961), correction) == "platform.no_permission");
  CHECK(village.house.read(
            [&](Tx& tx) { return village.volunteers().count_corrections_to_decide(tx, village.community.id); }) == 1);
  CHECK(approve(village, village.desk({approve_correction}, 961), correction).empty());
  CHECK(approve(village, village.desk({approve_correction}, 962), correction) == "volunteers.already_decided");
}

TEST_CASE("one proposal at a time, for a line not corrected yet, and for other minutes") {
  Village village;
  const auto hours = village.book(village.enrol());
  const auto clerk = village.desk({view, correct}, 960);
  const auto refused = [&](std::int64_t minutes) {
    return refusal_code_of([&] { propose(village, clerk, hours, minutes); });
  };
  CHECK(refused(50) == "volunteers.same_minutes");
  const auto correction = propose(village, clerk, hours, 30);
  CHECK(refused(20) == "volunteers.already_proposed");
  village.house.write([&](Tx& tx) {
    village.volunteers().refuse_correction_of_hours(tx, village.desk({approve_correction}, 961),
                                                    {village.community.id, correction.id, {}});
  });
  CHECK(hours_of_helper(village).items.size() == 1);
  CHECK(approve(village, village.desk({approve_correction}, 961), propose(village, clerk, hours, 20)).empty());
  CHECK(refused(10) == "volunteers.already_corrected");
}

TEST_CASE("hours of older weeks do not count into this one") {
  Village village;
  const auto volunteer = village.enrol();
  village.book(volunteer, 10);
  village.house.write([&](Tx& tx) {
    village.volunteers().book_hours(tx, village.program,
                                    {.community_id = village.community.id,
                                     .volunteer_id = volunteer.id,
                                     .request_id = {70},
                                     .request_number = "R-0070",
                                     .area_code = testing::building_code,
                                     .started_at = tx.now() - days(7),
                                     .ended_at = tx.now() - days(7) + hours(1),
                                     .cap_minutes = 60});
  });
  CHECK(village.house.read([&](Tx& tx) { return village.volunteers().helpers(tx, village.community.id); })[0]
            .minutes_this_week == 10);
}

TEST_CASE("help is told week by week: who helped, and what of it is confirmed") {
  Village village;
  const auto volunteer = village.enrol();
  const auto since = village.house.clock().now() - days(14);
  const auto weeks = [&] {
    return village.house.read([&](Tx& tx) {
      return village.volunteers().help_by_week(tx, village.community.id, Reach::everywhere(), since);
    });
  };
  CHECK(weeks().empty());
  const auto hours = village.book(volunteer, 50);
  REQUIRE(weeks().size() == 1);
  CHECK(weeks().front().week == 2);
  CHECK(weeks().front().helpers == 1);
  CHECK(weeks().front().minutes == 0);
  CHECK(confirm(village, village.desk({view, manage}), hours).empty());
  CHECK(weeks().front().minutes == 50);
  const auto elsewhere = village.house.read(
      [&](Tx& tx) { return village.volunteers().help_by_week(tx, village.community.id, Reach({"99"}), since); });
  CHECK(elsewhere.empty());
}

TEST_CASE("help is found by its state and its age, not by reading all hours" * doctest::test_suite("sqlite")) {
  Village village;
  static const std::string sql = "explain query plan " + std::string(statements::help_by_week.sql);
  const Statement question{sql.c_str()};
  const auto plan = village.house.read([&](Tx& tx) {
    std::string found;
    tx.connection().run(question, std::vector<db::Value>(11),
                        [&](std::span<const db::Value> row) { found.append(db::text(row[3])) += "\n"; });
    return found;
  });
  CHECK_MESSAGE(plan.find("volunteers_hours_state (community_id=? AND state=? AND id>?)") != std::string::npos, plan);
}
