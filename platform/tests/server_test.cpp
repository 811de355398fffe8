// Proof: the hop from an HTTP coroutine to the lane and back, with verbs that throw; and what a socket may send.
#include <doctest/doctest.h>

#include "platform/tests/served_house.hpp"

namespace linli::server_proof {

using testing::Reply;
using testing::ServedHouse;

std::string post(const std::string& path, const std::string& body, const std::string& more = "") {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}
std::string get(const std::string& path, const std::string& more = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}
std::size_t notes_in(ServedHouse& house) {
  auto client = house.client();
  const auto body = client.ask(get("/api/v1/notes")).body;
  return boost::json::parse(body).at("items").as_array().size();
}

TEST_CASE("a write hops to the lane and back, refused and broken verbs too, all on one connection") {
  ServedHouse house;
  auto client = house.client();
  for (int round = 0; round < 20; ++round) {
    CHECK(client.ask(post("/api/v1/notes", R"({"words":"good"})")).status == 201);
    CHECK(client.ask(post("/api/v1/refused-notes", R"({"words":"no"})")).status == 409);
    CHECK(client.ask(post("/api/v1/failed-notes", R"({"words":"no"})")).status == 500);
    CHECK(client.ask(post("/api/v1/notes", "{")).status == 422);
    CHECK(client.ask(get("/api/v1/slow-notes")).status == 200);
    CHECK(client.ask(post("/api/v1/prepared-notes", "good")).body == "prepared good");
    CHECK(client.ask(post("/api/v1/prepared-notes", "bad")).status == 403);
  }
  CHECK(notes_in(house) == 20);
}

TEST_CASE("many connections write at once and each is told after its commit") {
  ServedHouse house;
  std::atomic<int> good{0};
  std::vector<std::thread> people;
  for (int i = 0; i < 16; ++i)
    people.emplace_back([&] {
      auto client = house.client();
      for (int n = 0; n < 25; ++n) good += client.ask(post("/api/v1/notes", R"({"words":"good"})")).status == 201;
    });
  for (auto& each : people) each.join();
  CHECK(good == 400);
  CHECK(notes_in(house) == 400);
}

TEST_CASE("a body has the limit of its route, whether it says its length or not") {
  ServedHouse house;
  const std::string megabytes(6 * 1024 * 1024, 'x');
  for (const auto* path : {"/api/v1/notes", "/api/v1/pictures", "/api/v1/nothing", "/healthz"}) {
    const bool picture = std::string_view(path) == "/api/v1/pictures";
    auto client = house.client();
    auto request = post(path, megabytes);
    if (picture) request.replace(0, 4, "PUT");
    const auto reply = client.ask(request);
    CHECK_MESSAGE(reply.status == 413, path);
    CHECK(reply.body.find(picture ? "5 MB" : "64 KB") != std::string::npos);
  }
  auto client = house.client();
  CHECK(client
            .ask("PUT /api/v1/pictures HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" +
                 megabytes.substr(0, 1'000'000))
            .body == "1000000");
  auto chunked = house.client();
  CHECK(chunked
            .ask("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n20000\r\n" +
                 megabytes.substr(0, 0x20000) + "\r\n0\r\n\r\n")
            .status == 413);
  CHECK(notes_in(house) == 0);
}

TEST_CASE("what is not HTTP, too long a header or a broken target is refused in words, and the house goes on") {
  ServedHouse house;
  CHECK(house.client().ask("this is not HTTP\r\n\r\n").status == 400);
  CHECK(house.client().ask(get("/api/v1/notes", "X: " + std::string(20'000, 'x') + "\r\n")).status == 431);
  CHECK(house.client().ask(get("/%C0%AF")).status == 400);
  CHECK(house.client().ask("GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\n\r\n").status == 400);
  CHECK(house.client()
            .ask("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: "
                 "chunked\r\n\r\n0\r\n\r\n")
            .status == 400);
  const auto reply = house.client().ask("\x16\x03\x01\x02\x05\x01\xfc\r\n\r\n");
  CHECK(reply.status == 400);
  CHECK(boost::json::parse(reply.body).at("code").as_string() == "platform.bad_request");
  CHECK(house.client().ask(get("/healthz")).body == R"({"status":"ok"})");
}

TEST_CASE("every answer carries its security headers, and answers of the API are not kept") {
  ServedHouse house;
  for (const auto* path : {"/api/v1/notes", "/api/v1/nothing", "/healthz", "/resident/"}) {
    const auto reply = house.client().ask(get(path));
    CHECK(reply.headers.at("x-content-type-options") == "nosniff");
    CHECK(reply.headers.at("referrer-policy") == "same-origin");
    CHECK(reply.headers.at("content-security-policy").find("frame-ancestors 'none'") != std::string::npos);
    CHECK(reply.headers.at("cross-origin-resource-policy") == "same-origin");
    CHECK(reply.headers.at("cache-control") == "no-store");
  }
}

TEST_CASE("a page runs what comes from here alone, and data runs nothing") {
  ServedHouse house;
  const auto page = house.client().ask(get("/resident/")).headers;
  CHECK(page.at("content-security-policy").starts_with("default-src 'self'; script-src 'self'; style-src 'self';"));
  CHECK(page.at("content-security-policy").find("unsafe") == std::string::npos);
  CHECK(page.at("permissions-policy").starts_with("camera=(self), geolocation=(self), microphone=(self)"));
  CHECK(page.at("cross-origin-opener-policy") == "same-origin");
  CHECK(page.at("x-frame-options") == "DENY");
  CHECK(house.client().ask(get("/api/v1/notes")).headers.at("content-security-policy").starts_with("default-src 'none';"));
}

TEST_CASE("HEAD has the header of GET and no body; OPTIONS and a wrong method name what is allowed") {
  ServedHouse house;
  auto client = house.client();
  const auto head = client.ask("HEAD /api/v1/notes HTTP/1.1\r\nHost: x\r\n\r\n", true);
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == "12");
  CHECK(client.ask(get("/healthz")).status == 200);
  const auto options = client.ask("OPTIONS /api/v1/notes HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(options.status == 204);
  CHECK(options.headers.at("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(!options.headers.contains("content-length"));
  const auto wrong = client.ask("DELETE /api/v1/notes HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(wrong.status == 405);
  CHECK(wrong.headers.at("allow") == "GET, HEAD, POST, OPTIONS");
}

TEST_CASE("a live stream tells its caller what was committed, and a stranger nothing") {
  ServedHouse house;
  CHECK(house.client().ask(get("/api/v1/live")).status == 401);
  auto page = house.client();
  page.send(get("/api/v1/live", "Cookie: linli_session=resident-of-7\r\n"));
  CHECK(page.read_until("retry: 3000\n\n").find("text/event-stream") != std::string::npos);
  auto elsewhere = house.client();
  elsewhere.send(get("/api/v1/live", "Cookie: linli_session=resident-of-8\r\nLast-Event-ID: 1\r\n"));
  CHECK(elsewhere.read_until("event: refresh\ndata: {}\n\n").find("HTTP/1.1 200") == 0);

  CHECK(house.client().ask(post("/api/v1/refused-notes", R"({"words":"no"})")).status == 409);
  const auto made = house.client().ask(post("/api/v1/notes", R"({"words":"good"})"));
  const auto id = std::string(boost::json::parse(made.body).at("id").as_string());
  CHECK(page.read_until("\n\n") ==
        "event: change\ndata: {\"topic\":\"notes\",\"community_id\":\"7\",\"id\":\"" + id + "\"}\n\n");
  house.stop();
  CHECK(page.read_all().empty());
  CHECK(elsewhere.read_all().empty());
}

TEST_CASE("a house that stops answers what has begun, lets idle connections go and takes nobody new") {
  ServedHouse house;
  auto idle = house.client();
  CHECK(idle.ask(get("/healthz")).status == 200);
  auto busy = house.client();
  busy.send("POST /api/v1/notes HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\nExpect: 100-continue\r\n\r\n");
  CHECK(busy.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  house.begin_to_stop();
  CHECK(idle.read_all().empty());
  busy.send(R"({"words":"good"})");
  const auto reply = busy.read_reply();
  CHECK(reply.status == 201);
  CHECK(reply.headers.at("connection") == "close");
  house.stop();
  CHECK_THROWS(house.client());
  CHECK(house.count_notes() == 1);
}

TEST_CASE("a port that is taken is named with the option that chooses another") {
  ServedHouse house;
  CHECK_THROWS_WITH(ServedHouse(house.port()),
                    doctest::Contains("is taken by another program; choose another one with --listen-port"));
}

TEST_CASE("metrics are on a port of their own and count by class of status") {
  ServedHouse house(0, true);
  house.client().ask(get("/healthz"));
  house.client().ask(get("/api/v1/nothing"));
  CHECK(house.client().ask(get("/metrics")).status == 404);
  auto client = house.metrics_client();
  const auto text = client.ask(get("/metrics")).body;
  CHECK(text.find("linli_http_requests_total{status=\"2xx\"} 1\n") != std::string::npos);
  CHECK(text.find("linli_http_requests_total{status=\"4xx\"} 2\n") != std::string::npos);
  CHECK(text.find("linli_lane_commits_total ") != std::string::npos);
  CHECK(text.find("linli_live_connections 0") != std::string::npos);
  CHECK(client.ask(get("/api/v1/notes")).status == 404);
}

}  // namespace linli::server_proof
