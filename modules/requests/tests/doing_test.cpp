#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;
using testing::refusal_of;

TEST_CASE("work cannot have begun before it was ordered") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto part = village.take(village.as_helper(), request);
  village.house.clock().advance(hours(1));
  requests::CompleteAssignment told;
  told.started_at = request.ordered_at - minutes(5);
  told.ended_at = request.ordered_at + minutes(30);
  const auto refused = [&] {
    return testing::refusal_code_of([&] { village.complete(village.as_helper(), part, told); });
  };
  CHECK(refused() == "requests.starts_before_ordered");
  told.started_at = request.ordered_at;
  CHECK(refused().empty());
}

TEST_CASE("work that is given back goes to the next best, with the reason") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto mine = village.take(village.as_helper(), request);
  village.depart(village.as_helper(), mine);
  CHECK(village.find(request.id).state == State::under_way);
  const auto back = village.hand_back(village.as_helper(), mine, "没有人在家");
  CHECK(back.state == AssignmentState::handed_back);
  const auto now = village.find(request.id);
  CHECK(now.state == State::offered);
  CHECK_FALSE(now.accepted_at);
  CHECK(now.helper_names.empty());
  REQUIRE(village.open_offer(request));
  CHECK(village.open_offer(request)->name == "谭丽");
  CHECK(village.told(request, 1) == "向勇办不了了，交回来：没有人在家");
}

TEST_CASE("setting out, arriving and finishing are one tap each, and none is needed before the last") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto mine = village.take(village.as_helper(), request);
  village.depart(village.as_helper(), mine);
  CHECK(village.told(request) == "向勇出发了。");
  CHECK(refusal_of([&] { village.depart(village.as_helper(), mine); }).code() == "requests.step_is_past");
  village.arrive(village.as_helper(), mine);
  CHECK(village.find(request.id).state == State::under_way);
  village.complete(village.as_helper(), mine);
  CHECK(village.find(request.id).state == State::done);
  CHECK(refusal_of([&] { village.complete(village.as_helper(), mine); }).code() == "requests.step_is_past");
  const auto other = village.ordered_by_granny();
  village.complete(village.as_helper(), village.take(village.as_helper(), other));
  CHECK(village.find(other.id).state == State::done);
}

TEST_CASE("finishing books the helper's hours, from setting out until now and never more than the kind allows") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto mine = village.take(village.as_helper(), request);
  village.house.clock().advance(minutes(30));
  village.depart(village.as_helper(), mine);
  village.house.clock().advance(minutes(45));
  village.complete(village.as_helper(), mine);
  CHECK(village.hours_of(village.as_helper()).at(0).minutes == 45);
  CHECK(village.hours_of(village.as_helper()).at(0).state == volunteers::HoursState::entered);

  const auto slow = village.take(village.as_helper(), village.ordered_by_granny());
  village.house.clock().advance(days(2));
  village.complete(village.as_helper(), slow);
  CHECK(village.hours_of(village.as_helper()).at(0).minutes == 4 * 60);

  const auto third = village.take(village.as_helper(), village.ordered_by_granny());
  village.house.clock().advance(hours(9));
  CompleteAssignment told;
  told.started_at = village.now() - hours(9);
  const auto refusal = refusal_of([&] { village.complete(village.as_helper(), third, told); });
  REQUIRE(refusal.complaints().size() == 1);
  CHECK(refusal.complaints()[0].code == "volunteers.too_many_hours");
}

TEST_CASE("two jobs in one trip, each finished with one tap, share the time and do not count it twice") {
  DispatchingVillage village;
  const auto first = village.take(village.as_helper(), village.ordered_by_granny());
  const auto second = village.take(village.as_helper(), village.ordered_by_granny());
  village.house.clock().advance(minutes(40));
  village.complete(village.as_helper(), first);
  village.house.clock().advance(minutes(5));
  village.complete(village.as_helper(), second);
  const auto lines = village.hours_of(village.as_helper());
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].minutes == 40);
  CHECK(lines[0].minutes == 5);
}

TEST_CASE("where money changes hands a line is needed about what was done") {
  DispatchingVillage village;
  const auto request = village.medicine();
  const auto mine = village.take(village.as_helper(), request);
  const auto refusal = refusal_of([&] { village.complete(village.as_helper(), mine); });
  CHECK(refusal.code() == "requests.say_what_was_done");
  CompleteAssignment told;
  told.note = Text<0, 500>("取了降压药两盒，36 元");
  village.complete(village.as_helper(), mine, told);
  CHECK(village.told(request) == "向勇说办好了：取了降压药两盒，36 元");
}

TEST_CASE("what its handler answers is closed with the answer") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny("praise");
  const auto mine = village.take(village.as_staff(), request);
  CHECK(mine.taker == Taker::community);
  CHECK_FALSE(mine.volunteer_id);
  CHECK(refusal_of([&] { village.complete(village.as_staff(), mine); }).code() == "requests.say_what_was_done");
  CompleteAssignment told;
  told.note = Text<0, 500>("已经把谢意带到了");
  village.complete(village.as_staff(), mine, told);
  const auto closed = village.find(request.id);
  CHECK(closed.state == State::closed);
  CHECK(closed.answer == "已经把谢意带到了");
  CHECK(closed.closed_at == village.now());
}
