#include "modules/areas/areas.hpp"

#include <doctest/doctest.h>

#include "modules/areas/rules.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/facts/facts.hpp"

using namespace linli;
using areas::Areas;

namespace {

constexpr const char* community_code = "421087104001";

Area community_in(testing::TestHouse& house) {
  return house.write([&](Tx& tx) {
    auto& areas = house.room<Areas>();
    areas.ensure_region(tx, {"421087", areas::RegionKind::county, "松滋市", "4210"});
    areas.ensure_region(tx, {"421087104", areas::RegionKind::street, "新江口街道", "421087"});
    return areas.ensure_community(tx, community_code, "玉岭社区", {}, {});
  });
}
std::string url(const Area& community, const std::string& rest) { return "/api/v1/communities/" + community.id.text() + rest; }

const auto problem_of = testing::problem_code;

}  // namespace

TEST_CASE("the next code follows the last and stops when the digits are used up") {
  CHECK(areas::code_after(AreaKind::grid, "421087104001", "") == "421087104001001");
  CHECK(areas::code_after(AreaKind::building, "421087104001001C07", "421087104001001C07B09") == "421087104001001C07B10");
  CHECK(areas::code_after(AreaKind::compound, "421087104001001", "421087104001001C99").empty());
}

TEST_CASE("a code is well-formed only below its parent") {
  CHECK(areas::is_well_formed(AreaKind::grid, "421087104001", "421087104001003"));
  CHECK_FALSE(areas::is_well_formed(AreaKind::grid, "421087104001", "421087104002003"));
  CHECK_FALSE(areas::is_well_formed(AreaKind::building, "421087104001001C07", "421087104001001C07B1x"));
}

TEST_CASE("a community is made once and found by its code") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto first = community_in(house), second = community_in(house);
  CHECK(first.id == second.id);
  CHECK(house.read([&](Tx& tx) { return house.room<Areas>().communities_below(tx, "421087").at(0).street_name; }) == "新江口街道");
}

TEST_CASE("a manager draws a grid, a compound in it and a building in that") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto community = community_in(house);
  const auto manager = testing::caller_with({areas::view, areas::manage}, community_code);
  const auto grid = testing::body_of(house.as(manager, "POST", url(community, "/areas"), R"({"kind":"grid","name":"第一网格","parent_code":"421087104001"})"));
  CHECK(grid.at("code").as_string() == "421087104001001");
  const auto compound = house.as(manager, "POST", url(community, "/areas"), R"({"kind":"compound","name":"玉岭新村","parent_code":"421087104001001"})");
  CHECK(compound.status == 201);
  const auto building = house.as(manager, "POST", url(community, "/areas"), R"({"kind":"building","name":"3栋","parent_code":"421087104001001C01"})");
  CHECK(testing::body_of(building).at("code").as_string() == "421087104001001C01B01");
  CHECK(house.read([&](Tx& tx) { return house.room<Areas>().place_of(tx, community.id, "421087104001001C01B01"); }) == "玉岭新村 3栋");
}

TEST_CASE("an area on the wrong level, below nothing, or with a taken code is refused with the field") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto community = community_in(house);
  const auto manager = testing::caller_with({areas::view, areas::manage}, community_code);
  const auto refused = [&](const std::string& body) {
    return std::string(testing::body_of(house.as(manager, "POST", url(community, "/areas"), body)).at("errors").as_array().at(0).at("code").as_string());
  };
  CHECK(refused(R"({"kind":"building","name":"1栋","parent_code":"421087104001"})") == "areas.wrong_level");
  CHECK(refused(R"({"kind":"grid","name":"一","parent_code":"421087104009"})") == "areas.no_such_parent");
  CHECK(refused(R"({"kind":"grid","name":"一","parent_code":"421087104001","code":"421087104002001"})") == "areas.not_below_parent");
  house.as(manager, "POST", url(community, "/areas"), R"({"kind":"grid","name":"一","parent_code":"421087104001"})");
  CHECK(refused(R"({"kind":"grid","name":"二","parent_code":"421087104001","code":"421087104001001"})") == "areas.code_taken");
}

