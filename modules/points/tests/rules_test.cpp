#include "modules/points/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::points;

namespace {

ledger::Line line_of(std::int64_t id, std::int64_t amount) {
  ledger::Line line;
  line.id = {id};
  line.amount = amount;
  line.cause = "job";
  return line;
}

}  // namespace

TEST_CASE("what the store takes or gives back is not earned, nor is what undoes it") {
  CHECK(is_earned(cause::job, {}));
  CHECK(is_earned(cause::correction, {}));
  CHECK(is_earned(cause::correction, std::string(cause::job)));
  CHECK_FALSE(is_earned(cause::redeem, {}));
  CHECK_FALSE(is_earned(cause::giving_back, {}));
  CHECK_FALSE(is_earned(cause::correction, std::string(cause::redeem)));
}

TEST_CASE("a line and the line that undoes it know each other") {
  auto undoing = line_of(2, -20);
  undoing.reverses = Id<ledger::Line>{1};
  const auto lines = shown({undoing, line_of(1, 20), line_of(3, 5)});
  CHECK(lines[0].reverses == Id<Line>{1});
  CHECK(lines[1].reversed_by == Id<Line>{2});
  CHECK_FALSE(lines[2].reversed_by);
}

TEST_CASE("a line about a job names it, and a line about none names none") {
  auto job = line_of(1, 20);
  job.subject_id = 7;
  job.subject_name = "YL-7";
  const auto lines = shown({job, line_of(2, 5)});
  CHECK(lines[0].request_id == Id<work::Subject>{7});
  CHECK(lines[0].request_number == "YL-7");
  CHECK_FALSE(lines[1].request_id);
  CHECK_FALSE(lines[1].request_number);
}

TEST_CASE("a correction is of some points, and exactly the opposite of a line that it undoes") {
  CHECK(fault_of_points(0, {}) == std::string("points.zero"));
  CHECK(fault_of_points(-5, {}) == nullptr);
  CHECK(fault_of_points(-19, line_of(1, 20)) == std::string("points.not_the_opposite"));
  CHECK(fault_of_points(20, line_of(1, 20)) == std::string("points.not_the_opposite"));
  CHECK(fault_of_points(-20, line_of(1, 20)) == nullptr);
}

TEST_CASE("those with equal points share a place and the next counts them all") {
  std::vector<Rung> rungs{{1, "甲", 10}, {1, "乙", 30}, {1, "丙", 20}, {1, "丁", 20}};
  give_places(rungs);
  std::vector<std::int64_t> places;
  for (const auto& rung : rungs) places.push_back(rung.place);
  CHECK(places == std::vector<std::int64_t>{1, 2, 2, 4});
  CHECK(rungs[3].name == "甲");
}

TEST_CASE("whoever proposed as a person or under an account is no second person") {
  Caller caller;
  caller.person_id = {5};
  caller.account_id = {6};
  CHECK_FALSE(is_second_person(caller, {{5}, {0}}));
  CHECK_FALSE(is_second_person(caller, {{0}, {6}}));
  CHECK(is_second_person(caller, {{6}, {5}}));
  CHECK(is_second_person(Caller::program("job"), {{0}, {0}}));
}

TEST_CASE("a name that is searched for is never a pattern") { CHECK(pattern_of("3%_!") == "%3!%!_!!%"); }
