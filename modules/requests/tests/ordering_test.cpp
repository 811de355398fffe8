#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::Village;

namespace {

// The code of a refusal, with every complaint behind it: "platform.invalid /kind services.no_such_kind".
template <class F>
std::string refused(F&& verb) {
  try {
    verb();
  } catch (const Refusal& refusal) {
    auto text = refusal.code();
    for (const auto& complaint : refusal.complaints()) text += " " + complaint.pointer + " " + complaint.code;
    return text;
  }
  return {};
}

std::vector<std::string> words_of_story(Village& village, const Caller& caller, Id<Request> id) {
  std::vector<std::string> codes;
  const auto page = village.house.read([&](Tx& tx) {
    return village.requests().get(tx, caller, {village.community.id, id});
  });
  for (const auto& step : page.trace) codes.push_back(step.code.substr(std::string("requests.trace.").size()));
  return codes;
}

RequestPage page_for(Village& village, const Caller& caller, Id<Request> id) {
  return village.house.read([&](Tx& tx) { return village.requests().get(tx, caller, {village.community.id, id}); });
}

bool offers(const RequestPage& page, std::string_view action) {
  return std::ranges::find(page.actions, action) != page.actions.end();
}

std::optional<Instant> alarm_of(Village& village, const Request& request) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<work::Clocks>().due_at(tx, request.community_id, {request.id.value}, Book::ladder_alarm);
  });
}

}  // namespace

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

TEST_CASE("likeness shows what neighbours ordered nearby, without their names or doors") {
  Village village;
  const auto lamp = village.ordered_by_granny("lighting");
  village.ordered_by_granny("meals");
  const auto alike = [&](const Caller& caller, const char* kind, Village& in) {
    return in.house.read([&](Tx& tx) {
      return in.requests().likeness(
          tx, caller,
          {.community_id = in.community.id, .kind = Text<1, 40>(kind), .words = Text<0, 1000>("楼道灯不亮")});
    });
  };
  const auto found = alike(village.as_resident(village.neighbour), "lighting", village).items;
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == lamp.id);
  CHECK(found[0].place_text == "玉岭新村 3栋");
  CHECK(found[0].metres == doctest::Approx(0));
  CHECK(alike(village.as_resident(village.neighbour), "home_repair", village).items.empty());
  CHECK(alike(village.as_resident(village.daughter), "lighting", village).items.empty());
  CHECK(alike(village.as_staff(), "lighting", village).items.empty());
  CHECK(alike(village.as_resident(village.grandpa), "lighting", village).items.at(0).place_text == lamp.place_text);
  village.house.clock().advance(days(8));
  CHECK(alike(village.as_resident(village.neighbour), "lighting", village).items.empty());
}

TEST_CASE("who waits along is counted once, and reads what and where but not who") {
  Village village;
  const auto lamp = village.ordered_by_granny("lighting");
  const auto neighbour = village.as_resident(village.neighbour);
  const auto join = [&](const Caller& caller, Id<Request> id, std::optional<Id<Person>> whom = {}) {
    return village.house.write([&](Tx& tx) {
      return village.requests().join(tx, caller, {village.community.id, id, {}, whom});
    });
  };
  CHECK(refused([&] { page_for(village, neighbour, lamp.id); }) == "platform.not_found");
  CHECK(join(neighbour, lamp.id).joined_count == 1);
  CHECK(refused([&] { join(neighbour, lamp.id); }) == "requests.already_joined");
  CHECK(refused([&] { join(village.as_resident(village.grandpa), lamp.id); }) == "requests.own");
  CHECK(refused([&] { join(village.as_resident(village.daughter), lamp.id); }) == "platform.not_found");

  const auto page = page_for(village, neighbour, lamp.id);
  CHECK(page.request.requester_name.empty());
  CHECK_FALSE(page.request.requester_person_id);
  CHECK(page.request.place_text == "玉岭新村 3栋");
  CHECK(page.trace.at(0).by_name.empty());
  CHECK(page.trace.at(1).by_name == "覃大海");
  CHECK_FALSE(offers(page, "withdrawal"));
  CHECK_FALSE(offers(page, "joiners"));
  const auto mine = village.house.read([&](Tx& tx) {
    return village.requests().list(tx, neighbour, {.community_id = village.community.id, .view = View::household});
  });
  REQUIRE(mine.items.size() == 1);
  CHECK(mine.items[0].requester_name.empty());
  CHECK(page_for(village, village.as_resident(village.granny), lamp.id).request.requester_name == "田桂英");
}

