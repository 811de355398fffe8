#include <doctest/doctest.h>

#include "modules/requests/desk.hpp"
#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using requests::BulkDeed;
using requests::State;
using testing::body_of;
using testing::DispatchingVillage;
using testing::problem_code;

namespace {

struct DeskVillage : DispatchingVillage {
  const requests::Desk& desk() { return house.room<requests::Desk>(); }

  requests::Bulk bulk_of(BulkDeed deed, std::vector<Id<requests::Request>> ids) {
    requests::Bulk bulk{.community_id = community.id, .deed = deed, .request_ids = std::move(ids)};
    bulk.words = Text<0, 500>("等天晴");
    bulk.until = now() + days(2);
    bulk.area_code = Text<6, 40>(testing::village_code.substr(0, 9));
    bulk.non_accept_class = Text<1, 40>("duplicate");
    return bulk;
  }
  requests::BulkResult preview(const Caller& caller, const requests::Bulk& wanted) {
    return house.read([&](Tx& tx) { return desk().preview(tx, caller, wanted); });
  }
  requests::BulkResult done(const Caller& caller, const requests::Bulk& wanted) {
    return house.write([&](Tx& tx) { return desk().bulk(tx, caller, wanted); });
  }
  std::vector<requests::ViewRow> keep(const Caller& caller, const std::string& name, bool shared = false) {
    requests::Sieve sieve;
    sieve.kind = Text<1, 40>("water");
    sieve.view = requests::View::board;
    return house
        .write([&](Tx& tx) {
          return desk().keep_view(tx, caller, {community.id, Text<1, 40>(name), shared, sieve});
        })
        .items;
  }
  std::vector<std::string> listed(const Caller& caller, const std::string& query) {
    std::vector<std::string> numbers;
    const auto answer = body_of(house.as(caller, "GET", url("/requests?" + query)));
    for (const auto& item : answer.at("items").as_array()) numbers.emplace_back(item.at("number").as_string());
    return numbers;
  }
  // Somebody with an account, whom colleagues can mention.
  Caller with_account(Caller caller, const Person& person) {
    caller.account_id =
        house.write([&](Tx& tx) { return house.room<accounts::Accounts>().ensure_account_for_person(tx, person); });
    return caller;
  }
  std::vector<requests::CommentRow> say(const Caller& caller, Id<requests::Request> id,
                                        std::vector<Id<Account>> mentions = {}) {
    return house
        .write([&](Tx& tx) {
          return desk().comment(tx, caller, {community.id, id, Text<1, 1000>("他家门禁坏了，先打电话"), mentions});
        })
        .items;
  }
};

}  // namespace

TEST_CASE("a view is its maker's, counts what it holds, and a name stands once") {
  DeskVillage village;
  village.ordered_by_granny("water");
  village.ordered_by_granny("meals");
  const auto staff = village.as_staff();
  village.keep(staff, "水的事");
  const auto views = village.keep(staff, "水的事");
  REQUIRE(views.size() == 7);
  CHECK(views.back().name.zh == "水的事");
  CHECK(views.back().mine);
  CHECK(views.back().count == 1);
  CHECK(views[5].count == 2);
  const auto others = village.house.read(
      [&](Tx& tx) { return village.desk().views(tx, village.as_secretary(), {village.community.id}).items; });
  CHECK(others.size() == 6);
  CHECK(testing::refusal_code_of([&] {
          village.house.write([&](Tx& tx) {
            village.desk().forget_view(tx, village.as_secretary(), {village.community.id, *views.back().id});
          });
        }) == "platform.not_found");
}

TEST_CASE("whoever gives roles shares a view with everybody, and thirty views are enough") {
  DeskVillage village;
  CHECK(testing::refusal_code_of([&] { village.keep(village.as_staff(), "大家的", true); }) ==
        "platform.no_permission");
  village.keep(village.as_secretary(), "大家的", true);
  CHECK(village.keep(village.as_staff(), "1").size() == 8);
  for (int i = 2; i <= 30; ++i) village.keep(village.as_staff(), std::to_string(i));
  CHECK(testing::refusal_code_of([&] { village.keep(village.as_staff(), "31"); }) == "requests.too_many_views");
}

TEST_CASE("a list is sifted by whose it is to do, by lateness and by the last days") {
  DeskVillage village;
  const auto staff = village.as_staff();
  const auto first = village.ordered_by_granny(), second = village.ordered_by_granny("meals");
  village.offer(first, village.volunteer);
  const auto helper = "view=board&who=" + village.helper.id.text();
  CHECK(village.listed(staff, helper) == std::vector{first.number});
  CHECK(village.listed(staff, "view=board&who=me").empty());
  CHECK(village.listed(staff, "view=board&who=nobody").empty());
  CHECK(village.listed(staff, "view=board&late=true").empty());
  village.house.clock().advance(days(3));
  const auto third = village.ordered_by_granny("lighting");
  CHECK(village.listed(staff, "view=board&days=1") == std::vector{third.number});
  CHECK(village.listed(staff, "view=board&days=9").size() == 3);
}

