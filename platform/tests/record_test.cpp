// Proof: one LINLI_RECORD line drives JSON, rows and the schema, with optionals, lists, nested records and constraints.
#include <doctest/doctest.h>

#include "platform/record/rows.hpp"
#include "platform/record/schema.hpp"

namespace linli::record_proof {

LINLI_ENUM(Weather, sunny, rainy)

struct Stop {
  Text<1, 5> name;
  std::optional<Whole<0, 100>> steps;
};
LINLI_RECORD(Stop, name, steps)

struct Walk {
  Id<Walk> id;
  Text<1, 10> title;
  std::optional<Text<0, 20>> note;
  std::vector<Stop> stops;
  std::vector<std::string> tags;
  Stop home;
  Weather weather = Weather::sunny;
  Latitude lat;
  Phone phone;
  bool done = false;
  Instant at;
  std::optional<Stop> end;
};
LINLI_RECORD(Walk, id, title, note, stops, tags, home, weather, lat, phone, done, at, end)

const char* const whole_walk =
    R"({"id":"42","title":"散步","note":null,"stops":[{"name":"东门","steps":7},{"name":"桥"}],
  "tags":["a","b"],"home":{"name":"家","steps":null},"weather":"rainy","lat":30.17,"phone":"+86 138-1234-5678",
  "done":true,"at":"2026-11-24T08:00:00+08:00","end":{"name":"湖"}})";

std::map<std::string, std::string> complaints_about(std::string_view text) {
  std::map<std::string, std::string> found;
  try {
    json::from_text<Walk>(text);
  } catch (const Refusal& refusal) {
    for (const auto& complaint : refusal.complaints()) found[complaint.pointer] = complaint.code;
  }
  return found;
}

TEST_CASE("a record with optionals, lists, nested records and constrained text survives JSON") {
  const auto walk = json::from_text<Walk>(whole_walk);
  CHECK(walk.id.value == 42);
  CHECK(!walk.note);
  REQUIRE(walk.stops.size() == 2);
  CHECK(walk.stops[0].steps->value == 7);
  CHECK(!walk.stops[1].steps);
  CHECK(walk.home.name.str() == "家");
  CHECK(walk.weather == Weather::rainy);
  CHECK(walk.end->name.str() == "湖");
  CHECK(walk.at.iso() == "2026-11-24T00:00:00Z");
  CHECK(json::text(walk) ==
        R"({"id":"42","title":"散步","note":null,"stops":[{"name":"东门","steps":7},{"name":"桥","steps":null}],)"
        R"("tags":["a","b"],"home":{"name":"家","steps":null},"weather":"rainy","lat":30.17,"phone":"138****5678",)"
        R"("done":true,"at":"2026-11-24T00:00:00Z","end":{"name":"湖","steps":null}})");
}

TEST_CASE("a record survives its row, and a telephone number leaves only as something to be sealed") {
  const auto walk = json::from_text<Walk>(whole_walk);
  const auto values = rows::to_values(walk);
  CHECK(rows::column_list<Walk>() == "id, title, note, stops, tags, home, weather, lat, phone, done, at, end");
  REQUIRE(values.size() == 12);
  CHECK(db::is_null(values[2]));
  CHECK(std::get<std::string>(values[3]) == R"([{"name":"东门","steps":7},{"name":"桥","steps":null}])");
  CHECK(std::get<db::Sealed>(values[8]).text == "13812345678");

  Walk back;
  std::size_t i = 0;
  for_each_field(back, [&](std::string_view, auto& member) {
    member = rows::from_db<std::remove_reference_t<decltype(member)>>(values[i++]);
  });
  CHECK(json::text(back) == json::text(walk));
  CHECK(back.phone.digits() == "13812345678");
}

TEST_CASE("reading names everything that is wrong at once, deep inside too") {
  const auto found = complaints_about(R"({"id":7,"title":"","stops":[{"name":"一二三四五六","steps":101},{"nam":"x"}],
    "tags":"a","home":5,"weather":"foggy","lat":91,"phone":"123","done":"yes","at":"tomorrow","more":1})");
  const std::map<std::string, std::string> expected{{"/id", "id.not_an_id"},
                                                    {"/title", "text.empty"},
                                                    {"/stops/0/name", "text.too_long"},
                                                    {"/stops/0/steps", "number.too_large"},
                                                    {"/stops/1/name", "json.required"},
                                                    {"/stops/1/nam", "json.unknown_field"},
                                                    {"/tags", "json.wrong_type"},
                                                    {"/home", "json.wrong_type"},
                                                    {"/weather", "json.not_one_of"},
                                                    {"/lat", "number.too_large"},
                                                    {"/phone", "phone.too_short"},
                                                    {"/done", "json.wrong_type"},
                                                    {"/at", "instant.not_an_instant"},
                                                    {"/more", "json.unknown_field"}};
  CHECK(found == expected);
}

TEST_CASE("what must not be absent is asked for; what may be absent is not") {
  const auto found = complaints_about("{}");
  CHECK(found.contains("/title"));
  CHECK(found.contains("/home"));
  CHECK(!found.contains("/note"));
  CHECK(!found.contains("/stops"));
  CHECK(!found.contains("/done"));
  CHECK(!found.contains("/end"));
}

TEST_CASE("the schema of a record carries its constraints") {
  Schemas schemas;
  schemas.of<Walk>();
  const auto walk = schemas.components().at("Walk").as_object();
  const auto& properties = walk.at("properties").as_object();
  CHECK(properties.at("title").at("maxLength").to_number<int>() == 10);
  CHECK(properties.at("weather").at("enum").as_array().size() == 2);
  CHECK(properties.at("lat").at("minimum").to_number<int>() == -90);
  CHECK(schemas.components().contains("Stop"));
  std::set<std::string> required;
  for (const auto& name : walk.at("required").as_array()) required.emplace(name.as_string());
  CHECK(required.contains("title"));
  CHECK(!required.contains("note"));
}

}  // namespace linli::record_proof
