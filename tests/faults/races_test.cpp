// Retries and races on the real server: one request, one helper, one rating, however often and fast it is sent.
#include <doctest/doctest.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "tests/faults/scene.hpp"

namespace linli::testing {
namespace {

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
