#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using requests::Answer;
using requests::State;
using testing::refusal_code_of;
using testing::Village;

namespace {

const requests::Ratings& ratings_of(Village& village) { return village.house.room<requests::Ratings>(); }

// Taken by `who` and done half an hour later.
void taken_and_done(Village& village, const Caller& who, Id<requests::Request> id) {
  const auto& dispatch = village.house.room<requests::Dispatch>();
  const auto part = village.house.write([&](Tx& tx) { return dispatch.take(tx, who, {village.community.id, id}); });
  village.house.clock().advance(minutes(30));
  village.house.write([&](Tx& tx) {
    requests::CompleteAssignment done{.community_id = village.community.id, .id = part.id};
    done.note = Text<0, 500>("换了垫圈");
    dispatch.complete(tx, who, done);
  });
}

Id<requests::Request> mended_for_granny(Village& village) {
  const auto id = village.ordered_by_granny().id;
  taken_and_done(village, village.as_helper(), id);
  return id;
}

requests::RateRequest word(Village& village, Id<requests::Request> id, Answer answer, const char* words = "") {
  return {village.community.id, id, answer, Text<0, 500>(words)};
}

requests::RequestPage rated(Village& village, const Caller& who, Id<requests::Request> id, Answer answer,
                            const char* words = "") {
  return village.house.write(
      [&](Tx& tx) { return ratings_of(village).rate(tx, who, word(village, id, answer, words)); });
}

requests::RequestPage called_back(Village& village, const Caller& who, Id<requests::Request> id, Answer answer,
                                  const char* words = "") {
  return village.house.write(
      [&](Tx& tx) { return ratings_of(village).call_back(tx, who, word(village, id, answer, words)); });
}

requests::RequestPage looked_at(Village& village, const Caller& who, Id<requests::Request> id, bool passed,
                                const char* words = "") {
  return village.house.write([&](Tx& tx) {
    return ratings_of(village).verify(tx, who, {village.community.id, id, passed, Text<0, 500>(words)});
  });
}

requests::Figures figures(Village& village) {
  return village.house.read([&](Tx& tx) {
    return ratings_of(village).figures(tx, village.as_staff(), {village.community.id, {}});
  });
}

std::int64_t points_of_helper(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<points::Points>().balance(tx, village.community.id, points::Holder::volunteer,
                                                        {village.volunteer.id.value});
  });
}

std::int64_t points_of_home(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<points::Points>().balance(tx, village.community.id, points::Holder::household,
                                                        {village.home.id.value});
  });
}

std::vector<volunteers::Hours> hours_of_helper(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<volunteers::Volunteers>().my_hours(tx, village.as_helper(), {village.community.id}).items;
  });
}

std::int64_t asked_of(Village& village, const Caller& who, std::string_view group) {
  const auto inbox = village.house.read(
      [&](Tx& tx) { return village.house.room<requests::Offices>().inbox(tx, who, {village.community.id}); });
  const auto found = std::ranges::find(inbox.items, group, &requests::InboxGroup::code);
  REQUIRE(found != inbox.items.end());
  CHECK(found->count == std::ssize(found->items));
  return found->count;
}

}  // namespace

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

TEST_CASE("where a verification closes it, the resident's word waits for somebody else's look") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  auto wanted = village.order("fire_lane");
  wanted.fields.value["what"] = "things";
  const auto id = village.ordered(granny, wanted).id;
  taken_and_done(village, village.as_grid_worker(), id);
  CHECK(rated(village, granny, id, Answer::solved).request.state == State::done);
  CHECK(refusal_code_of([&] { looked_at(village, village.as_grid_worker(), id, true); }) == "requests.own_work");
  CHECK(refusal_code_of([&] { looked_at(village, village.as_staff(), id, false); }) == "requests.say_why");
  CHECK(looked_at(village, village.as_staff(), id, true).request.state == State::closed);
}

TEST_CASE("what does not pass a look is arranged again") {
  Village village;
  auto wanted = village.order("fire_lane");
  wanted.fields.value["what"] = "things";
  const auto id = village.ordered(village.as_resident(village.granny), wanted).id;
  taken_and_done(village, village.as_grid_worker(), id);
  const auto page = looked_at(village, village.as_staff(), id, false, "还堆着两个纸箱");
  CHECK(page.request.state == State::ordered);
  CHECK(page.trace.back().words.zh.find("还堆着两个纸箱") != std::string::npos);
}

TEST_CASE("nobody verifies what only the resident can judge") {
  Village village;
  const auto id = mended_for_granny(village);
  CHECK(refusal_code_of([&] { looked_at(village, village.as_staff(), id, true); }) == "requests.not_to_verify");
}

