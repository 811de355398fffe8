#include <doctest/doctest.h>

#include "modules/accounts/statements.hpp"
#include "modules/accounts/tests/village.hpp"

using namespace linli;
using testing::problem_code;
using testing::refusal_code_of;
using testing::Village;

namespace {

Caller holder_of(Village& village, const Person& person) {
  Caller caller;
  caller.account_id =
      village.house.write([&](Tx& tx) { return village.accounts().ensure_account_for_person(tx, person); });
  caller.person_id = person.id;
  caller.community_id = person.community_id;
  caller.name = person.name.str();
  return caller;
}

void close(Village& village, const Caller& caller) {
  village.house.write([&](Tx& tx) { village.accounts().close_mine(tx, caller, {}); });
}

}  // namespace

TEST_CASE("whoever closes their account is signed out, and their record stays with the community") {
  Village village;
  const auto granny = holder_of(village, village.granny);
  close(village, granny);
  const auto account =
      village.house.read([&](Tx& tx) { return village.accounts().find_account_of(tx, village.granny.id); });
  CHECK_FALSE(account.has_value());
  const auto name = village.house.read([&](Tx& tx) {
    return village.house.room<people::People>().name_of(tx, village.community.id, village.granny.id);
  });
  CHECK(name == "田桂英");
  CHECK(refusal_code_of([&] { close(village, granny); }) == "platform.not_found");
}

TEST_CASE("whoever comes back with the same telephone finds their record again") {
  Village village;
  const auto before = holder_of(village, village.granny);
  close(village, before);
  const auto again = holder_of(village, village.granny);
  CHECK(again.account_id != before.account_id);
}

TEST_CASE("what somebody did for others ends with their account") {
  Village village;
  const auto daughter = holder_of(village, village.daughter);
  const auto granny = holder_of(village, village.granny);
  auto& people = village.house.room<people::People>();
  village.house.write([&](Tx& tx) {
    people.let_help(tx, granny, {village.community.id, Phone::stored("13800002222"), people::Relation::relative, {}});
  });
  REQUIRE(village.house.read([&](Tx& tx) { return people.principals_of(tx, village.daughter.id).size(); }) == 1);
  close(village, daughter);
  CHECK(village.house.read([&](Tx& tx) { return people.principals_of(tx, village.daughter.id).empty(); }));
}

TEST_CASE("whom somebody let help in the app helps no longer once they have left it") {
  Village village;
  const auto granny = holder_of(village, village.granny);
  auto& people = village.house.room<people::People>();
  village.house.write([&](Tx& tx) {
    people.let_help(tx, granny, {village.community.id, Phone::stored("13800002222"), people::Relation::relative, {}});
  });
  close(village, granny);
  CHECK(village.house.read([&](Tx& tx) { return people.principals_of(tx, village.daughter.id).empty(); }));
}

TEST_CASE("whoever works for the community or is a volunteer gives that up first") {
  Village village;
  const auto leader = holder_of(village, village.leader);
  village.appoint(village.leader, testing::grid_code, "grid_leader");
  CHECK(refusal_code_of([&] { close(village, leader); }) == "accounts.close_at_the_desk");
  const auto daughter = holder_of(village, village.daughter);
  village.house.write([&](Tx& tx) {
    village.accounts().grant(tx, village.program, village.daughter, "volunteer", village.community.id,
                             testing::village_code);
  });
  CHECK(refusal_code_of([&] { close(village, daughter); }) == "accounts.resign_first");
}
