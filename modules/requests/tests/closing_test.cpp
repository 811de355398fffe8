#include <doctest/doctest.h>

#include "modules/requests/tests/closing_deeds.hpp"

using namespace linli;
using requests::Answer;
using requests::State;
using testing::asked_of;
using testing::called_back;
using testing::looked_at;
using testing::mended_for_granny;
using testing::points_of_home;
using testing::rated;
using testing::refusal_code_of;
using testing::taken_and_done;
using testing::Village;

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

TEST_CASE("what was done long ago is asked about no more, and is not visited for it") {
  Village village;
  mended_for_granny(village);
  const auto listed = [&] {
    requests::ListRequests wanted{.community_id = village.community.id, .view = requests::View::to_call_back};
    return village.house.read([&](Tx& tx) { return village.requests().list(tx, village.as_staff(), wanted).items; });
  };
  village.house.clock().advance(days(89));
  CHECK(asked_of(village, village.as_staff(), "to_call_back") == 1);
  CHECK(listed().size() == 1);
  village.house.clock().advance(days(2));
  CHECK(asked_of(village, village.as_staff(), "to_call_back") == 0);
  CHECK(listed().empty());
}
