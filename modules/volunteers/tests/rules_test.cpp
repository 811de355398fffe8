#include "modules/volunteers/rules.hpp"

#include <doctest/doctest.h>

#include "modules/volunteers/volunteers.hpp"

using namespace linli;
using namespace linli::volunteers;

namespace {

constexpr int china = 480;

Instant at(int day, int hour, int minute) { return from_local(2026, 11, day, hour * 60 + minute, china); }

Absence absence_at(Instant when, State state = State::active, std::optional<Leave> leave = {}) {
  return absence_of(state, leave, "22:00", "07:00", when, china);
}

}  // namespace

TEST_CASE("quiet hours run across midnight and end with their last minute") {
  CHECK(absence_at(at(24, 21, 59)) == Absence::none);
  CHECK(absence_at(at(24, 22, 0)) == Absence::quiet);
  CHECK(absence_at(at(25, 3, 30)) == Absence::quiet);
  CHECK(absence_at(at(25, 6, 59)) == Absence::quiet);
  CHECK(absence_at(at(25, 7, 0)) == Absence::none);
}

TEST_CASE("quiet hours within one day, and none at all") {
  CHECK(is_quiet("12:30", "14:00", 13 * 60));
  CHECK_FALSE(is_quiet("12:30", "14:00", 12 * 60));
  CHECK_FALSE(is_quiet("12:30", "14:00", 14 * 60));
  CHECK_FALSE(is_quiet({}, {}, 0));
}

TEST_CASE("a time of day is two digits, a colon and two digits") {
  CHECK(minute_of("00:00") == 0);
  CHECK(minute_of("23:59") == 23 * 60 + 59);
  for (const auto* wrong : {"", "7:30", "24:00", "12:60", "12-30", "1a:00", "12:3x", "12:300"})
    CHECK_FALSE(minute_of(wrong));
}

TEST_CASE("quiet hours need both ends, as times, that differ") {
  CHECK(fault_of_quiet_hours({}, {}) == nullptr);
  CHECK(fault_of_quiet_hours("22:00", "07:00") == nullptr);
  CHECK(fault_of_quiet_hours("22:00", {}) == std::string("volunteers.quiet_needs_both"));
  CHECK(fault_of_quiet_hours("22:00", "late") == std::string("volunteers.not_a_time"));
  CHECK(fault_of_quiet_hours("22:00", "22:00") == std::string("volunteers.quiet_is_empty"));
}

TEST_CASE("the strongest reason for absence is told: state, then leave, then quiet hours") {
  const Leave leave{at(24, 0, 0), at(26, 0, 0)};
  CHECK(absence_at(at(24, 23, 0), State::paused, leave) == Absence::paused);
  for (const auto state : {State::applied, State::refused, State::ended})
    CHECK(absence_at(at(24, 23, 0), state, leave) == Absence::not_active);
  CHECK(absence_at(at(24, 23, 0), State::active, leave) == Absence::on_leave);
  CHECK(absence_at(at(26, 0, 0), State::active, leave) == Absence::quiet);
  CHECK(absence_at(at(26, 9, 0), State::active, leave) == Absence::none);
}

TEST_CASE("work is counted in whole minutes, and a job may take no time at all") {
  CHECK(whole_minute(at(24, 9, 0) + seconds(59)) == at(24, 9, 0));
  CHECK(whole_minute(at(24, 9, 1)) == at(24, 9, 1));
  CHECK(minutes_between(at(24, 9, 0), at(24, 9, 0)) == 0);
  CHECK(minutes_between(at(24, 9, 0), whole_minute(at(24, 9, 1) + seconds(1))) == 1);
  CHECK(minutes_between(at(24, 9, 0), at(24, 10, 30)) == 90);
}

TEST_CASE("hours end after they start, not in the future, and not above what a job may count") {
  const auto now = at(24, 12, 0);
  CHECK(fault_of_hours(at(24, 10, 0), now, now, 120) == nullptr);
  CHECK(fault_of_hours(at(24, 9, 59), now, now, 120) == std::string("volunteers.too_many_hours"));
  CHECK(fault_of_hours(now, at(24, 11, 0), now, 120) == std::string("volunteers.ends_before_start"));
  CHECK(fault_of_hours(at(24, 11, 0), now + seconds(1), now, 120) == std::string("volunteers.ends_later"));
}

TEST_CASE("a week starts on Monday at midnight on the community's clock") {
  CHECK(start_of_week(at(24, 9, 0), china) == at(23, 0, 0));
  CHECK(start_of_week(at(23, 0, 0), china) == at(23, 0, 0));
  CHECK(start_of_week(at(22, 23, 59), china) == at(16, 0, 0));
}

TEST_CASE("a second person is neither the person nor the account of any hand") {
  Caller caller;
  caller.account_id = {5};
  caller.person_id = {6};
  const auto against = [&](Hand hand) { return is_second_person(caller, std::array{Hand{{1}, {2}}, hand}); };
  CHECK(against({{7}, {8}}));
  CHECK_FALSE(against({{6}, {}}));
  CHECK_FALSE(against({{7}, {5}}));
  caller.person_id = {};
  CHECK(against({{}, {8}}));
}

TEST_CASE("what is searched for is never a pattern") { CHECK(pattern_of("5%_!") == "%5!%!_!!%"); }
