// Laws about routes, words and what is generated from them.
#include <doctest/doctest.h>

#include <regex>

#include "platform/testing/test_house.hpp"
#include "server/modules.hpp"
#include "tests/laws/sources.hpp"

using namespace linli;

namespace {

// "/api/v1/communities/{community_id}/x/{id}" with numbers in its places.
std::string filled(const std::string& pattern) { return std::regex_replace(pattern, std::regex(R"(\{\w+\})"), "7"); }

bool is_open(const Route& route) { return route.permission == publik; }

}  // namespace

TEST_CASE("every route refuses a stranger, unless it says publik") {
  testing::TestHouse house(all_modules());
  int count = 0;
  for (const auto& route : house.house().reception().routes()) {
    if (is_open(route)) continue;
    ++count;
    const auto response = house.as_stranger(route.method, filled(route.pattern), "{}");
    CHECK_MESSAGE(response.status == 401, route.method, " ", route.pattern, " answered ", response.status);
  }
  CHECK(count > 40);
}

TEST_CASE("every route refuses whoever lacks its permission") {
  testing::TestHouse house(all_modules());
  for (const auto& route : house.house().reception().routes()) {
    if (is_open(route) || route.permission == signed_in) continue;
    const auto response = house.as(testing::caller_with({}, "42"), route.method, filled(route.pattern), "{}");
    CHECK_MESSAGE(testing::problem_code(response) == "platform.no_permission", route.method, " ", route.pattern);
  }
}

TEST_CASE("every permission belongs to a module and every write of a signed-in person needs the CSRF token") {
  testing::TestHouse house(all_modules());
  auto caller = testing::caller_with({}, "");
  for (const auto& permission : house.house().permissions()) caller.rights.push_back({std::string(permission.name), "", {}});
  for (const auto& route : house.house().reception().routes()) {
    if (!is_open(route) && route.permission != signed_in)
      CHECK_MESSAGE(std::ranges::find(house.house().permissions(), route.permission) != house.house().permissions().end(),
                    route.pattern, " uses an unlisted permission ", std::string(route.permission.name));
    if (route.method == "GET") continue;
    HttpRequest request;
    request.method = route.method;
    request.path = filled(route.pattern);
    house.house().reception().recognise_with([&](Tx&, const std::string&) { return std::make_shared<const Caller>(caller); });
    request.cookies["linli_session"] = "x";
    const auto response = house.house().reception().answer(request);
    CHECK_MESSAGE(testing::problem_code(response) == "platform.csrf", route.method, " ", route.pattern);
  }
}

TEST_CASE("everything the server says is worded in both languages, with the same places") {
  testing::TestHouse house(all_modules());
  const auto& words = house.house().words();
  CHECK(words.codes("zh") == words.codes("en"));
  CHECK(words.codes("zh").size() > 100);
  for (const auto& code : words.codes("zh")) {
    const auto zh = words.say("zh", code), en = words.say("en", code);
    CHECK_MESSAGE(!zh.empty(), code);
    CHECK_MESSAGE(!en.empty(), code);
    for (const auto& place : laws::matches(zh, R"((\{\w+\}))")) CHECK_MESSAGE(en.find(place) != std::string::npos, code, " lacks ", place, " in English");
  }
}

TEST_CASE("every refusal and complaint in the sources is worded") {
  testing::TestHouse house(all_modules());
  const auto& words = house.house().words();
  for (const auto* folder : {"platform", "shapes", "modules"})
    for (const auto& source : laws::sources(folder, {".cpp", ".hpp"})) {
      if (source.path.find("/tests/") != std::string::npos || source.path.find("/testing/") != std::string::npos) continue;
      for (const auto& code : laws::matches(source.text, R"re(Refusal(?:::\w+)?\((?:\d+, )?(?:"[^"]*", )?"([a-z0-9_]+\.[a-z0-9_.]+)")re"))
        CHECK_MESSAGE(words.has("zh", code), source.path, " refuses with ", code, ", which nobody worded");
    }
}

TEST_CASE("docs/openapi.json is what the routes say") {
  testing::TestHouse house(all_modules());
  const auto written = laws::sources("docs", {"openapi.json"});
  REQUIRE(written.size() == 1);
  CHECK_MESSAGE(boost::json::parse(boost::json::string_view(written[0].text)) == boost::json::value(house.house().reception().openapi()),
                "docs/openapi.json is not current: run bin/docs");
}

TEST_CASE("operations have names of their own") {
  testing::TestHouse house(all_modules());
  std::set<std::string> names;
  for (const auto& route : house.house().reception().routes())
    CHECK_MESSAGE(names.insert(route.operation).second, route.operation, " is used twice");
}