TEST_CASE("whoever manages everywhere founds the first community, with the street and county above it") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto administrator = testing::caller_with({areas::view, areas::manage}, "");
  const auto founded = house.as(administrator, "POST", "/api/v1/communities",
                                R"({"code":"421087104001","name":"玉岭社区","street":{"name":"新江口街道"},"county":{"name":"松滋市"}})");
  REQUIRE(founded.status == 201);
  CHECK(testing::body_of(founded).at("street_name").as_string() == "新江口街道");
  CHECK(testing::body_of(founded).at("county_name").as_string() == "松滋市");
  const auto inside = "/api/v1/communities/" + std::string(testing::body_of(founded).at("id").as_string()) + "/areas";
  CHECK(house.as(administrator, "POST", inside, R"({"kind":"grid","name":"第一网格","parent_code":"421087104001"})").status == 201);
  const auto next = house.as(administrator, "POST", "/api/v1/communities", R"({"name":"青溪社区","street":{"code":"421087104"}})");
  CHECK(testing::body_of(next).at("code").as_string() == "421087104002");
  const auto streets = house.as(administrator, "GET", "/api/v1/regions?parent_code=421087");
  CHECK(testing::body_of(streets).at("items").as_array().at(0).at("name").as_string() == "新江口街道");
  const auto counties = house.as(administrator, "GET", "/api/v1/regions");
  CHECK(testing::body_of(counties).at("items").as_array().at(0).at("code").as_string() == "421087");
}

TEST_CASE("a community is founded only where one manages areas, and once") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto street = testing::caller_with({areas::view, areas::manage}, "421087104");
  const std::string body = R"({"code":"421087104001","name":"玉岭社区","street":{"name":"新江口街道"},"county":{"name":"松滋市"}})";
  CHECK(problem_of(house.as_stranger("POST", "/api/v1/communities", body)) == "platform.not_signed_in");
  CHECK(problem_of(house.as(testing::caller_with({areas::view}, ""), "POST", "/api/v1/communities", body)) == "platform.no_permission");
  CHECK(problem_of(house.as(testing::caller_with({areas::manage}, "421087105"), "POST", "/api/v1/communities", body)) == "platform.no_permission");
  CHECK(house.read([&](Tx& tx) { return house.room<Areas>().communities_below(tx, ""); }).empty());
  CHECK(house.as(street, "POST", "/api/v1/communities", body).status == 201);
  CHECK(problem_of(house.as(street, "POST", "/api/v1/communities", body)) == "platform.invalid");
}

TEST_CASE("founding is refused with the field that is wrong") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto community = community_in(house);
  const auto street = testing::caller_with({areas::view, areas::manage}, "421087104");
  const auto refused = [&](const std::string& body) {
    const auto response = house.as(street, "POST", "/api/v1/communities", body);
    REQUIRE(response.status == 422);
    const auto first = testing::body_of(response).at("errors").as_array().at(0);
    return std::string(first.at("pointer").as_string()) + " " + std::string(first.at("code").as_string());
  };
  CHECK(refused(R"({"name":"一"})") == "/code areas.code_needed");
  CHECK(refused(R"({"name":"一","code":"421087104"})") == "/code areas.not_a_community_code");
  CHECK(refused(R"({"name":"一","code":"421087104000"})") == "/code areas.not_a_community_code");
  CHECK(refused(R"({"name":"一","street":{"code":"421087000"}})") == "/street/code areas.not_a_street_code");
  CHECK(refused(R"({"name":"一","code":"421087104002","street":{"code":"421087105"}})") == "/street/code areas.not_above");
  CHECK(refused(R"({"name":"一","code":"421087104002","county":{"code":"421081"}})") == "/county/code areas.not_above");
  CHECK(refused(R"({"name":"一","code":"421087104001"})") == "/code areas.community_exists");
  CHECK(refused(R"({"name":"一","code":"421087104002","county":{"name":"别的县"}})") == "/county/name areas.region_called");
  CHECK(house.read([&](Tx& tx) { return house.room<Areas>().name_of(tx, community.id, "421087"); }) == "松滋市");
}

