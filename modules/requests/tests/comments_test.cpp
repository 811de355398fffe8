#include <doctest/doctest.h>

#include "modules/requests/tests/desk_village.hpp"

using namespace linli;
using testing::DeskVillage;
using testing::problem_code;

TEST_CASE("colleagues who may see a request can be mentioned, and nobody else") {
  DeskVillage village;
  const auto near = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order("lighting"));
  const auto staff = village.with_account(village.as_staff(), village.worker);
  const auto grid_worker = village.with_account(village.as_grid_worker(), village.grid_worker);
  const auto resident = village.with_account(village.as_resident(village.neighbour), village.neighbour);
  CHECK(village.say(staff, near.id, {grid_worker.account_id}).front().mentioned.size() == 1);
  const auto mention = [&](Id<requests::Request> id, Id<Account> account) {
    return testing::refusal_code_of([&] { village.say(staff, id, {account}); });
  };
  CHECK(mention(far.id, grid_worker.account_id) == "requests.not_mentionable");
  CHECK(mention(near.id, resident.account_id) == "requests.not_mentionable");

  const auto mentions = [&](const Caller& caller) {
    return village.house.read(
        [&](Tx& tx) { return village.desk().mentions(tx, caller, {village.community.id}).items; });
  };
  REQUIRE(mentions(grid_worker).size() == 1);
  CHECK(mentions(staff).empty());
  const auto mark = [&](const Caller& caller, requests::MentionState state) {
    const auto id = mentions(grid_worker).front().id;
    return testing::refusal_code_of([&] {
      village.house.write([&](Tx& tx) { village.desk().mark_mention(tx, caller, {village.community.id, id, state}); });
    });
  };
  CHECK(mark(staff, requests::MentionState::done) == "platform.not_found");
  CHECK(mark(grid_worker, requests::MentionState::seen).empty());
  CHECK(mentions(grid_worker).front().state == requests::MentionState::seen);
  CHECK(mark(grid_worker, requests::MentionState::done).empty());
  CHECK(mentions(grid_worker).empty());
}

TEST_CASE("colleagues of the home that asks, and who act for whoever asks, are neither offered nor mentioned") {
  DeskVillage village;
  const auto request = village.ordered_by_granny();
  const auto grid_worker = village.with_account(village.as_grid_worker(), village.grid_worker);
  const auto secretary = village.with_account(village.as_secretary(), village.secretary);
  const auto& people = village.house.room<people::People>();
  village.house.write([&](Tx& tx) {
    people::ChangePerson move{.community_id = village.community.id, .id = village.grid_worker.id, .version = 1};
    move.household_id = village.home.id;
    people.change(tx, village.program, move);
    people.record_proxy(tx, village.program,
                        {.community_id = village.community.id,
                         .principal_person_id = village.granny.id,
                         .agent_person_id = village.secretary.id,
                         .relation = people::Relation::other,
                         .consent = people::Consent::in_person,
                         .consent_words = Text<1, 500>("书记帮我办")});
  });
  for (const auto& colleague : {grid_worker, secretary})
    CHECK(testing::refusal_code_of([&] { village.say(village.as_staff(), request.id, {colleague.account_id}); }) ==
          "requests.not_mentionable");
  const auto offered =
      village.house.as(village.as_staff(), "GET", village.url("/requests/" + request.id.text() + "/colleagues"));
  REQUIRE(offered.status == 200);
  CHECK(offered.body.find("黄网格") == std::string::npos);
  CHECK(offered.body.find("王书记") == std::string::npos);
  const auto others = village.ordered(village.as_resident(village.neighbour), village.order());
  CHECK(village.say(village.as_staff(), others.id, {grid_worker.account_id}).front().mentioned.size() == 1);
}

TEST_CASE("a resident reads no comment, neither beside their request nor in its story") {
  DeskVillage village;
  const auto request = village.ordered_by_granny();
  village.say(village.as_staff(), request.id);
  const auto granny = village.as_resident(village.granny);
  const auto url = village.url("/requests/" + request.id.text());
  CHECK(problem_code(village.house.as(granny, "GET", url + "/comments")) == "platform.no_permission");
  CHECK(village.house.as(granny, "GET", url).body.find("门禁") == std::string::npos);
  CHECK(village.house.as(village.as_staff(), "GET", url).body.find("门禁") == std::string::npos);
  // Staff of the home that asks are of that home first.
  auto own = village.as_staff();
  own.household_id = *village.granny.household_id;
  CHECK(problem_code(village.house.as(own, "GET", url + "/comments")) == "platform.not_found");
  CHECK(village.house.as(village.as_staff(), "GET", url + "/comments").body.find("门禁") != std::string::npos);
}

TEST_CASE("a comment can be put right for ten minutes, by its writer, and says so") {
  DeskVillage village;
  const auto request = village.ordered_by_granny();
  const auto id = village.say(village.as_staff(), request.id).front().id;
  const auto edit = [&](const Caller& caller) {
    return testing::refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.desk().edit_comment(tx, caller, {village.community.id, id, Text<1, 1000>("门禁好了"), {}});
      });
    });
  };
  CHECK(edit(village.as_secretary()) == "platform.no_permission");
  CHECK(edit(village.as_staff()).empty());
  const auto rows = village.house.read([&](Tx& tx) {
    return village.desk().comments(tx, village.as_staff(), {village.community.id, request.id}).items;
  });
  CHECK(rows.front().words == "门禁好了");
  CHECK(rows.front().edited_at);
  village.house.clock().advance(minutes(11));
  CHECK(edit(village.as_staff()) == "requests.too_late_to_edit");
}
