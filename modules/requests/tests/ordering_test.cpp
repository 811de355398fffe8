#include <doctest/doctest.h>

#include "modules/requests/tests/ordering_deeds.hpp"

using namespace linli;
using namespace linli::requests;
using testing::alarm_of;
using testing::page_for;
using testing::refused;
using testing::Village;
using testing::words_of_story;

TEST_CASE("an order takes place and household from the resident's home and its promises from the catalogue") {
  Village village;
  const auto request = village.ordered_by_granny();
  CHECK(request.number == "261124-0001");
  CHECK(request.state == State::ordered);
  CHECK(request.place_text == "玉岭新村 3栋 2单元 301");
  CHECK(request.area_code == testing::building_code);
  CHECK(request.lat == doctest::Approx(30.17));
  CHECK(request.household_id == village.home.id);
  CHECK(request.requester_name == "田桂英");
  CHECK(request.responsible_code == testing::grid_code);
  CHECK(request.level == Office::grid);
  CHECK(request.channel == Channel::app);
  CHECK_FALSE(request.on_behalf);
  const auto now = testing::standing_time();
  CHECK(request.accept_due_at > now);
  CHECK(request.finish_due_at > request.accept_due_at);
  CHECK(request.due_at == request.accept_due_at);
  CHECK_FALSE(request.late);
  CHECK(alarm_of(village, request) == request.accept_due_at);
  CHECK(words_of_story(village, village.as_resident(village.granny), request.id) ==
        std::vector<std::string>{"ordered"});
  CHECK(village.ordered_by_granny().number == "261124-0002");
}

TEST_CASE("what comes back from the table is what was ordered") {
  Village village;
  auto wanted = village.order();
  wanted.preferred_at = testing::standing_time() + days(3);
  wanted.people_needed = Whole<1, 20>{2};
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  CHECK(json::text(village.find(request.id)) == json::text(request));
  CHECK(request.finish_due_at > *wanted.preferred_at);
  CHECK(request.people_needed == 2);
}

TEST_CASE("a bad order hears every complaint at once and leaves nothing behind") {
  Village village;
  auto wanted = village.order();
  wanted.fields.value = {{"trouble", "dragons"}, {"colour", "red"}};
  wanted.preferred_at = testing::standing_time() - minutes(6);
  wanted.area_code = Text<12, 40>("421087104099");
  wanted.lat = Latitude{30};
  const auto text = refused([&] { village.ordered(village.as_resident(village.granny), wanted); });
  for (const auto* part : {"/fields/trouble", "/fields/colour", "/preferred_at requests.preferred_in_the_past",
                           "/area_code areas.no_such_area", "/lng json.required"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, text, " lacks ", part);
  auto unknown = village.order();
  unknown.kind = Text<1, 40>("teleportation");
  unknown.preferred_at = testing::standing_time() + days(400);
  CHECK(refused([&] { village.ordered(village.as_resident(village.granny), unknown); }) ==
        "platform.invalid /kind services.no_such_kind /preferred_at requests.preferred_too_far");
  CHECK(village.ordered_by_granny().number == "261124-0001");
}

TEST_CASE("a kind that the community has paused is not ordered, and the resident reads why") {
  Village village;
  village.house.write([&](Tx& tx) {
    return village.house.room<services::Services>().set_offering(tx, village.as_secretary(),
                                                                 {.community_id = village.community.id,
                                                                  .code = Text<1, 40>("home_repair"),
                                                                  .offered = false,
                                                                  .reason = Text<0, 200>("师傅回家过年")});
  });
  CHECK(refused([&] { village.ordered_by_granny(); }) == "services.not_offered");
  CHECK(refused([&] { village.ordered_by_granny("meals"); }).find("services.not_offered") == std::string::npos);
}

TEST_CASE("who acts for a resident with consent orders for her, and both names stand in the trace") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  const auto request = village.ordered(village.as_proxy(), wanted);
  CHECK(request.channel == Channel::proxy);
  CHECK(request.on_behalf);
  CHECK(request.requester_name == "田桂英");
  CHECK(request.ordered_by_name == "周敏");
  CHECK(request.area_code == testing::building_code);
  const auto step = page_for(village, village.as_proxy(), request.id).trace.at(0);
  CHECK(step.by_name == "周敏");
  CHECK(step.on_behalf_of == "田桂英");
}

