#include "shapes/ledger/ledger.hpp"

#include <doctest/doctest.h>

#include <random>

#include "platform/testing/test_house.hpp"

using namespace linli;

namespace {

constexpr Id<Area> community{5};
constexpr Statement spoil{"update ledger_accounts set balance = balance + 1 where holder_kind = 'household'"};

ledger::Account house_account(Tx& tx) { return ledger::ensure_account(tx, community, "points", "house", 0); }
ledger::Account household(Tx& tx, std::int64_t id) { return ledger::ensure_account(tx, community, "points", "household", id); }

}  // namespace

TEST_CASE("a household cannot spend points it does not have") {
  testing::TestHouse test({ledger_shape()});
  test.write([](Tx& tx) { ledger::transfer(tx, house_account(tx), household(tx, 1), 20, {.cause = "job"}); });
  CHECK_THROWS_WITH_AS(test.write([](Tx& tx) { ledger::transfer(tx, household(tx, 1), house_account(tx), 21, {.cause = "redeem"}); }),
                       "ledger.not_enough", Refusal);
  test.write([](Tx& tx) { CHECK(household(tx, 1).balance == 20); });
}

TEST_CASE("after any run of transfers every balance is the sum of its lines and all lines make zero") {
  testing::TestHouse test({ledger_shape()});
  std::mt19937 random(42);
  test.write([&](Tx& tx) {
    for (int i = 0; i < 200; ++i) {
      const auto holder = household(tx, static_cast<std::int64_t>(random() % 5 + 1));
      const auto amount = static_cast<std::int64_t>(random() % 30 + 1);
      if (random() % 3 == 0 && holder.balance >= amount) ledger::transfer(tx, holder, house_account(tx), amount, {.cause = "redeem"});
      else ledger::transfer(tx, house_account(tx), holder, amount, {.cause = "job"});
    }
    const auto check = ledger::check(tx, community, "points");
    CHECK(check.mismatches.empty());
    CHECK(check.sum == 0);
    CHECK(check.lines == 400);
  });
}

TEST_CASE("a line is reversed at most once") {
  testing::TestHouse test({ledger_shape()});
  const auto line = test.write([](Tx& tx) {
    auto first = ledger::transfer(tx, house_account(tx), household(tx, 1), 20, {.cause = "job"});
    CHECK_FALSE(ledger::is_reversed(tx, community, first.id));
    ledger::transfer(tx, household(tx, 1), house_account(tx), 20, {.cause = "correction", .reverses = first.id});
    CHECK(ledger::is_reversed(tx, community, first.id));
    return first;
  });
  CHECK_THROWS_AS(test.write([&](Tx& tx) {
    ledger::transfer(tx, house_account(tx), household(tx, 1), 20, {.cause = "correction", .reverses = line.id});
  }),
                  db::DatabaseError);
}

TEST_CASE("a spoilt balance is found and rebuilt from the lines") {
  testing::TestHouse test({ledger_shape()});
  test.write([](Tx& tx) {
    ledger::transfer(tx, house_account(tx), household(tx, 1), 20, {.cause = "job"});
    tx.run(spoil);
    CHECK(ledger::check(tx, community, "points").mismatches.size() == 1);
    CHECK(ledger::rebuild(tx, community, "points") == 1);
    CHECK(ledger::check(tx, community, "points").mismatches.empty());
  });
}