TEST_CASE("whoever manages a street corrects its name by founding a community below it") {
  testing::TestHouse house({facts_shape(), areas_module()});
  community_in(house);
  const auto street = testing::caller_with({areas::view, areas::manage}, "421087104");
  const auto founded = house.as(street, "POST", "/api/v1/communities", R"({"name":"青溪社区","street":{"code":"421087104","name":"玉岭街道"}})");
  REQUIRE(founded.status == 201);
  CHECK(testing::body_of(founded).at("street_name").as_string() == "玉岭街道");
  CHECK(testing::body_of(founded).at("county_name").as_string() == "松滋市");
}

TEST_CASE("a new region needs a name, and every fault is told at once") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto administrator = testing::caller_with({areas::manage}, "");
  const auto refused = house.as(administrator, "POST", "/api/v1/communities", R"({"name":"一","code":"421087104001"})");
  REQUIRE(testing::body_of(refused).at("errors").as_array().size() == 2);
  CHECK(testing::body_of(refused).at("errors").as_array().at(1).at("pointer").as_string() == "/street/name");
}

TEST_CASE("of two who change an area the slower is told who was faster, and when") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto community = community_in(house);
  auto manager = testing::caller_with({areas::view, areas::manage}, community_code);
  manager.name = "向勇";
  const auto rename = [&](const std::string& body) {
    return house.as(manager, "PATCH", url(community, "/areas/" + community.id.text()), body);
  };
  const auto unseen = rename(R"({"name":"玉岭"})");
  CHECK(problem_of(unseen) == "platform.invalid");
  CHECK(testing::body_of(unseen).at("errors").as_array().at(0).at("pointer").as_string() == "/version");
  CHECK(rename(R"({"version":1,"name":"玉岭"})").status == 200);
  house.clock().advance(minutes(5));
  manager.name = "覃大海";
  const auto slower = testing::body_of(rename(R"({"version":1,"name":"玉岭新社区"})"));
  CHECK(slower.at("code").as_string() == "areas.changed_meanwhile");
  CHECK(std::string(slower.at("detail").as_string()).find("5 分钟前向勇改过") != std::string::npos);
  CHECK(house.read([&](Tx& tx) { return house.room<Areas>().name_of(tx, community.id, community_code); }) == "玉岭");
}

TEST_CASE("a grid worker sees only their grid, and another community's staff sees nothing") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto community = community_in(house);
  const auto manager = testing::caller_with({areas::view, areas::manage}, community_code);
  for (const auto* name : {"一", "二"})
    house.as(manager, "POST", url(community, "/areas"), std::string(R"({"kind":"grid","name":")") + name + R"(","parent_code":"421087104001"})");
  const auto worker = testing::caller_with({areas::view}, "421087104001002");
  CHECK(testing::body_of(house.as(worker, "GET", url(community, "/areas"))).at("items").as_array().size() == 1);
  const auto other = testing::caller_with({areas::view}, "421087104002");
  CHECK(testing::problem_code(house.as(other, "GET", url(community, "/areas"))) == "platform.no_permission");
}

TEST_CASE("a community that does not exist is not found, whoever asks") {
  testing::TestHouse house({facts_shape(), areas_module()});
  const auto manager = testing::caller_with({areas::view}, "");
  CHECK(house.as(manager, "GET", "/api/v1/communities/7/areas").status == 404);
  CHECK(house.as(manager, "GET", "/api/v1/communities/x/areas").status == 404);
}
