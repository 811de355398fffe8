// Proof: what was acknowledged is on the disk, whole, whenever the power goes.
#include <doctest/doctest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

struct Wish {
  Visitor who;
  std::string key;
  std::string body;
  std::string id;  // empty when the answer was not seen

  Reply order(const Server& server) const { return server.client().ask(request()); }
  std::string request() const { return who.request("POST", "/requests", body, idempotency_key(key)); }
};

// Several people who order without a pause, each on one connection, until the server is gone.
class Crowd {
 public:
  Crowd(const Server& server, const std::vector<Visitor>& visitors, int round) : wishes_(visitors.size()) {
    for (std::size_t i = 0; i < visitors.size(); ++i)
      threads_.emplace_back([&server, visitor = visitors[i], round, this, i] {
        order_on(server.client(), visitor, "第" + std::to_string(round) + "轮", wishes_[i]);
      });
  }
  int acknowledged() const { return acknowledged_; }
  std::vector<Wish> go_home() {
    std::vector<Wish> all;
    for (auto& thread : threads_) thread.join();
    for (auto& each : wishes_) all.insert(all.end(), each.begin(), each.end());
    return all;
  }

 private:
  void order_on(Client client, const Visitor& visitor, const std::string& words, std::vector<Wish>& wishes) {
    for (int i = 0; i == 0 || !wishes.back().id.empty(); ++i) {
      wishes.push_back({visitor, uuid7(), order_of(words + std::to_string(i)), {}});
      const auto reply = client.ask(wishes.back().request());
      if (reply.status != 201) continue;
      const auto order = boost::json::parse(boost::json::string_view(reply.body)).as_object();
      wishes.back().id = order.at("id").as_string().c_str();
      ++acknowledged_;
    }
  }

  std::vector<std::vector<Wish>> wishes_;
  std::atomic<int> acknowledged_{0};
  std::vector<std::thread> threads_;
};

// Lets them order, and ends the server by kill -9 in the middle of it.
std::vector<Wish> order_and_die(Server& server, const std::vector<Visitor>& visitors, int round) {
  Crowd crowd(server, visitors, round);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (crowd.acknowledged() < 60 * round && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  server.kill();
  auto wishes = crowd.go_home();
  CHECK(crowd.acknowledged() >= 60 * round);
  return wishes;
}

void check_whole(const Server& server, const Wish& wish) {
  const auto page = wish.who.get(server, "/requests/" + wish.id);
  REQUIRE_MESSAGE(page.status == 200, page.body);
  const auto told = json_of(page);
  const auto& request = told.at("request").as_object();
  const auto asked = boost::json::parse(boost::json::string_view(wish.body)).as_object();
  CHECK(request.at("words") == asked.at("words"));
  CHECK(request.at("state") == "ordered");
  REQUIRE(told.at("trace").as_array().size() == 1);
  CHECK(told.at("trace").at(0).at("code") == "requests.trace.ordered");
}

// What was acknowledged is there; what was not can be asked again, and both make one request each.
void check_all_there(const Server& server, std::vector<Wish>& wishes, std::set<std::string>& ids) {
  for (auto& wish : wishes) {
    const bool was_acknowledged = !wish.id.empty();
    if (was_acknowledged) check_whole(server, wish);
    for (int again = 0; again < 2; ++again) {
      const auto reply = wish.order(server);
      REQUIRE_MESSAGE(reply.status == 201, reply.body);
      if (wish.id.empty()) wish.id = text_at(reply, "id");
      CHECK(text_at(reply, "id") == wish.id);
    }
    if (!was_acknowledged) check_whole(server, wish);
    CHECK_MESSAGE(ids.insert(wish.id).second, "two wishes made one request");
  }
}

std::int64_t count_of(House& house, const Statement& statement) {
  std::int64_t found = -1;
  house.database().read([&](Tx& tx) { found = tx.find<std::int64_t>(statement).value_or(-1); });
  return found;
}

void check_nothing_half_done(House& house, std::int64_t wishes) {
  static constexpr Statement requests{"select count(*) from requests_requests"};
  static constexpr Statement numbered{"select count(distinct number) from requests_requests"};
  static constexpr Statement traced{
      "select count(*) from requests_requests r join work_traces t "
      "on t.community_id = r.community_id and t.subject_id = r.id"};
  static constexpr Statement traces{"select count(*) from work_traces"};
  static constexpr Statement clocked{
      "select count(distinct r.id) from requests_requests r join work_clocks c "
      "on c.community_id = r.community_id and c.id = r.id"};
  static constexpr Statement answers{"select count(*) from platform_answers"};
  static constexpr Statement audited{"select count(*) from chronicle_entries where action = 'requests.order'"};
  CHECK(count_of(house, requests) == wishes);
  CHECK(count_of(house, numbered) == wishes);
  CHECK(count_of(house, traced) == wishes);
  CHECK(count_of(house, traces) == wishes);
  CHECK(count_of(house, clocked) == wishes);
  CHECK(count_of(house, answers) == wishes);
  CHECK(count_of(house, audited) == wishes);
}

}  // namespace

TEST_CASE("whatever was acknowledged outlives kill -9 under load, whole and once") {
  const Hamlet hamlet;
  std::vector<Visitor> visitors;
  std::set<std::string> ids;
  for (int round = 1; round <= 3; ++round) {
    std::vector<Wish> wishes;
    {
      Server server(hamlet.data());
      if (visitors.empty())
        for (const auto* phone : Hamlet::residents) visitors.push_back(hamlet.sign_in(server, phone));
      wishes = order_and_die(server, visitors, round);
    }
    check_verifies(hamlet);
    Server again(hamlet.data());
    check_all_there(again, wishes, ids);
    again.signal(SIGTERM);
    CHECK(again.wait().code == 0);
  }
  hamlet.open([&](House& house) { check_nothing_half_done(house, static_cast<std::int64_t>(ids.size())); });
  check_verifies(hamlet);
}

}  // namespace linli::testing
