// What bad input gets from the real server: every complaint by field in the caller's language, and nothing changed.
#include <doctest/doctest.h>

#include "tests/faults/scene.hpp"

namespace linli::testing {
namespace {

std::string nested(int levels) {
  std::string text = R"({"kind":"company","fields":)";
  for (int i = 0; i < levels; ++i) text += R"({"a":)";
  return text + "1" + std::string(static_cast<std::size_t>(levels) + 1, '}');
}

}  // namespace

TEST_CASE("an order with faults is refused with all of them, by field, and nothing changes") {
  const Scene scene;
  struct Case {
    std::string what;
    std::string body;
    std::vector<std::string> pointers;
  };
  const std::vector<Case> cases{
      {"broken UTF-8", "{\"kind\":\"company\",\"words\":\"\xff\xfe\"}", {""}},
      {"half a character", "{\"kind\":\"company\",\"words\":\"\xe9\x82\"}", {""}},
      {"half a surrogate pair", R"({"kind":"company","words":"\ud800"})", {""}},
      {"nested a thousand deep", nested(1'000), {""}},
      {"cut off", R"({"kind":"comp)", {""}},
      {"a list", "[1,2]", {""}},
      {"nothing", "", {"/kind"}},
      {"a kind that is missing", "{}", {"/kind"}},
      {"fields that nobody knows", R"({"kind":"company","colour":"red","size":1})", {"/colour", "/size"}},
      {"wrong types",
       R"({"kind":7,"words":[],"fields":3,"lat":"north","lng":true,"pictures":"none","event":"yes","people_needed":{}})",
       {"/kind", "/words", "/fields", "/lat", "/lng", "/pictures", "/event", "/people_needed"}},
      {"numbers out of bounds",
       R"({"kind":"company","lat":91,"lng":-1e300,"people_needed":99999999999999999999})",
       {"/lat", "/lng", "/people_needed"}},
      {"half a person", R"({"kind":"company","people_needed":1.5})", {"/people_needed"}},
      {"ids and times that are none",
       R"({"kind":"company","for_person_id":"abc","preferred_at":"tomorrow"})",
       {"/for_person_id", "/preferred_at"}},
      {"too many words",
       R"({"kind":"company","words":")" + std::string(1'001, 'x') + R"(","place_text":")" + std::string(201, 'x') +
           R"("})",
       {"/words", "/place_text"}},
      {"a kind that does not exist, and a time long past",
       R"({"kind":"flying_carpet","preferred_at":"2001-01-01T00:00:00Z"})",
       {"/kind", "/preferred_at"}},
      {"answers that the kind does not ask for",
       R"({"kind":"company","fields":{"likes":["flying"],"colour":"red"}})",
       {"/fields/likes", "/fields/colour"}},
      {"a place without its other half", R"({"kind":"company","lat":30})", {"/lng"}},
      {"pictures that never came", R"({"kind":"company","pictures":["12345"]})", {"/pictures"}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    scene.check_refused(scene.resident, "POST", "/requests", each.body, 422, "platform.invalid", each.pointers);
  }
}

TEST_CASE("a wrong type is told in the caller's words, not in those of JSON") {
  const Scene scene;
  const auto detail = [&](const char* spoken) {
    const auto reply = scene.resident.post(scene.server, "/requests", R"({"kind":7})", language(spoken));
    return std::string(json_of(reply).at("errors").at(0).at("detail").as_string());
  };
  CHECK(detail("zh") == "这一项的类型不对，应当是文字。");
  CHECK(detail("en") == "This has the wrong type; it should be a text.");
}

TEST_CASE("addresses and questions that cannot be read are refused, and nothing changes") {
  const Scene scene;
  const auto& who = scene.resident;
  scene.check_refused(who, "GET", "/requests?q=%ff", "", 400, "platform.bad_request");
  scene.check_refused(who, "GET", "/requests?colour=red&limit=many", "", 422, "platform.invalid",
                      {"/colour", "/limit"});
  scene.check_refused(who, "GET", "/requests/abc", "", 422, "platform.invalid", {"/id"});
  scene.check_refused(who, "GET", "/requests/99999999999999999999", "", 422, "platform.invalid", {"/id"});
  scene.check_refused(who, "DELETE", "/requests", "", 405, "platform.wrong_method");
  scene.check_refused(who, "POST", "/nothing", "{}", 404, "platform.not_found");
}

TEST_CASE("a body of ten megabytes is refused, and the server goes on") {
  const Scene scene;
  scene.check_refused(scene.resident, "POST", "/requests", std::string(10 * 1024 * 1024, 'x'), 413,
                      "platform.too_large");
  CHECK(scene.resident.get(scene.server, "/requests?view=household").status == 200);
}

TEST_CASE("ids of another community open nothing and change nothing") {
  const Scene scene;
  const auto id = scene.ordered();
  auto elsewhere = scene.resident;
  elsewhere.community_id = scene.hamlet.other_community_id();
  scene.check_refused(elsewhere, "GET", "/requests/" + id, "", 404, "platform.not_found");
  scene.check_refused(elsewhere, "POST", "/requests/" + id + "/withdrawal", "{}", 404, "platform.not_found");
  scene.check_refused(elsewhere, "POST", "/requests", order_of("来这边吧"), 422, "platform.invalid",
                      {"/for_person_id"});
  scene.check_refused(scene.resident, "POST", "/requests", R"({"kind":"company","area_code":"421087104002"})", 422,
                      "platform.invalid", {"/area_code"});
  scene.check_refused(scene.resident, "POST", "/requests", R"({"kind":"company","for_person_id":"123456789"})", 403,
                      "requests.not_for_them");
  // Nor does a neighbour's request, though it is of one's own community.
  scene.check_refused(scene.other, "POST", "/requests/" + id + "/withdrawal", "{}", 404, "platform.not_found");
  for (const auto* nowhere : {"7", "abc", "-1", "0"}) {
    elsewhere.community_id = nowhere;
    scene.check_refused(elsewhere, "GET", "/requests/" + id, "", 404, "platform.not_found");
  }
}

TEST_CASE("a write without its CSRF token, with a wrong one or without a session is refused") {
  const Scene scene;
  auto who = scene.resident;
  who.csrf = "";
  scene.check_refused(who, "POST", "/requests", order_of("没有令牌"), 403, "platform.csrf");
  who.csrf = scene.other.csrf;
  scene.check_refused(who, "POST", "/requests", order_of("别人的令牌"), 403, "platform.csrf");
  who.cookie = "made-up";
  scene.check_refused(who, "POST", "/requests", order_of("假的"), 401, "platform.not_signed_in");
  who.cookie = "";
  scene.check_refused(who, "POST", "/requests", order_of("没登录"), 401, "platform.not_signed_in");
}

}  // namespace linli::testing