TEST_CASE("without consent nobody orders for a neighbour") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  CHECK(refused([&] { village.ordered(village.as_resident(village.neighbour), wanted); }) == "requests.not_for_them");
  wanted.for_person_id = Id<Person>{4711};
  CHECK(refused([&] { village.ordered(village.as_staff(), wanted); }) == "requests.not_for_them");
  auto own = village.order();
  CHECK(refused([&] { village.ordered(village.as_street(), own); }) ==
        "platform.invalid /for_person_id requests.say_for_whom");
}

TEST_CASE("a call-taker writes down what a resident says by telephone") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  wanted.by_phone = true;
  const auto request = village.ordered(village.as_call_taker(), wanted);
  CHECK(request.channel == Channel::call);
  const auto page = page_for(village, village.as_resident(village.granny), request.id);
  CHECK(page.trace.at(0).code == "requests.trace.called_in");
  CHECK(page.trace.at(0).on_behalf_of == "田桂英");
}

TEST_CASE("a grid worker writes down what they see in their grid and nowhere else") {
  Village village;
  auto seen = village.order("lighting");
  seen.event = true;
  const auto request = village.ordered(village.as_grid_worker(), seen);
  CHECK(request.channel == Channel::event);
  CHECK_FALSE(request.requester_person_id);
  CHECK(request.area_code == testing::grid_code);
  seen.area_code = Text<12, 40>(testing::far_building_code);
  CHECK(refused([&] { village.ordered(village.as_grid_worker(), seen); }) == "platform.no_permission");
  seen.area_code.reset();
  CHECK(refused([&] { village.ordered(village.as_resident(village.granny), seen); }) == "platform.no_permission");
  seen.for_person_id = village.granny.id;
  CHECK(refused([&] { village.ordered(village.as_grid_worker(), seen); }) ==
        "platform.invalid /for_person_id requests.event_for_nobody");
}

TEST_CASE("a volunteer without a post reports what they see anywhere in the community, and follows it") {
  Village village;
  auto seen = village.order("lighting");
  seen.event = true;
  seen.area_code = Text<12, 40>(testing::far_building_code);
  const auto request = village.ordered(village.as_helper(), seen);
  CHECK(request.channel == Channel::event);
  CHECK(request.ordered_by_person_id == village.helper.id);
  CHECK_FALSE(request.requester_person_id);
  CHECK(page_for(village, village.as_helper(), request.id).trace.at(0).code == "requests.trace.seen");
}

TEST_CASE("a request from another program is told as it was, and a closed one gets no clock") {
  Village village;
  const auto record = [&](std::optional<Instant> closed_at) {
    return village.house.write([&](Tx& tx) {
      return village.requests().record(tx, village.program,
                                       {.community_id = village.community.id,
                                        .kind = "lighting",
                                        .words = "Street lamp out",
                                        .place_text = "",
                                        .area_code = testing::grid_code,
                                        .channel = Channel::import,
                                        .ordered_by_name = "NYC 311",
                                        .ordered_at = from_local(2022, 5, 1, 60, 480),
                                        .closed_at = closed_at});
    });
  };
  const auto open = record({}), closed = record(from_local(2022, 5, 2, 60, 480));
  CHECK(open.number == "220501-0001");
  CHECK(open.late);
  CHECK(alarm_of(village, open));
  CHECK(closed.number == "220501-0002");
  CHECK(closed.state == State::closed);
  CHECK_FALSE(alarm_of(village, closed));
  const auto found = village.house.read([&](Tx& tx) {
    return village.requests().between(
        tx, village.community.id,
        {.from = from_local(2022, 1, 1, 0, 480), .to = from_local(2022, 12, 31, 0, 480), .kinds = {{"lighting"}}});
  });
  CHECK(found.size() == 2);
}
