#include <doctest/doctest.h>

#include "modules/requests/tests/desk_village.hpp"

using namespace linli;
using requests::BulkDeed;
using requests::State;
using testing::DeskVillage;

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
  CHECK(refused(village.bulk_of(BulkDeed::notes, {})) == "requests.none_chosen");
  CHECK(refused(village.bulk_of(BulkDeed::offers, {})) == "requests.none_chosen");
  CHECK(refused(village.bulk_of(BulkDeed::notes, std::vector(501, request.id))) == "requests.too_many_at_once");
}
