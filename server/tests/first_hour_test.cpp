// The first hour with an empty data folder: what the first administrator can do with nothing but their own role.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "platform/testing/test_house.hpp"
#include "server/modules.hpp"

namespace linli::first_hour_tests {
namespace {

using testing::body_of;

// Everything that the catalogue gives the role, everywhere.
Caller administrator(const House& house) {
  std::vector<Permission> permissions;
  for (const auto& role : YAML::LoadFile((testing::repository() / "catalog/roles.yaml").string())["roles"]) {
    if (role["code"].as<std::string>() != "administrator") continue;
    for (const auto& name : role["permissions"])
      for (const auto& permission : house.permissions())
        if (permission.name == name.as<std::string>()) permissions.push_back(permission);
  }
  return testing::caller_with(std::move(permissions), "", 0);
}

struct FirstHour {
  testing::TestHouse house{all_modules()};
  Caller me = administrator(house.house());

  // Does it, which must succeed, and gives a member of the answer.
  std::string made(const std::string& target, const std::string& body, const char* member) {
    const auto response = house.as(me, "POST", "/api/v1" + target, body);
    REQUIRE_MESSAGE(response.status == 201, target, " ", response.body);
    return std::string(body_of(response).at(member).as_string());
  }
  std::string area(const std::string& community, const std::string& kind, const std::string& parent) {
    return made(community + "/areas", R"({"kind":")" + kind + R"(","name":"一号","parent_code":")" + parent + R"("})",
                "code");
  }
};

}  // namespace

TEST_CASE("the first administrator founds a community, adds people and invites its secretary without a detour") {
  FirstHour hour;
  const auto id = hour.made(
      "/communities",
      R"({"code":"421087104001","name":"玉岭社区","street":{"name":"新江口街道"},"county":{"name":"松滋市"}})", "id");
  const auto community = "/communities/" + id;
  const auto building =
      hour.area(community, "building", hour.area(community, "compound", hour.area(community, "grid", "421087104001")));
  const auto home =
      hour.made(community + "/households", R"({"building_code":")" + building + R"(","room":"301"})", "id");
  const auto person = hour.made(community + "/persons",
                                R"({"name":"向勇","phone":"13700000002","household_id":")" + home + R"("})", "name");
  CHECK(person == "向勇");
  const auto invited = hour.house.as(hour.me, "POST", "/api/v1" + community + "/invitations",
                                     R"({"name":"向勇","phone":"13700000002","role":"secretary"})");
  CHECK_MESSAGE(invited.status == 201, invited.body);
}

TEST_CASE("the administrator's role opens no telephones, orders for nobody and moves no points") {
  testing::TestHouse house(all_modules());
  const auto me = administrator(house.house());
  for (const auto& permission : house.house().permissions())
    for (const auto* kept_from : {"people.open", "requests.order_for", "requests.dispatch", "requests.rate_by_call",
                                  "volunteers.manage", "points.correct", "points.approve"})
      if (permission.name == kept_from) CHECK_FALSE_MESSAGE(me.may(permission), kept_from);
}

}  // namespace linli::first_hour_tests
