#include <doctest/doctest.h>

#include "modules/requests/tests/closing_deeds.hpp"

using namespace linli;
using requests::Answer;
using requests::State;
using testing::called_back;
using testing::hours_of_helper;
using testing::looked_at;
using testing::mended_for_granny;
using testing::points_of_helper;
using testing::rated;
using testing::ratings_of;
using testing::refusal_code_of;
using testing::taken_and_done;
using testing::Village;

TEST_CASE("the resident's word closes the loop: hours are confirmed and points booked, once") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  CHECK(points_of_helper(village) == 0);
  const auto page = rated(village, granny, id, Answer::solved, "修得好");
  CHECK(page.request.state == State::closed);
  CHECK(page.request.closed_at.has_value());
  REQUIRE(page.rating.has_value());
  CHECK(page.rating->by_name == "田桂英");
  CHECK_FALSE(page.rating->by_call_back);
  CHECK(page.trace.back().words.zh == "评价：解决了。修得好");
  const auto hours = hours_of_helper(village);
  REQUIRE(hours.size() == 1);
  CHECK(hours[0].state == volunteers::HoursState::confirmed);
  CHECK(hours[0].confirmed_by_name == "田桂英");
  CHECK(points_of_helper(village) == 20);
}

TEST_CASE("whoever acts for the resident rates for them, with both names") {
  Village village;
  const auto id = mended_for_granny(village);
  const auto page = rated(village, village.as_proxy(), id, Answer::partly, "还有点滴");
  CHECK(page.request.state == State::closed);
  CHECK(page.trace.back().by_name == "周敏");
  CHECK(page.trace.back().on_behalf_of == "田桂英");
  CHECK(points_of_helper(village) == 20);
}

TEST_CASE("a request is rated once") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  rated(village, granny, id, Answer::solved);
  CHECK(refusal_code_of([&] { rated(village, granny, id, Answer::partly); }) == "requests.already_rated");
  CHECK(refusal_code_of([&] { called_back(village, village.as_call_taker(), id, Answer::solved); }) ==
        "requests.already_rated");
  CHECK(points_of_helper(village) == 20);
  CHECK(hours_of_helper(village).size() == 1);
}

TEST_CASE("nothing is rated before it is done, and nobody rates for strangers") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  CHECK(refusal_code_of([&] { rated(village, village.as_resident(village.granny), id, Answer::solved); }) ==
        "requests.not_now");
  taken_and_done(village, village.as_helper(), id);
  CHECK(refusal_code_of([&] { rated(village, village.as_resident(village.neighbour), id, Answer::solved); }) ==
        "platform.not_found");
  CHECK(refusal_code_of([&] { rated(village, village.as_staff(), id, Answer::solved); }) == "platform.no_permission");
}

TEST_CASE("who did a part of the work neither rates, calls back nor verifies it") {
  Village village;
  const auto id = mended_for_granny(village);
  auto helper = village.as_helper();
  helper.principals.push_back({village.granny.id, village.home.id, village.community.id});
  for (const auto* permission : {"requests.rate_by_call", "requests.verify", "requests.view"})
    helper.rights.push_back({permission, testing::village_code, village.community.id});
  CHECK(refusal_code_of([&] { rated(village, helper, id, Answer::solved); }) == "requests.own_work");
  CHECK(refusal_code_of([&] { called_back(village, helper, id, Answer::solved); }) == "requests.own_work");
  CHECK(refusal_code_of([&] { looked_at(village, helper, id, true); }) == "requests.own_work");
  CHECK(village.find(id).state == State::done);
}

TEST_CASE("what the resident says on the telephone closes it too, in the name of whoever called") {
  Village village;
  const auto id = mended_for_granny(village);
  const auto page = called_back(village, village.as_call_taker(), id, Answer::solved, "蛮好");
  CHECK(page.request.state == State::closed);
  REQUIRE(page.rating.has_value());
  CHECK(page.rating->by_call_back);
  CHECK(page.rating->by_name == "孙接线");
  CHECK(hours_of_helper(village).at(0).confirmed_by_name == "孙接线");
  CHECK(points_of_helper(village) == 20);
  CHECK(refusal_code_of([&] { called_back(village, village.as_grid_worker(), id, Answer::solved); }) ==
        "platform.no_permission");
}

TEST_CASE("not solved needs the reason and is arranged again with new promises") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  const auto before = village.find(id);
  CHECK(refusal_code_of([&] { rated(village, granny, id, Answer::not_solved); }) == "requests.say_why");
  village.house.clock().advance(hours(1));
  const auto page = rated(village, granny, id, Answer::not_solved, "还在漏");
  const auto& again = page.request;
  CHECK(again.state == State::ordered);
  CHECK(again.reopened_count == 1);
  CHECK(again.accept_due_at > before.accept_due_at);
  CHECK_FALSE(again.accepted_at.has_value());
  CHECK_FALSE(again.done_at.has_value());
  CHECK(again.helper_names.empty());
  CHECK(page.trace.back().words.zh == "还没解决，重新安排：还在漏");
  CHECK(points_of_helper(village) == 0);
  CHECK(hours_of_helper(village).at(0).state == volunteers::HoursState::entered);

  taken_and_done(village, village.as_far_helper(), id);
  CHECK(rated(village, granny, id, Answer::solved).request.state == State::closed);
}

TEST_CASE("a reopened request climbs its ladder from the first step") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  village.wait(days(2));
  taken_and_done(village, village.as_helper(), id);
  REQUIRE(village.find(id).escalation_step > 0);
  const auto page = rated(village, village.as_resident(village.granny), id, Answer::not_solved, "还在漏");
  CHECK(page.request.escalation_step == 0);
  CHECK_FALSE(page.request.late);
  village.wait(days(1));
  CHECK(village.find(id).late);
  CHECK(village.find(id).escalation_step > 0);
}

TEST_CASE("what was closed can be opened again within seven days, with a reason") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  rated(village, granny, id, Answer::solved);
  const auto reopen = [&] {
    return village.house.write([&](Tx& tx) {
      return ratings_of(village).reopen(tx, granny, {village.community.id, id, Text<1, 500>("又漏了")});
    });
  };
  village.house.clock().advance(days(7) + Duration{1});
  CHECK(refusal_code_of(reopen) == "requests.too_late_to_reopen");
  village.house.clock().set(village.find(id).closed_at.value() + days(7));
  CHECK(reopen().request.state == State::ordered);
}

TEST_CASE("staff who wrote an order down call back, and do not rate in the resident's place") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  wanted.by_phone = true;
  const auto id = village.ordered(village.as_call_taker(), wanted).id;
  taken_and_done(village, village.as_helper(), id);
  CHECK(refusal_code_of([&] { rated(village, village.as_call_taker(), id, Answer::solved); }) ==
        "requests.rate_by_call_back");
  CHECK(hours_of_helper(village).at(0).state == volunteers::HoursState::entered);
  const auto page = called_back(village, village.as_call_taker(), id, Answer::solved, "好了");
  CHECK(page.rating->by_call_back);
}

TEST_CASE("the resident rates what somebody at the desk ordered for her") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  wanted.by_phone = true;
  const auto id = village.ordered(village.as_call_taker(), wanted).id;
  taken_and_done(village, village.as_helper(), id);
  CHECK(rated(village, village.as_resident(village.granny), id, Answer::solved).request.state == State::closed);
}