TEST_CASE("what an office gave back stands in its view until it is moved on") {
  DeskVillage village;
  const auto staff = village.as_staff();
  const auto request = village.ordered_by_granny("water");
  const auto& offices = village.house.room<requests::Offices>();
  village.done(staff, village.bulk_of(BulkDeed::transfer, {request.id}));
  CHECK(village.listed(staff, "view=inbox&returned=true").empty());
  village.house.write([&](Tx& tx) {
    offices.give_back(tx, village.as_street(), {village.community.id, request.id, Text<1, 500>("归社区管")});
  });
  CHECK(village.listed(staff, "view=inbox&returned=true") == std::vector{request.number});
  village.done(staff, village.bulk_of(BulkDeed::transfer, {request.id}));
  CHECK(village.listed(staff, "view=inbox&returned=true").empty());
}

TEST_CASE("a preview says what would happen to each and stores nothing") {
  DeskVillage village;
  const auto waiting = village.ordered_by_granny(), over = village.ordered_by_granny("meals");
  village.house.write([&](Tx& tx) {
    village.requests().withdraw(tx, village.as_resident(village.granny), {village.community.id, over.id, {}});
  });
  for (const auto deed : {BulkDeed::transfer, BulkDeed::deferral, BulkDeed::notes, BulkDeed::non_acceptance}) {
    const auto told = village.preview(village.as_staff(), village.bulk_of(deed, {waiting.id, over.id, waiting.id}));
    REQUIRE(told.rows.size() == 2);
    CHECK(told.rows[0].ok);
    CHECK_FALSE(told.rows[1].ok);
    CHECK(told.rows[1].words.zh.find("已撤回") != std::string::npos);
    CHECK(told.count == 1);
  }
  CHECK(village.find(waiting.id).version == waiting.version);
  const auto staff = village.as_staff();
  const auto plan = village.preview(staff, village.bulk_of(BulkDeed::offers, {waiting.id, over.id}));
  REQUIRE(plan.rows.size() == 2);
  REQUIRE(plan.rows[0].offer);
  auto ask = village.bulk_of(BulkDeed::offers, {waiting.id});
  ask.offers = {*plan.rows[0].offer};
  CHECK(village.done(staff, ask).count == 1);
  CHECK(village.find(waiting.id).state == State::offered);
  const auto again = village.done(staff, ask);
  CHECK(again.count == 0);
  CHECK_FALSE(again.rows[0].ok);
}

TEST_CASE("a deed on many is done to each that it fits, and taken back where the flow has a way") {
  DeskVillage village;
  const auto staff = village.as_staff();
  const auto one = village.ordered_by_granny(), two = village.ordered_by_granny("meals");
  const auto put_off = village.done(staff, village.bulk_of(BulkDeed::deferral, {one.id, two.id}));
  CHECK(put_off.count == 2);
  CHECK(put_off.undo == BulkDeed::resumption);
  CHECK(village.find(two.id).state == State::deferred);
  CHECK(village.done(staff, village.bulk_of(BulkDeed::deferral, {one.id})).count == 0);
  CHECK(village.done(staff, village.bulk_of(*put_off.undo, {one.id, two.id})).count == 2);
  CHECK(village.find(one.id).state == State::ordered);
  CHECK(village.find(one.id).finish_due_at == one.finish_due_at);

  const auto passed = village.done(staff, village.bulk_of(BulkDeed::transfer, {one.id, two.id}));
  CHECK(passed.undo == BulkDeed::taking_back);
  CHECK(village.done(staff, village.bulk_of(*passed.undo, {one.id})).count == 1);
  CHECK(village.find(one.id).responsible_code == one.responsible_code);
  CHECK_FALSE(village.find(one.id).returns_to);
  village.house.write([&](Tx& tx) {
    village.house.room<requests::Offices>().receive(tx, village.as_street(), {village.community.id, two.id});
  });
  const auto late = village.done(staff, village.bulk_of(*passed.undo, {two.id}));
  CHECK(late.count == 0);
  CHECK_FALSE(village.done(staff, village.bulk_of(BulkDeed::notes, {one.id})).undo);
}

TEST_CASE("each request of a deed on many asks for its own right, and what is unseen stays unnamed") {
  DeskVillage village;
  const auto mine = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order("lighting"));
  const auto noted = village.done(village.as_grid_worker(), village.bulk_of(BulkDeed::notes, {mine.id, far.id}));
  CHECK(noted.count == 1);
  CHECK(noted.rows[1].number.empty());
  const auto passed = village.done(village.as_grid_worker(), village.bulk_of(BulkDeed::transfer, {mine.id}));
  CHECK(passed.count == 0);
  CHECK(passed.rows[0].words.zh.find("权限") != std::string::npos);
  CHECK(village.find(mine.id).responsible_code == mine.responsible_code);
}

TEST_CASE("a deed on many is refused whole when it lacks what it needs or holds too many") {
  DeskVillage village;
  const auto request = village.ordered_by_granny();
  const auto refused = [&](requests::Bulk bulk) {
    return testing::refusal_code_of([&] { village.done(village.as_staff(), bulk); });
  };
  auto silent = village.bulk_of(BulkDeed::transfer, {request.id});
  silent.words.reset();
  CHECK(refused(silent) == "text.empty");
  CHECK(refused(village.bulk_of(BulkDeed::notes, {})) == "requests.too_many_at_once");
  CHECK(refused(village.bulk_of(BulkDeed::notes, std::vector(501, request.id))) == "requests.too_many_at_once");
}

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