TEST_CASE("nobody joins somebody's own troubles by guessing their number") {
  Village village;
  const auto meal = village.ordered_by_granny();
  CHECK(refused([&] {
          village.house.write([&](Tx& tx) {
            return village.requests().join(tx, village.as_resident(village.neighbour),
                                           {village.community.id, meal.id, {}, {}});
          });
        }) == "platform.not_found");
}

TEST_CASE("the resident changes it while nobody does it, and what stood there before is kept") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto request = village.ordered_by_granny();
  const auto change = [&](const Caller& caller, std::int64_t version) {
    return village.house.write([&](Tx& tx) {
      return village.requests().change(tx, caller,
                                       {.community_id = village.community.id,
                                        .id = request.id,
                                        .version = version,
                                        .words = Text<0, 1000>("卫生间也漏")});
    });
  };
  CHECK(change(granny, 1).version == 2);
  CHECK(refused([&] { change(granny, 1); }) == "requests.changed_meanwhile");
  CHECK(refused([&] { change(village.as_staff(), 2); }) == "requests.ask_who_ordered");
  CHECK(refused([&] { change(village.as_resident(village.neighbour), 2); }) == "platform.not_found");
  const auto page = page_for(village, granny, request.id);
  CHECK(page.request.words == "卫生间也漏");
  CHECK(page.trace.at(1).words.zh == "改了说明。原来写的是：厨房水龙头漏水");
}

TEST_CASE("a note needs words or a picture and stands in the story as it was said") {
  Village village;
  const auto request = village.ordered_by_granny();
  const auto note = [&](const Caller& caller, const char* words) {
    return village.house.write([&](Tx& tx) {
      return village.requests().note(
          tx, caller, {.community_id = village.community.id, .id = request.id, .words = Text<0, 500>(words)});
    });
  };
  CHECK(note(village.as_resident(village.grandpa), "下午在家").trace.at(1).words.zh == "下午在家");
  CHECK(note(village.as_staff(), "{by} 已联系").trace.at(2).words.en == "{by} 已联系");
  CHECK(refused([&] { note(village.as_staff(), ""); }) == "platform.invalid /words text.empty");
}

TEST_CASE("withdrawing stops the clock and cannot be done twice") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto request = village.ordered_by_granny();
  const auto withdraw = [&](const Caller& caller) {
    return village.house.write([&](Tx& tx) {
      return village.requests().withdraw(tx, caller, {village.community.id, request.id, Text<0, 500>("自己修好了")});
    });
  };
  CHECK(refused([&] { withdraw(village.as_staff()); }) == "requests.ask_who_ordered");
  CHECK(withdraw(granny).state == State::withdrawn);
  CHECK_FALSE(alarm_of(village, request));
  CHECK(refused([&] { withdraw(granny); }) == "requests.not_now");
  CHECK(page_for(village, granny, request.id).trace.back().words.zh == "不用办了，已撤回：自己修好了");
}

TEST_CASE("of two who save the same version one is refused") {
  Village village;
  const auto request = village.ordered_by_granny();
  CHECK(refused([&] {
          village.house.write([&](Tx& tx) {
            auto one = village.find(request.id), other = one;
            village.house.room<Book>().save(tx, one);
            village.house.room<Book>().save(tx, other);
          });
        }) == "requests.changed_meanwhile");
  CHECK(village.find(request.id).version == 1);
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
