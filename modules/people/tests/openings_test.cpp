#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

struct OpenedVillage : Village {
  Caller worker = caller_with({people::view}, testing::village_code, 77);
  OpenedVillage() { worker.name = "陈工"; }

  std::string record_of(const Person& person) const { return url("/persons/" + person.id.text()); }
  HttpResponse open(const Person& person, const std::string& body = "{}") {
    return house.as(worker, "POST", record_of(person) + "/openings", body);
  }
  auto looks_at(const Person& person) {
    const auto items = body_of(house.as(as_resident(person), "GET", url("/me/looks"))).at("items");
    return items.as_array();
  }
  // Everything of one home that a page could read, by its path.
  std::vector<std::string> readings() const {
    std::vector<std::string> paths;
    for (const auto* part : {"", "/history", "/proxies"}) paths.push_back(record_of(granny) + part);
    for (const auto* part : {"", "/cards"}) paths.push_back(url("/households/" + home.id.text()) + part);
    return paths;
  }
};

}  // namespace

TEST_CASE("staff read a record or a home only after an opening that its people can read") {
  OpenedVillage village;
  for (const auto& path : village.readings())
    CHECK_MESSAGE(problem_code(village.house.as(village.worker, "GET", path)) == "people.open_first", path);
  const auto opened = village.open(village.granny, R"({"purpose":"核对住址"})");
  REQUIRE(opened.status == 200);
  CHECK(body_of(opened).at("members").as_array().size() == 2);
  for (const auto& path : village.readings())
    CHECK_MESSAGE(village.house.as(village.worker, "GET", path).status == 200, path);
  for (const auto& person : {village.granny, village.daughter}) {
    const auto looks = village.looks_at(person);
    REQUIRE(looks.size() == 1);
    CHECK(looks[0].at("by_name").as_string() == "陈工");
    CHECK(looks[0].at("purpose").as_string() == "核对住址");
  }
}

TEST_CASE("an opening is good for two hours, for its reader alone, and one look an hour") {
  OpenedVillage village;
  village.open(village.granny);
  village.house.clock().advance(minutes(59));
  village.open(village.granny);
  CHECK(village.looks_at(village.granny).size() == 1);
  auto colleague = caller_with({people::view}, testing::village_code, 78);
  CHECK(problem_code(village.house.as(colleague, "GET", village.record_of(village.granny))) == "people.open_first");
  CHECK(village.house.as(village.worker, "GET", village.record_of(village.granny)).status == 200);
  village.house.clock().advance(hours(2));
  CHECK(problem_code(village.house.as(village.worker, "GET", village.record_of(village.granny))) ==
        "people.open_first");
  village.open(village.granny);
  CHECK(village.looks_at(village.granny).size() == 2);
}

TEST_CASE("a home reads its own record without a look, and a refused opening leaves none") {
  OpenedVillage village;
  const auto daughter = village.as_resident(village.daughter);
  for (const auto& path : village.readings()) CHECK_MESSAGE(village.house.as(daughter, "GET", path).status == 200, path);
  const auto neighbour = village.as_resident(village.neighbour);
  CHECK(problem_code(village.house.as(neighbour, "POST", village.record_of(village.granny) + "/openings", "{}")) ==
        "platform.no_permission");
  const auto elsewhere = caller_with({people::view}, testing::village_code + "002");
  CHECK(problem_code(village.house.as(elsewhere, "POST", village.record_of(village.granny) + "/openings", "{}")) ==
        "platform.not_found");
  CHECK(village.looks_at(village.granny).empty());
}
