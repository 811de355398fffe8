#include "modules/imports/imports.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/chronicle/chronicle.hpp"
#include "shapes/facts/facts.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

using namespace linli;

namespace {

const std::string header =
    "Unique Key,Created Date,Closed Date,Complaint Type,Descriptor,Incident Address,Status,Community "
    "Board,Borough,Latitude,Longitude\n";
const std::string open_row =
    "1,05/01/2022 12:00:03 AM,,Noise - Residential,Loud Music/Party,1006 GERARD AVENUE,In Progress,04 "
    "BRONX,BRONX,40.83,-73.92\n";
const std::string closed_row =
    "2,01/15/2022 01:00:00 PM,01/15/2022 02:30:00 PM,Street Light Condition,N/A,,Closed,09 MANHATTAN,MANHATTAN,,\n";

struct ImportHouse {
  testing::TestHouse house{{chronicle_shape(), facts_shape(), work_shape(), ledger_shape(), areas_module(),
                            people_module(), posts_module(), accounts_module(), services_module(), volunteers_module(),
                            points_module(), requests_module(), imports_module()}};
  imports::ImportMap map =
      imports::read_map(testing::repository() / "catalog/imports/nyc311.yaml", house.room<services::Services>());

  imports::Report take(const std::string& rows) {
    std::istringstream csv(header + rows);
    return house.room<imports::Imports>().take(house.house().database(), map, csv, [](std::int64_t) {});
  }
  std::vector<requests::Request> requests_of(const std::string& community) {
    return house.read([&](Tx& tx) {
      for (const auto& each : house.room<areas::Areas>().communities_below(tx, "840361"))
        if (each.name == community)
          return house.room<requests::Requests>().between(tx, each.id, {.from = Instant{0}, .to = tx.now()});
      return std::vector<requests::Request>{};
    });
  }
};

}  // namespace

TEST_CASE("rows of a file become requests at their own times and places") {
  ImportHouse import;
  const auto report = import.take(open_row + closed_row);
  CHECK(report.accepted == 2);
  CHECK(report.refused.empty());
  const auto noise = import.requests_of("04 BRONX");
  REQUIRE(noise.size() == 1);
  CHECK(noise[0].kind == "noise");
  CHECK(noise[0].words == "Noise - Residential: Loud Music/Party");
  CHECK(noise[0].place_text == "1006 GERARD AVENUE");
  CHECK(noise[0].ordered_at == parse_instant("2022-05-01T04:00:03Z"));  // New York was four hours behind
  CHECK(noise[0].state == requests::State::ordered);
  CHECK(noise[0].channel == requests::Channel::import);
  const auto light = import.requests_of("09 MANHATTAN");
  REQUIRE(light.size() == 1);
  CHECK(light[0].state == requests::State::closed);
  CHECK(light[0].ordered_at == parse_instant("2022-01-15T18:00:00Z"));  // and five in winter
  CHECK(light[0].closed_at == parse_instant("2022-01-15T19:30:00Z"));
  CHECK(light[0].words == "Street Light Condition");
  CHECK(!light[0].lat);
}

TEST_CASE("the same file twice makes no copy, and one that grew brings what is new") {
  ImportHouse import;
  import.take(open_row);
  const auto again = import.take(open_row + closed_row);
  CHECK(again.accepted == 1);
  CHECK(again.repeated == 1);
  CHECK(import.requests_of("04 BRONX").size() == 1);
}

