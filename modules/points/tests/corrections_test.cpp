#include <doctest/doctest.h>

#include "modules/points/tests/village.hpp"

using namespace linli;
using namespace linli::points;
using testing::refusal_code_of;
using testing::Village;

namespace {

// A village in which the volunteer was given 20 points.
struct Book : Village {
  Line given = *give(for_volunteer(20));

  ProposeCorrection wrong_line() {
    return {.community_id = community.id,
            .account_id = volunteer_account().id,
            .points = {-20},
            .reason = Text<1, 500>("记错了人"),
            .reverses_line_id = given.id};
  }
  Correction propose(const Caller& caller, const ProposeCorrection& wanted) {
    return house.write([&](Tx& tx) { return points().propose(tx, caller, wanted); });
  }
  Correction approve(const Caller& caller, const Correction& correction) {
    return house.write([&](Tx& tx) {
      return points().approve_correction(tx, caller, {community.id, correction.id, {}});
    });
  }
  Correction refuse(const Caller& caller, const Correction& correction) {
    return house.write([&](Tx& tx) {
      return points().refuse_correction(tx, caller, {community.id, correction.id, Text<0, 500>("没有记错")});
    });
  }
};

// Somebody who holds both roles: the second person is still needed.
Caller in_both_roles(std::int64_t person = 930) {
  return testing::caller_with({view, correct, approve}, testing::village_code, person);
}

}  // namespace

TEST_CASE("a correction moves nothing until somebody in another role approves it, and then both lines stay") {
  Book book;
  const auto proposed = book.propose(book.staff(), book.wrong_line());
  CHECK(book.volunteer_account().balance == 20);
  CHECK(refusal_code_of([&] { book.approve(book.staff(), proposed); }) == "platform.no_permission");
  const auto approved = book.approve(book.secretary(), proposed);
  CHECK(approved.state == Decision::approved);
  CHECK(approved.decided_by_name == book.secretary().name);

  const auto account = book.volunteer_account();
  CHECK(account.balance == 0);
  REQUIRE(account.lines.size() == 2);
  CHECK(account.lines[0].points == -20);
  CHECK(account.lines[0].note == "记错了人");
  CHECK(account.lines[0].reverses == book.given.id);
  CHECK(account.lines[0].approved_by_name == book.secretary().name);
  CHECK(account.lines[0].request_number == "YL-1");
  CHECK(account.lines[1].points == 20);
  CHECK(account.lines[1].reversed_by == account.lines[0].id);
  CHECK(book.check().sum == 0);
  CHECK(book.check().mismatches.empty());
}

TEST_CASE("nobody approves or refuses what they proposed, though they hold both roles") {
  Book book;
  const auto proposed = book.propose(in_both_roles(), book.wrong_line());
  CHECK(refusal_code_of([&] { book.approve(in_both_roles(), proposed); }) == "points.second_person");
  CHECK(refusal_code_of([&] { book.refuse(in_both_roles(), proposed); }) == "points.second_person");
  CHECK(book.volunteer_account().balance == 20);
}

TEST_CASE("nobody decides about their own points, their household's or those of somebody they act for") {
  Book book;
  book.give(book.for_household(book.granny, 10));
  const auto home = book.house.read(
      [&](Tx& tx) { return book.points().mine(tx, book.as_resident(book.granny), {book.community.id}); });
  const auto about_home = book.propose(book.staff(), {.community_id = book.community.id,
                                                      .account_id = home.household->id,
                                                      .points = {50},
                                                      .reason = Text<1, 500>("漏记")});
  const auto about_volunteer = book.propose(book.staff(), book.wrong_line());
  CHECK(refusal_code_of([&] { book.approve(in_both_roles(book.granny.id.value), about_home); }) == "points.second_person");
  CHECK(refusal_code_of([&] { book.refuse(in_both_roles(book.neighbour.id.value), about_volunteer); }) ==
        "points.second_person");
  auto agent = book.secretary();
  agent.principals.push_back({book.granny.id, *book.granny.household_id, book.community.id});
  CHECK(refusal_code_of([&] { book.approve(agent, about_home); }) == "points.second_person");
  CHECK(book.approve(book.secretary(), about_home).state == Decision::approved);
}

TEST_CASE("a correction is decided once, and the second hears who was faster") {
  Book book;
  const auto proposed = book.propose(book.staff(), book.wrong_line());
  const auto refused = book.refuse(book.secretary(), proposed);
  CHECK(refused.state == Decision::refused);
  CHECK(refused.decision_reason == "没有记错");
  CHECK(refusal_code_of([&] { book.approve(in_both_roles(), proposed); }) == "points.already_decided");
  CHECK(book.volunteer_account().lines.size() == 1);
}

TEST_CASE("a line has one open correction at a time and is undone once") {
  Book book;
  const auto first = book.propose(book.staff(), book.wrong_line());
  CHECK(refusal_code_of([&] { book.propose(book.staff(), book.wrong_line()); }) == "points.already_proposed");
  book.refuse(book.secretary(), first);
  book.approve(book.secretary(), book.propose(book.staff(), book.wrong_line()));
  CHECK(refusal_code_of([&] { book.propose(book.staff(), book.wrong_line()); }) == "points.already_reversed");
  CHECK_FALSE(book.give(book.for_volunteer(20)));
}

TEST_CASE("a correction is wrong without points, of another amount than its line, or of another account's line") {
  Book book;
  book.give(book.for_household(book.granny, 20));
  const auto refusal = [&](const ProposeCorrection& wanted) {
    return refusal_code_of([&] { book.propose(book.staff(), wanted); });
  };
  auto wanted = book.wrong_line();
  wanted.points = {-19};
  CHECK(refusal(wanted) == "points.not_the_opposite");
  wanted.reverses_line_id.reset();
  wanted.points = {0};
  CHECK(refusal(wanted) == "points.zero");
  wanted.account_id = {12345};
  CHECK(refusal(wanted) == "points.no_such_account");
  wanted = book.wrong_line();
  wanted.account_id =
      book.house
          .read([&](Tx& tx) { return book.points().mine(tx, book.as_resident(book.granny), {book.community.id}); })
          .household->id;
  CHECK(refusal(wanted) == "points.not_this_line");
}

TEST_CASE("a correction that would leave less than nothing is refused and stays open") {
  Book book;
  auto wanted = book.wrong_line();
  wanted.reverses_line_id.reset();
  wanted.points = {-21};
  const auto proposed = book.propose(book.staff(), wanted);
  CHECK(refusal_code_of([&] { book.approve(book.secretary(), proposed); }) == "ledger.not_enough");
  CHECK(book.volunteer_account().balance == 20);
  const auto open =
      book.house.read([&](Tx& tx) { return book.points().count_corrections_to_decide(tx, book.community.id); });
  CHECK(open == 1);
}
