// Laws about what programs of others can read of the API.
#include <doctest/doctest.h>

#include "platform/testing/test_house.hpp"
#include "server/modules.hpp"

using namespace linli;

TEST_CASE("every route is described, those that carry files or set cookies too") {
  testing::TestHouse house(all_modules());
  const auto document = house.house().reception().openapi();
  const auto& paths = document.at("paths").as_object();
  for (const auto& route : house.house().reception().routes()) {
    const auto* path = paths.if_contains(route.pattern);
    REQUIRE_MESSAGE(path != nullptr, route.pattern);
    std::string method = route.method;
    for (char& c : method) c = static_cast<char>(c + ('a' - 'A'));
    const auto* operation = path->as_object().if_contains(method);
    REQUIRE_MESSAGE(operation != nullptr, route.method, " ", route.pattern);
    CHECK_MESSAGE(operation->as_object().contains("responses"), route.method, " ", route.pattern);
  }
}

TEST_CASE("the stream of what changes is described as one") {
  testing::TestHouse house(all_modules());
  const auto document = house.house().reception().openapi();
  const auto* path = document.at("paths").as_object().if_contains("/api/v1/live");
  REQUIRE(path != nullptr);
  CHECK(path->at("get").at("responses").at("200").at("content").as_object().contains("text/event-stream"));
}
