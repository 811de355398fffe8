#include <doctest/doctest.h>

#include "modules/requests/rules.hpp"
#include "modules/requests/tests/dispatching_village.hpp"
#include "modules/requests/tests/plans.hpp"
#include "shapes/work/statements.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;

TEST_CASE("what was done without a network is told later, and keeps its own time") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto began = village.now();
  village.house.clock().advance(hours(5));
  const auto helper = village.as_helper();
  const auto& dispatch = village.dispatch();
  const auto community = village.community.id;
  const auto mine = village.house.write([&](Tx& tx) {
    return dispatch.take(tx, helper, {community, request.id, began + minutes(10)});
  });
  village.house.write([&](Tx& tx) { return dispatch.depart(tx, helper, {community, mine.id, began + minutes(20)}); });
  const auto there = village.house.write([&](Tx& tx) {
    return dispatch.arrive(tx, helper, {community, mine.id, began + minutes(30)});
  });
  CompleteAssignment told;
  told.happened_at = began + minutes(80);
  const auto done = village.complete(helper, mine, told);
  CHECK(there.departed_at == began + minutes(20));
  CHECK(there.arrived_at == began + minutes(30));
  CHECK(done.done_at == began + minutes(80));
  CHECK(village.hours_of(helper).at(0).minutes == 60);
}

TEST_CASE("a telephone with a wrong clock moves no step out of its order, its day, or into the future") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto helper = village.as_helper();
  const auto community = village.community.id;
  const auto& dispatch = village.dispatch();
  const auto mine = village.take(helper, request);
  village.house.clock().advance(minutes(30));
  const auto gone = village.house.write([&](Tx& tx) {
    return dispatch.depart(tx, helper, {community, mine.id, village.now() + hours(1)});
  });
  CHECK(gone.departed_at == village.now());
  const auto there = village.house.write([&](Tx& tx) {
    return dispatch.arrive(tx, helper, {community, mine.id, village.now() - hours(3)});
  });
  CHECK(there.arrived_at == village.now());
  CHECK(drawn_in(village.now() - days(3), village.now() - days(9), village.now()) == village.now() - days(1));
  CHECK(drawn_in({}, village.now() - days(9), village.now()) == village.now());
}

TEST_CASE("where it was not safe nobody else is sent before the desk has looked") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto helper = village.as_helper();
  const auto mine = village.take(helper, request);
  GiveUpAssignment back{village.community.id, mine.id, Text<1, 500>("楼道里有煤气味"), Because::unsafe};
  village.house.write([&](Tx& tx) { return village.dispatch().hand_back(tx, helper, back); });
  const auto now = village.find(request.id);
  CHECK(now.state == State::ordered);
  CHECK(now.urgent);
  CHECK_FALSE(village.open_offer(request));
  CHECK(village.told(request) == "向勇说现场不安全，先交回来：楼道里有煤气味。社区看过以后再安排。");
}

TEST_CASE("a note and a report that were told later keep when they happened and when they were told") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto helper = village.as_helper();
  const auto mine = village.take(helper, request);
  const auto wrote = village.now() + minutes(10);
  village.house.clock().advance(hours(2));
  const auto& requests = village.house.room<Requests>();
  AddNote note{village.community.id, request.id, Text<0, 500>("敲了门，人在家"), {}, wrote};
  const auto page = village.house.write([&](Tx& tx) { return requests.note(tx, helper, note); });
  CHECK(page.trace.back().at == wrote);
  REQUIRE(page.trace.back().told_at);
  CHECK(page.trace.back().told_at->milliseconds / 1000 == village.now().milliseconds / 1000);
  note.happened_at = village.now() + hours(1);
  const auto ahead = village.house.write([&](Tx& tx) { return requests.note(tx, helper, note); });
  CHECK(ahead.trace.back().at == village.now());
  CHECK_FALSE(ahead.trace.back().told_at);
  CHECK(mine.request_id == request.id);
}

TEST_CASE("what was handed back or could not be done is told with its own time too") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto helper = village.as_helper();
  const auto mine = village.take(helper, request);
  const auto left = village.now() + minutes(5);
  village.house.clock().advance(hours(1));
  GiveUpAssignment back{village.community.id, mine.id, Text<1, 500>("没有人在家"), Because::nobody_home, left};
  village.house.write([&](Tx& tx) { return village.dispatch().hand_back(tx, helper, back); });
  const auto page = village.house.read([&](Tx& tx) {
    return village.house.room<Requests>().get(tx, Caller::program("test"), {village.community.id, request.id});
  });
  const auto found =
      std::ranges::find_if(page.trace, [](const Step& step) { return step.code == "requests.trace.handed_back"; });
  REQUIRE(found != page.trace.end());
  CHECK(found->at == left);
  CHECK(found->told_at.has_value());
}

TEST_CASE("the story of a request is found by the request, and not among all of its community" * doctest::test_suite("sqlite")) {
  DispatchingVillage village;
  CHECK(testing::uses(testing::plan_of(village, work::statements::trace_of, 2),
                      "work_traces_subject (community_id=? AND subject_id=?)"));
}
