// What bad input gets from the real server: every complaint by field in the caller's language, and nothing changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "platform/crypto/digest.hpp"
#include "platform/db/sqlite/sqlite_connection.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

std::string shown(const db::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return std::to_string(*real);
  return db::is_null(value) ? "null" : std::string(db::text(value));
}

// Every row of every table, as one hash.
std::string contents_of(const Hamlet& hamlet) {
  static constexpr Statement list_tables{"select name from sqlite_master where type = 'table' order by name"};
  const auto connection = db::connect_sqlite(hamlet.data() / "linli.db", false);
  std::vector<std::string> selects;
  connection->run(list_tables, {}, [&](auto row) { selects.push_back("select * from " + shown(row[0])); });
  std::string all;
  for (const auto& select : selects) {
    all += select;
    connection->run({select.c_str()}, {}, [&](auto row) {
      for (const auto& value : row) all += "|" + shown(value);
    });
  }
  return hex(sha256(all));
}

std::vector<std::string> pointers_of(const boost::json::object& problem) {
  std::vector<std::string> pointers;
  for (const auto& error : problem.at("errors").as_array()) {
    pointers.emplace_back(error.at("pointer").as_string());
    CHECK(error.at("detail").as_string() != error.at("code").as_string());
  }
  std::ranges::sort(pointers);
  return pointers;
}

// Has a character from the planes of Chinese writing: in UTF-8 their first bytes are E4 to E9.
bool is_chinese(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c >= 0xE4 && c <= 0xE9; });
}

// A problem as RFC 9457 wants it, with this code and these fields.
void check_problem(const Reply& reply, int status, const std::string& code, std::vector<std::string> pointers = {}) {
  CHECK_MESSAGE(reply.status == status, reply.body);
  REQUIRE(reply.headers.contains("content-type"));
  CHECK(reply.headers.at("content-type") == "application/problem+json");
  const auto problem = json_of(reply);
  CHECK(problem.at("code") == boost::json::string_view(code));
  CHECK(problem.at("status") == status);
  CHECK(problem.at("detail") != problem.at("code"));
  CHECK(problem.at("title") == problem.at("detail"));
  std::ranges::sort(pointers);
  CHECK_MESSAGE(pointers_of(problem) == pointers, reply.body);
}

// A community with its server and the people who will ask for strange things.
struct Scene {
  Hamlet hamlet;
  Server server{hamlet.data()};
  Visitor resident = hamlet.sign_in(server, Hamlet::residents[0]);
  Visitor other = hamlet.sign_in(server, Hamlet::residents[1]);

  std::string ordered(const std::string& words = "想有人来说说话") const {
    return text_at(resident.post(server, "/requests", order_of(words)), "id");
  }
  // Asks in both languages and looks whether anything changed.
  void check_refused(const Visitor& who, const std::string& method, const std::string& path, const std::string& body,
                     int status, const std::string& code, const std::vector<std::string>& pointers = {},
                     const std::string& more_headers = "") const {
    const auto before = contents_of(hamlet);
    for (const auto* spoken : {"zh-CN", "en-GB"}) {
      CAPTURE(spoken);
      const auto reply = server.client().ask(who.request(method, path, body, more_headers + language(spoken)));
      check_problem(reply, status, code, pointers);
      CHECK(is_chinese(text_at(reply, "detail")) == (std::string_view(spoken) == "zh-CN"));
    }
    CHECK(contents_of(hamlet) == before);
  }
};

std::string nested(int levels) {
  std::string text = R"({"kind":"company","fields":)";
  for (int i = 0; i < levels; ++i) text += R"({"a":)";
  return text + "1" + std::string(static_cast<std::size_t>(levels) + 1, '}');
}

// What two do at the same moment.
std::vector<Reply> at_once(const Server& server, const std::vector<std::string>& requests) {
  std::vector<Reply> replies(requests.size());
  std::barrier start(static_cast<std::ptrdiff_t>(requests.size()));
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < requests.size(); ++i)
    threads.emplace_back([&, i] {
      auto client = server.client();
      start.arrive_and_wait();
      replies[i] = client.ask(requests[i]);
    });
  for (auto& thread : threads) thread.join();
  return replies;
}