TEST_CASE("what is done waits for a call where the resident judges, and for a look everywhere else") {
  Village village;
  mended_for_granny(village);
  auto seen = village.order("fire_lane");
  seen.fields.value["what"] = "things";
  seen.event = true;
  seen.area_code = Text<12, 40>(testing::building_code);
  const auto id = village.ordered(village.as_staff(), seen).id;
  taken_and_done(village, village.as_grid_worker(), id);
  CHECK(asked_of(village, village.as_staff(), "to_call_back") == 1);
  CHECK(asked_of(village, village.as_staff(), "to_verify") == 1);
  CHECK(asked_of(village, village.as_call_taker(), "to_call_back") == 1);
  CHECK(asked_of(village, village.as_call_taker(), "to_verify") == 0);
  CHECK(asked_of(village, village.as_grid_worker(), "to_call_back") == 0);
  CHECK(asked_of(village, village.as_grid_worker(), "to_verify") == 0);  // it was their own work
  CHECK(refusal_code_of([&] { called_back(village, village.as_call_taker(), id, Answer::solved); }) ==
        "requests.nobody_to_call");
  const auto counts = village.house.read([&](Tx& tx) {
    return village.house.room<requests::Offices>().counts(tx, village.as_staff(), {village.community.id});
  });
  CHECK(counts.done == 2);
  CHECK(counts.to_call_back == 1);
  CHECK(counts.to_verify == 1);
  CHECK(counts.hours_to_confirm == 1);
  const auto listed = [&](requests::View view) {
    requests::ListRequests wanted{.community_id = village.community.id, .view = view};
    return village.house.read([&](Tx& tx) { return village.requests().list(tx, village.as_staff(), wanted).items; });
  };
  CHECK(listed(requests::View::to_call_back).size() == 1);
  REQUIRE(listed(requests::View::to_verify).size() == 1);
  CHECK(listed(requests::View::to_verify)[0].id == id);
  CHECK(looked_at(village, village.as_staff(), id, true).request.state == State::closed);
  CHECK(asked_of(village, village.as_staff(), "to_verify") == 0);
}

TEST_CASE("an answered suggestion gives the household its points, once") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = village.ordered(granny, village.order("suggestion")).id;
  taken_and_done(village, village.as_staff(), id);
  CHECK(village.find(id).state == State::closed);
  CHECK(points_of_home(village) == 10);
  const auto may_rate = [&] {
    const auto actions = village.house.read([&](Tx& tx) {
      return village.requests().get(tx, granny, {village.community.id, id}).actions;
    });
    return std::ranges::find(actions, "rating") != actions.end();
  };
  CHECK(may_rate());
  rated(village, granny, id, Answer::solved);
  CHECK_FALSE(may_rate());
  CHECK(points_of_home(village) == 10);
}

TEST_CASE("without data there are no rates and no medians") {
  Village village;
  const auto none = figures(village);
  CHECK(none.ordered == 0);
  CHECK_FALSE(none.response.rate.has_value());
  CHECK_FALSE(none.solution.rate.has_value());
  CHECK_FALSE(none.satisfaction.rate.has_value());
  CHECK_FALSE(none.median_accept_minutes.has_value());
  CHECK_FALSE(none.median_finish_minutes.has_value());
  village.ordered_by_granny();
  CHECK(figures(village).response.of == 0);  // its promise has not passed yet
}

TEST_CASE("figures come from what was done and what residents said, and the newest word counts") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto unsolved = mended_for_granny(village);
  rated(village, granny, unsolved, Answer::not_solved, "还在漏");
  called_back(village, village.as_call_taker(), mended_for_granny(village), Answer::partly);
  rated(village, granny, mended_for_granny(village), Answer::solved);
  village.ordered_by_granny();  // nobody takes this one
  village.wait(days(1));

  const auto now = figures(village);
  CHECK(now.ordered == 4);
  CHECK(now.dispatched == 3);
  CHECK(now.closed == 2);
  CHECK(now.reopened == 1);
  CHECK(now.late_now == 2);
  CHECK(now.solution.count == 1);
  CHECK(now.solution.of == 3);
  CHECK(now.satisfaction.count == 2);
  CHECK(now.satisfaction.rate.value() == doctest::Approx(2.0 / 3));
  CHECK(now.response.count == 2);  // the reopened one has waited too long again
  CHECK(now.response.of == 4);
  CHECK(now.median_accept_minutes == 0);
  CHECK(now.median_finish_minutes == 30);
  REQUIRE(now.by_kind.size() == 1);
  CHECK(now.by_kind[0].kind == "home_repair");
  CHECK(now.by_kind[0].count == 4);

  taken_and_done(village, village.as_far_helper(), unsolved);
  rated(village, granny, unsolved, Answer::solved);
  CHECK(figures(village).solution.count == 2);
  CHECK(figures(village).solution.of == 3);
}

TEST_CASE("figures leave out what lies before their days and outside the reader's reach") {
  Village village;
  rated(village, village.as_resident(village.granny), mended_for_granny(village), Answer::solved);
  const auto elsewhere = village.house.read([&](Tx& tx) {
    return ratings_of(village).figures(tx, testing::caller_with({requests::view}, testing::other_grid_code),
                                       {village.community.id, {}});
  });
  CHECK(elsewhere.ordered == 0);
  CHECK(elsewhere.closed == 0);
  CHECK(elsewhere.solution.of == 0);
  village.house.clock().advance(days(8));
  const auto later = figures(village);
  CHECK(later.ordered == 0);
  CHECK(later.closed == 0);
  CHECK(later.solution.of == 0);
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
