// Proof: the lane commits what came together with one commit, undoes a failing verb alone and tells nobody too early.
#include <doctest/doctest.h>

#include <future>

#include "platform/auth/rate_limit.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::lane_proof {

constexpr Statement count_notes{"select count(*) from notes_notes"};

std::int64_t count(testing::TestHouse& house) {
  return house.read([](Tx& tx) { return *tx.find<std::int64_t>(count_notes); });
}

void write(Tx& tx, const std::string& words) {
  notes::Notes().write(tx, Caller::stranger(), notes::WriteNote{Text<1, 20>(words)});
}

// Keeps the lane busy until it is let go, so that what is queued meanwhile comes together.
class Held {
 public:
  explicit Held(Database& database) {
    database.write(
        [this](Tx&) {
          begun_.set_value();
          go_on_.get_future().wait();
        },
        [](std::exception_ptr) {});
    begun_.get_future().wait();
  }
  void let_go() { go_on_.set_value(); }

 private:
  std::promise<void> begun_, go_on_;
};

struct Told {
  std::exception_ptr failure;
  std::int64_t notes_then = 0;  // how many notes a reader saw when it was told
  std::uint64_t commits_then = 0;
};

// Queues verbs while the lane is held, lets it go and returns what each was told.
std::vector<Told> write_together(testing::TestHouse& house, const std::vector<Database::Verb>& verbs) {
  auto& database = house.house().database();
  std::vector<Told> told(verbs.size());
  Held held(database);
  for (std::size_t i = 0; i < verbs.size(); ++i)
    database.write(verbs[i], [&, i](std::exception_ptr failure) {
      told[i] = {failure, count(house), database.commits()};
    });
  held.let_go();
  database.write_now([](Tx&) {});
  return told;
}

TEST_CASE("verbs that come together are committed with one commit, and told only when it is done") {
  testing::TestHouse house({notes::module()});
  auto& database = house.house().database();
  const auto commits = database.commits(), verbs = database.verbs();
  const std::vector<Database::Verb> fifty(50, [](Tx& tx) { write(tx, "together"); });
  const auto told = write_together(house, fifty);
  CHECK(database.verbs() - verbs == 52);
  for (const auto& each : told) {
    CHECK(!each.failure);
    CHECK(each.notes_then == 50);
    CHECK(each.commits_then - commits == 2);  // the one that held the lane, then the fifty
  }
}

TEST_CASE("a verb that fails is undone alone; the others of its batch stay") {
  testing::TestHouse house({notes::module()});
  const auto told = write_together(house, {[](Tx& tx) { write(tx, "first"); },
                                           [](Tx& tx) {
                                             write(tx, "never");
                                             throw Refusal::conflict("notes.refused");
                                           },
                                           [](Tx& tx) {
                                             write(tx, "nor this");
                                             tx.run(count_notes, 1);
                                           },
                                           [](Tx& tx) { write(tx, "last"); }});
  CHECK(!told[0].failure);
  CHECK_THROWS_AS(std::rethrow_exception(told[1].failure), Refusal);
  CHECK_THROWS_AS(std::rethrow_exception(told[2].failure), std::logic_error);
  CHECK(!told[3].failure);
  CHECK(count(house) == 2);
}

TEST_CASE("when a later verb must be undone an earlier one runs again, and what it did outside happens once") {
  testing::TestHouse house({notes::module()});
  RateLimit once(1, minutes(1));
  int runs = 0, sent = 0, sent_for_the_failed = 0;
  const auto told = write_together(house, {[&](Tx& tx) {
                                             ++runs;
                                             once.count(tx, "a");
                                             write(tx, "first");
                                             tx.after_commit([&] { sent += count(house) == 1 ? 1 : 100; });
                                           },
                                           [&](Tx& tx) {
                                             write(tx, "never");
                                             tx.after_commit([&] { ++sent_for_the_failed; });
                                             throw Refusal::conflict("notes.refused");
                                           }});
  CHECK(runs == 2);
  CHECK(sent == 1);
  CHECK(sent_for_the_failed == 0);
  CHECK(!told[0].failure);
  CHECK_THROWS_AS(once.count("a", house.clock().now()), Refusal);
}

TEST_CASE("a verb that refuses before it changed anything makes nobody run again, and none that failed runs twice") {
  testing::TestHouse house({notes::module()});
  int good = 0, early = 0, late = 0;
  const auto refuse_early = [&](Tx&) {
    ++early;
    throw Refusal::conflict("notes.refused");
  };
  const auto refuse_late = [&](Tx& tx) {
    ++late;
    write(tx, "never");
    throw Refusal::conflict("notes.refused");
  };
  const auto succeed = [&](Tx& tx) {
    ++good;
    write(tx, "kept");
  };
  write_together(house, {succeed, refuse_early});
  CHECK(good == 1);
  write_together(house, {succeed, refuse_early, refuse_late, refuse_late, succeed});
  CHECK(good == 1 + 3);  // the first of them twice
  CHECK(early == 2);
  CHECK(late == 2);
  CHECK(count(house) == 3);
}

TEST_CASE("a later verb of a batch sees what an earlier one wrote") {
  testing::TestHouse house({notes::module()});
  std::int64_t seen = 0;
  write_together(house,
                 {[](Tx& tx) { write(tx, "first"); }, [&](Tx& tx) { seen = *tx.find<std::int64_t>(count_notes); }});
  CHECK(seen == 1);
}

TEST_CASE("a change is heard when it is on disk, and not at all when its verb failed") {
  testing::TestHouse house({notes::module()});
  std::vector<std::int64_t> notes_when_heard;
  house.house().database().listen([&](const Change& change) {
    CHECK(change.topic == "notes");
    notes_when_heard.push_back(count(house));
  });
  write_together(house, {[](Tx& tx) { write(tx, "kept"); },
                         [](Tx& tx) {
                           write(tx, "lost");
                           throw std::runtime_error("no");
                         }});
  CHECK(notes_when_heard == std::vector<std::int64_t>{1});
}

TEST_CASE("a lane that is drained has finished what was queued and refuses the rest") {
  testing::TestHouse house({notes::module()});
  auto& database = house.house().database();
  {
    Held held(database);
    for (int i = 0; i < 5; ++i) database.write([](Tx& tx) { write(tx, "queued"); }, [](std::exception_ptr) {});
    held.let_go();
    database.drain();
  }
  CHECK(count(house) == 5);
  CHECK_THROWS_WITH_AS(database.write_now([](Tx& tx) { write(tx, "too late"); }), "platform.unavailable", Refusal);
}

TEST_CASE("a reader cannot write") {
  testing::TestHouse house({notes::module()});
  CHECK_THROWS(house.house().database().read([](Tx& tx) { write(tx, "by a reader"); }));
  CHECK(count(house) == 0);
}

}  // namespace linli::lane_proof
