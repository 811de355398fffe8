// Days on which something around the server is broken: it says so plainly, keeps what it has, and goes on afterwards.
#include <doctest/doctest.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "platform/db/sqlite/sqlite_connection.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

using namespace std::chrono_literals;

// ---- a foreign hand on the database ----

// Holds the write lock of the database as another program would.
class Lock {
 public:
  explicit Lock(const Hamlet& hamlet) : connection_(db::connect_sqlite(hamlet.data() / "linli.db", true)) {
    connection_->begin(true);
  }
  ~Lock() { connection_->rollback(); }

 private:
  std::unique_ptr<db::Connection> connection_;
};

// ---- a clock that is wrong ----

// Somebody signs in and orders at a moment that the machine has not reached; returns their session and what they
// ordered.
std::pair<Visitor, std::string> order_in_the_future(const Hamlet& hamlet, Instant then) {
  Visitor visitor{.community_id = hamlet.community_id()};
  std::string id;
  const auto order = [&](House& house) {
    const auto post = [&](const std::string& path, const std::string& body) {
      HttpRequest request{.method = "POST", .path = "/api/v1" + path, .body = body};
      request.cookies["linli_session"] = visitor.cookie;
      request.headers["x-linli-csrf"] = visitor.csrf;
      const auto response = house.reception().answer(request);
      REQUIRE_MESSAGE(response.status < 300, response.body);
      for (const auto& [name, value] : response.headers)
        if (name == "Set-Cookie" && value.starts_with("linli_session="))
          visitor.cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
      return boost::json::parse(boost::json::string_view(response.body)).as_object();
    };
    const std::string phone = Hamlet::residents[0];
    post("/sign-in/codes", R"({"phone":")" + phone + R"("})");
    const auto session =
        post("/sign-in/sessions", R"({"phone":")" + phone + R"(","code":")" + hamlet.code_for(phone) + R"("})");
    visitor.csrf = session.at("csrf").as_string().c_str();
    id = post("/communities/" + hamlet.community_id() + "/requests", order_of("从以后来")).at("id").as_string().c_str();
  };
  hamlet.open(order, Clock(then));
  return {visitor, id};
}

Instant time_of(const Server& server, const Visitor& who, const std::string& id) {
  const auto page = json_of(who.get(server, "/requests/" + id));
  return parse_instant(page.at("request").at("ordered_at").as_string()).value();
}

}  // namespace

TEST_CASE("a database locked for a moment is waited for" * doctest::test_suite("sqlite")) {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  auto lock = std::make_unique<Lock>(hamlet);
  std::jthread opener([&] {
    std::this_thread::sleep_for(800ms);
    lock.reset();
  });
  const auto id = ordered(server, resident);
  CHECK(resident.get(server, "/requests/" + id).status == 200);
}

TEST_CASE(
    "a database locked for long lets people read, refuses writes in plain words, and is written when it is free" * doctest::test_suite("sqlite")) {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  const auto first = ordered(server, resident);
  const auto key = idempotency_key(uuid7());
  {
    const Lock lock(hamlet);
    auto writing = server.client();
    writing.send(resident.request("POST", "/requests", order_of("等一等"), key + language("en")));
    CHECK(resident.get(server, "/requests/" + first).status == 200);
    const auto reply = writing.read_reply();
    CHECK_MESSAGE(reply.status == 503, reply.body);
    CHECK(reply.headers.at("content-type") == "application/problem+json");
    CHECK(text_at(reply, "code") == "platform.unavailable");
    CHECK(text_at(reply, "detail") ==
          "The service is busy or restarting; nothing was saved. Please try again shortly.");
  }
  CHECK(resident.post(server, "/requests", order_of("等一等"), key).status == 201);
  CHECK(json_of(resident.get(server, "/requests?view=household")).at("items").as_array().size() == 2);
}

TEST_CASE("no server comes up on a database that another program has locked" * doctest::test_suite("sqlite")) {
  const Hamlet hamlet;
  const Lock lock(hamlet);
  check_says(run_linli({"serve", "--data", hamlet.data().string(), "--port", "0"}), 1,
             {"cannot open the database", "linli.db", "locked"});
}

TEST_CASE("with the machine's clock set back, ids and times go on after what is on record") {
  const Hamlet hamlet;
  const auto then = Clock().now() + hours(3);
  auto [resident, last_id] = order_in_the_future(hamlet, then);
  auto last_time = then;
  for (int start = 0; start < 3; ++start) {
    Server server(hamlet.data());
    for (int i = 0; i < 3; ++i) {
      const auto id = ordered(server, resident, "钟慢了");
      const auto time = time_of(server, resident, id);
      CHECK(std::stoll(id) > std::stoll(last_id));
      CHECK(time > last_time);
      last_id = id;
      last_time = time;
      std::this_thread::sleep_for(50ms);
    }
    CHECK(last_time < then + minutes(1));
    server.signal(SIGTERM);
    CHECK(server.wait().code == 0);
  }
  check_verifies(hamlet);
}

TEST_CASE("a stream that is never silent ends soon after its session has ended") {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  const auto leaving = hamlet.sign_in(server, Hamlet::residents[1]);
  auto listening = server.client();
  listening.send("GET /api/v1/live HTTP/1.1\r\nHost: linli\r\nCookie: linli_session=" + leaving.cookie + "\r\n\r\n");
  REQUIRE(listening.read_until("retry: 3000").find("200 OK") != std::string::npos);
  REQUIRE(server.client().ask(leaving.request("DELETE", "//api/v1/session")).status == 204);
  for (int second = 0; second < 17; ++second) {
    ordered(server, resident);
    std::this_thread::sleep_for(1s);
  }
  CHECK(listening.read_all().find("event: change") != std::string::npos);
  ordered(server, resident);
  CHECK(listening.read_all().empty());
}

TEST_CASE("SIGTERM lets what has begun be answered, lets nobody else in, and ends with 0") {
  const Hamlet hamlet;
  Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  auto idle = server.client();
  CHECK(idle.ask(resident.request("GET", "/requests?view=household")).status == 200);
  auto listening = server.client();
  listening.send("GET /api/v1/live HTTP/1.1\r\nHost: linli\r\nCookie: linli_session=" + resident.cookie + "\r\n\r\n");
  CHECK(listening.read_until("retry: 3000").find("200 OK") != std::string::npos);

  const auto request = resident.request("POST", "/requests", order_of("正要关门"));
  auto late = server.client();
  late.send(request.substr(0, request.size() - 5));
  std::this_thread::sleep_for(200ms);
  server.signal(SIGTERM);
  std::this_thread::sleep_for(200ms);
  CHECK_THROWS(server.client());
  CHECK(idle.read_all().empty());
  late.send(request.substr(request.size() - 5));
  const auto reply = late.read_reply();
  CHECK_MESSAGE(reply.status == 201, reply.body);
  CHECK(reply.headers.at("connection") == "close");
  const auto ended = server.wait();
  CHECK_MESSAGE(ended.code == 0, ended.said);

  const Server again(hamlet.data());
  CHECK(resident.get(again, "/requests/" + text_at(reply, "id")).status == 200);
}

}  // namespace linli::testing
