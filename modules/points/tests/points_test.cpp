#include <doctest/doctest.h>

#include <random>

#include "modules/points/tests/village.hpp"

using namespace linli;
using namespace linli::points;
using testing::refusal_code_of;
using testing::Village;

TEST_CASE("an award is given once for each job, holder and cause") {
  Village village;
  const auto first = village.give(village.for_volunteer(20));
  REQUIRE(first);
  CHECK(first->points == 20);
  CHECK(first->request_number == "YL-1");
  CHECK_FALSE(village.give(village.for_volunteer(20)));
  CHECK(village.balance_of(village.for_volunteer(20)) == 20);
  CHECK(village.give(village.for_household(village.granny, 10)));
  auto other_cause = village.for_volunteer(5);
  other_cause.cause = cause::suggestion;
  CHECK(village.give(other_cause));
  CHECK(village.give(village.for_volunteer(20, 2)));
  CHECK(village.balance_of(village.for_volunteer(0)) == 45);
}

TEST_CASE("a job that gives nothing opens no account") {
  Village village;
  CHECK_FALSE(village.give(village.for_volunteer(0)));
  CHECK(village.check().accounts == 0);
}

TEST_CASE("a holder spends what is there and never a point more") {
  Village village;
  village.give(village.for_household(village.granny, 30));
  const auto spend = [&](std::int64_t points) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        auto wanted = village.for_household(village.granny, points);
        wanted.cause = cause::redeem;
        return village.points().spend(tx, village.program, wanted);
      });
    });
  };
  CHECK(spend(31) == "points.not_enough");
  CHECK(spend(30).empty());
  CHECK(spend(1) == "points.not_enough");
  CHECK(village.balance_of(village.for_household(village.granny, 0)) == 0);
}

TEST_CASE("neither an award nor spending can be turned round by a negative number") {
  Village village;
  CHECK_THROWS_AS(village.give(village.for_volunteer(-5)), std::logic_error);
  const auto spend_negative = [&](Tx& tx) { village.points().spend(tx, village.program, village.for_volunteer(-5)); };
  CHECK_THROWS_AS(village.house.write(spend_negative), std::logic_error);
}

TEST_CASE("after any run of transfers all lines make zero and every balance is the sum of its lines") {
  Village village;
  std::mt19937 random(20231123);
  std::map<std::int64_t, std::int64_t> expected;
  village.house.write([&](Tx& tx) {
    for (std::int64_t i = 1; i <= 300; ++i) {
      auto wanted = village.for_volunteer(static_cast<std::int64_t>(random() % 40 + 1), i);
      wanted.holder = random() % 2 == 0 ? Holder::household : Holder::volunteer;
      wanted.holder_id = {static_cast<std::int64_t>(random() % 7 + 1)};
      auto& balance = expected[wanted.holder_id.value * 2 + static_cast<std::int64_t>(wanted.holder)];
      if (random() % 3 == 0 && balance >= wanted.points) {
        village.points().spend(tx, village.program, wanted);
        balance -= wanted.points;
      } else if (village.points().award(tx, village.program, wanted)) {
        balance += wanted.points;
      }
      CHECK(village.points().balance(tx, wanted.community_id, wanted.holder, wanted.holder_id) == balance);
    }
  });
  const auto check = village.check();
  CHECK(check.sum == 0);
  CHECK(check.mismatches.empty());
  CHECK(check.lines == 600);
  CHECK(village.house.write([&](Tx& tx) { return village.points().rebuild(tx, village.community.id); }) == 0);
}

TEST_CASE("a spoilt balance is found by the check and rebuilt from the lines") {
  Village village;
  village.give(village.for_volunteer(20));
  constexpr Statement spoil{"update ledger_accounts set balance = 999 where holder_kind = 'volunteer'"};
  village.house.write([&](Tx& tx) { tx.run(spoil); });
  REQUIRE(village.check().mismatches.size() == 1);
  const auto found = village.check().mismatches[0];
  CHECK(found.holder_name == village.for_volunteer(0).holder_name);
  CHECK(found.balance == 999);
  CHECK(found.lines_sum == 20);
  CHECK(village.house.write([&](Tx& tx) { return village.points().rebuild(tx, village.community.id); }) == 1);
  CHECK(village.check().mismatches.empty());
  CHECK(village.balance_of(village.for_volunteer(0)) == 20);
}

