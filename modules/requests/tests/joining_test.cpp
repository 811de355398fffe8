#include <doctest/doctest.h>

#include "modules/requests/tests/ordering_deeds.hpp"

using namespace linli;
using namespace linli::requests;
using testing::offers;
using testing::page_for;
using testing::refused;
using testing::Village;

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