TEST_CASE("a row that cannot be taken is listed with its number and why, and changes nothing") {
  ImportHouse import;
  const auto report =
      import.take(open_row +
                  "3,05/01/2022 12:00:03 AM,,Alien Landing,N/A,X,In Progress,04 BRONX,BRONX,40.8,-73.9\n"
                  "4,yesterday,,Noise - Residential,N/A,X,In Progress,04 BRONX,BRONX,40.8,-73.9\n"
                  "5,05/01/2022 12:00:03 AM,,Noise - Residential,N/A,X,In Progress,04 BRONX,BRONX,north,-73.9\n"
                  "6,05/01/2022 12:00:03 AM,,Noise - Residential,N/A,X,Lost,04 BRONX,BRONX,40.8,-73.9\n"
                  "7,05/01/2022 12:00:03 AM,,Noise - Residential,N/A,X,Closed,04 BRONX,BRONX,40.8,-73.9\n"
                  ",05/01/2022 12:00:03 AM,,Noise - Residential,N/A,X,In Progress,04 BRONX,BRONX,40.8,-73.9\n");
  CHECK(report.accepted == 1);
  REQUIRE(report.refused.size() == 6);
  CHECK(report.refused[0].row == 2);
  CHECK(report.refused[0].reason == "“Alien Landing” is no kind that the map knows");
  CHECK(report.refused[5].row == 7);
  CHECK(import.requests_of("04 BRONX").size() == 1);
}

TEST_CASE("a file for another map is refused with the columns it lacks") {
  ImportHouse import;
  std::istringstream csv("Unique Key,Status\n1,Open\n");
  CHECK_THROWS_WITH(
      import.house.room<imports::Imports>().take(import.house.house().database(), import.map, csv, [](std::int64_t) {}),
      doctest::Contains("Created Date"));
}

TEST_CASE("a map with a kind that does not exist is refused with its line and what was meant") {
  ImportHouse import;
  const auto file = std::filesystem::temp_directory_path() / "linli-map-test.yaml";
  std::ifstream in(testing::repository() / "catalog/imports/nyc311.yaml");
  std::stringstream text;
  text << in.rdbuf();
  auto changed = text.str();
  changed.replace(changed.find("\"Rodent\": pests"), 15, "\"Rodent\": pestz");
  std::ofstream(file) << changed;
  CHECK_THROWS_WITH(imports::read_map(file, import.house.room<services::Services>()),
                    doctest::Contains("did you mean “pests”?"));
  std::filesystem::remove(file);
}

TEST_CASE("what was imported stands in the audit, and is dispatched in one go") {
  ImportHouse import;
  std::string rows;
  for (int i = 10; i < 40; ++i)
    rows += std::to_string(i) + ",05/01/2022 12:00:03 AM,,Homeless Person Assistance,N/A,STREET " + std::to_string(i) +
            ",In Progress,04 BRONX,BRONX,40.8" + std::to_string(i) + ",-73.9\n";
  REQUIRE(import.take(rows).accepted == 30);
  const auto verdicts = import.house.read([](Tx& tx) { return chronicle::verify(tx); });
  REQUIRE(verdicts.size() == 1);
  CHECK(verdicts[0].entries == 30);
  CHECK(verdicts[0].intact);

  const auto program = Caller::program("test");
  const auto community = import.requests_of("04 BRONX").at(0).community_id;
  const volunteers::ApplyAsVolunteer helping{.community_id = community, .weekly_minutes = {600}};
  import.house.write([&](Tx& tx) {
    const auto& people = import.house.room<people::People>();
  for (int i = 0; i < 30; ++i) {
    const auto name = Text<1, 60>("Helper " + std::to_string(i));
    const auto person = people.add_person(tx, program, {.community_id = community, .name = name}, {});
    import.house.room<volunteers::Volunteers>().enrol(tx, program, person.id, helping);
  }
});
const auto& dispatch = import.house.room<requests::Dispatch>();
const auto plan = import.house.read([&](Tx& tx) { return dispatch.plan(tx, program, {community, {}}); });
CHECK(plan.pairs.size() == 30);
const auto dispatched = import.house.write([&](Tx& tx) {
  requests::DispatchPlan wanted{.community_id = community};
  for (const auto& pair : plan.pairs) wanted.offers.push_back({pair.request_id, pair.volunteer_id, {}});
  return dispatch.dispatch(tx, program, wanted);
});
CHECK(dispatched.offered.size() == 30);
CHECK(dispatched.not_offered.empty());
}
