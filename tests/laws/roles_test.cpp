// Laws about the catalogue's roles.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include "platform/testing/test_house.hpp"
#include "server/modules.hpp"

using namespace linli;

TEST_CASE("every permission a role gives exists, and every permission is given by some role") {
  testing::TestHouse house(all_modules());
  std::set<std::string> existing, given;
  for (const auto& permission : house.house().permissions()) existing.insert(std::string(permission.name));
  const auto roles = YAML::LoadFile((testing::repository() / "catalog/roles.yaml").string())["roles"];
  REQUIRE(roles.size() > 5);
  for (const auto& role : roles)
    for (const auto& permission : role["permissions"]) given.insert(permission.as<std::string>());
  for (const auto& name : given) CHECK_MESSAGE(existing.contains(name), "catalog/roles.yaml gives ", name, ", which no module has");
  for (const auto& name : existing) CHECK_MESSAGE(given.contains(name), "no role gives ", name);
}

TEST_CASE("nobody can both propose and approve a correction of points by one role") {
  const auto roles = YAML::LoadFile((testing::repository() / "catalog/roles.yaml").string())["roles"];
  for (const auto& role : roles) {
    std::set<std::string> permissions;
    for (const auto& permission : role["permissions"]) permissions.insert(permission.as<std::string>());
    CHECK_FALSE((permissions.contains("points.correct") && permissions.contains("points.approve")));
  }
}
