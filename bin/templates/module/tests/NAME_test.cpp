#include "modules/NAME/NAME.hpp"

#include <doctest/doctest.h>

#include "modules/areas/areas.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;

TEST_CASE("NAME: a name is taken once, and only by whoever may") {
  testing::TestHouse house({areas_module(), NAME_module()});
  const auto community = house.write([&](Tx& tx) {
    return house.room<areas::Areas>().ensure_community(tx, "421087104001", "玉岭社区", {}, {});
  });
  const auto url = "/api/v1/communities/" + community.id.text() + "/NAME";
  const auto desk = caller_with({NAME::view, NAME::manage}, community.code);
  CHECK(house.as(desk, "POST", url, R"({"name":"first"})").status == 201);
  CHECK(problem_code(house.as(desk, "POST", url, R"({"name":"first"})")) == "NAME.name_taken");
  CHECK(body_of(house.as(desk, "GET", url)).at("items").as_array().size() == 1);
  CHECK(problem_code(house.as(caller_with({NAME::view}, community.code), "POST", url, R"({"name":"x"})")) == "platform.no_permission");
}