// The one that won stands first.
void check_one_won(std::vector<Reply>& replies) {
  std::ranges::sort(replies, {}, &Reply::status);
  REQUIRE_MESSAGE(replies[0].status < 300, replies[0].body);
  for (std::size_t i = 1; i < replies.size(); ++i) REQUIRE_MESSAGE(replies[i].status == 409, replies[i].body);
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

TEST_CASE("a retried order gets the first answer, and its key serves nothing else and nobody else") {
  const Scene scene;
  const auto key = idempotency_key(uuid7());
  const auto first = scene.resident.post(scene.server, "/requests", order_of("一次"), key);
  REQUIRE_MESSAGE(first.status == 201, first.body);
  const auto before = contents_of(scene.hamlet);
  const auto again = scene.resident.post(scene.server, "/requests", order_of("一次"), key);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(contents_of(scene.hamlet) == before);
  scene.check_refused(scene.resident, "POST", "/requests", order_of("另一件"), 422, "platform.key_reused", {}, key);
  scene.check_refused(scene.resident, "POST", "/requests", order_of("一次"), 422, "platform.invalid",
                      {"/Idempotency-Key"}, idempotency_key("once"));
  const auto neighbours = scene.other.post(scene.server, "/requests", order_of("一次"), key);
  CHECK(neighbours.status == 201);
  CHECK(text_at(neighbours, "id") != text_at(first, "id"));
}

TEST_CASE("an order sent twice at the same moment with one key makes one request") {
  const Scene scene;
  for (int round = 0; round < 5; ++round) {
    const auto request = scene.resident.request("POST", "/requests", order_of("同时"), idempotency_key(uuid7()));
    const auto replies = at_once(scene.server, {request, request, request});
    for (const auto& reply : replies) {
      CHECK(reply.status == 201);
      CHECK(reply.body == replies[0].body);
    }
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

TEST_CASE("of two who take the same request at once one wins, and the other is told who") {
  const Scene scene;
  std::vector<Visitor> helpers;
  for (const auto* phone : Hamlet::volunteers) helpers.push_back(scene.hamlet.sign_in(scene.server, phone));
  for (int round = 0; round < 5; ++round) {
    const auto taking = "/requests/" + scene.ordered() + "/taking";
    auto replies =
        at_once(scene.server, {helpers[0].request("POST", taking, "{}"), helpers[1].request("POST", taking, "{}")});
    check_one_won(replies);
    check_problem(replies[1], 409, "requests.taken");
    const auto winner = text_at(replies[0], "name");
    CHECK(json_of(replies[1]).at("arguments").at("name") == boost::json::string_view(winner));
    CHECK(text_at(replies[1], "detail").find(winner) != std::string::npos);
  }
}

TEST_CASE("what is done is rated once, however often and fast it is sent") {
  const Scene scene;
  const auto helper = scene.hamlet.sign_in(scene.server, Hamlet::volunteers[0]);
  const auto id = scene.ordered();
  const auto rating = "/requests/" + id + "/rating";
  scene.check_refused(scene.resident, "POST", rating, R"({"answer":"solved"})", 409, "requests.not_now");
  const auto taken = helper.post(scene.server, "/requests/" + id + "/taking", "{}");
  REQUIRE_MESSAGE(taken.status == 201, taken.body);
  const auto done = helper.post(scene.server, "/assignments/" + text_at(taken, "id") + "/completion", "{}");
  REQUIRE_MESSAGE(done.status == 200, done.body);
  scene.check_refused(scene.resident, "POST", rating, R"({"answer":"splendid"})", 422, "platform.invalid", {"/answer"});
  scene.check_refused(helper, "POST", rating, R"({"answer":"solved"})", 403, "platform.no_permission");
  const auto request = scene.resident.request("POST", rating, R"({"answer":"solved"})");
  auto replies = at_once(scene.server, {request, request});
  check_one_won(replies);
  check_problem(replies[1], 409, "requests.already_rated");
  scene.check_refused(scene.resident, "POST", rating, R"({"answer":"partly"})", 409, "requests.already_rated");
}

}  // namespace linli::testing