TEST_CASE("people see their household's points and their own as a volunteer, and nobody else's") {
  Village village;
  village.give(village.for_household(village.granny, 10));
  village.give(village.for_volunteer(20));
  const auto of = [&](const Person& person) {
    return village.house.read(
        [&](Tx& tx) { return village.points().mine(tx, village.as_resident(person), {village.community.id}); });
  };
  CHECK(of(village.granny).household->balance == 10);
  CHECK_FALSE(of(village.granny).volunteer);
  CHECK_FALSE(of(village.neighbour).household);
  CHECK(of(village.neighbour).volunteer->balance == 20);
  CHECK(of(village.neighbour).volunteer->lines.size() == 1);
  CHECK_FALSE(of(village.stranger).household);
}

TEST_CASE("the leaderboard shows nobody who did not opt in, and lets them leave again") {
  Village village;
  village.give(village.for_household(village.granny, 10));
  village.give(village.for_household(village.neighbour, 10, 2));
  const auto board = [&] {
    const auto rungs = village.house.read([&](Tx& tx) {
      return village.points().leaderboard(tx, village.as_resident(village.granny),
                                          {village.community.id, Holder::household});
    });
    return rungs.items;
  };
  const auto choose = [&](const Person& person, bool opted_in) {
    village.house.write([&](Tx& tx) {
      return village.points().opt_in(tx, village.as_resident(person),
                                     {village.community.id, Holder::household, opted_in});
    });
  };
  CHECK(board().empty());
  choose(village.granny, true);
  REQUIRE(board().size() == 1);
  CHECK(board()[0].name == village.granny.place);
  choose(village.neighbour, true);
  CHECK(board()[1].place == 1);
  village.give(village.for_household(village.granny, 5, 3));
  CHECK(board()[1].place == 2);
  choose(village.granny, false);
  REQUIRE(board().size() == 1);
  CHECK(board()[0].name == village.neighbour.place);
}

TEST_CASE("the leaderboard counts what was earned, whatever the store took or gave back") {
  Village village;
  const auto earned = [&] {
    return village.house
        .read([&](Tx& tx) {
          return village.points().leaderboard(tx, village.staff(), {village.community.id, Holder::volunteer});
        })
        .items.at(0)
        .points;
  };
  village.give(village.for_volunteer(20));
  village.house.write([&](Tx& tx) {
    village.points().opt_in(tx, village.as_resident(village.neighbour),
                            {village.community.id, Holder::volunteer, true});
    auto taken = village.for_volunteer(15, 8);
    taken.cause = cause::redeem;
    village.points().spend(tx, village.program, taken);
  });
  CHECK(village.balance_of(village.for_volunteer(0)) == 5);
  CHECK(earned() == 20);
  village.house.write([&](Tx& tx) {
    auto back = village.for_volunteer(15, 8);
    back.cause = cause::giving_back;
    village.points().award(tx, village.program, back);
  });
  CHECK(village.balance_of(village.for_volunteer(0)) == 20);
  CHECK(earned() == 20);
  constexpr Statement spoil{"update points_holders set earned = 7"};
  village.house.write([&](Tx& tx) {
    tx.run(spoil);
    village.points().rebuild(tx, village.community.id);
  });
  CHECK(earned() == 20);
}

TEST_CASE("whoever has no points has nothing to show on the leaderboard") {
  Village village;
  CHECK(refusal_code_of([&] {
          village.house.write([&](Tx& tx) {
            return village.points().opt_in(tx, village.as_resident(village.granny),
                                           {village.community.id, Holder::household, true});
          });
        }) == "points.no_account");
}
