#include <doctest/doctest.h>

#include "modules/store/tests/village.hpp"

using namespace linli;
using namespace linli::store;
using testing::refusal_code_of;
using testing::Village;

TEST_CASE("redeeming takes the points and reserves the pieces at once, and shows the code to its owner") {
  Village village;
  village.give_home(village.granny, 30);
  const auto rice = village.stock();
  const auto mine = village.redeem(village.as_resident(village.granny), village.wish(rice, 2));
  CHECK(mine.order.points == 20);
  CHECK(mine.code->size() == 6);
  CHECK(village.points_of_home(village.granny) == 10);
  CHECK(village.page_of(rice).good.in_stock == 1);
  CHECK(village.page_of(rice).good.reserved == 2);
  const auto listed = village.house.read([&](Tx& tx) {
    return village.store().mine(tx, village.as_resident(village.granny), {village.community.id, {}});
  });
  REQUIRE(listed.items.size() == 1);
  CHECK(listed.items[0].code == mine.code);
  CHECK(village.books_are_right());
}

TEST_CASE("of two who redeem the last one, one gets it and the other keeps all points") {
  Village village;
  village.give_home(village.granny, 30);
  village.give_home(village.neighbour, 30);
  const auto rice = village.stock(1);
  village.redeem(village.as_resident(village.granny), village.wish(rice));
  CHECK(village.refusal_of(village.as_resident(village.neighbour), village.wish(rice)) == "store.sold_out");
  CHECK(village.points_of_home(village.neighbour) == 30);
}

TEST_CASE("nobody redeems without the points, above the limit, at an old price or what is not offered") {
  Village village;
  village.give_home(village.granny, 35);
  const auto rice = village.stock(9, 2);
  const auto granny = village.as_resident(village.granny);
  CHECK(village.refusal_of(village.as_resident(village.neighbour), village.wish(rice)) == "points.not_enough");
  CHECK(village.page_of(rice).good.in_stock == 9);
  CHECK(village.refusal_of(granny, village.wish(rice, 3)) == "store.limit_reached");
  village.redeem(granny, village.wish(rice, 2));
  CHECK(village.refusal_of(granny, village.wish(rice)) == "store.limit_reached");
  auto cheap = village.wish(rice);
  cheap.points = {9};
  CHECK(village.refusal_of(granny, cheap) == "store.price_changed");
  const auto next_month = [&](Tx& tx) {
    tx.set_now(testing::standing_time() + days(8));
    return village.store().redeem(tx, granny, village.wish(rice));
  };
  CHECK(refusal_code_of([&] { village.house.write(next_month); }).empty());
  village.house.write([&](Tx& tx) {
    village.store().change_good(tx, village.office(),
                                {.community_id = village.community.id,
                                 .id = rice.id,
                                 .version = rice.version,
                                 .name_zh = rice.name_zh,
                                 .name_en = rice.name_en,
                                 .price = rice.price,
                                 .pickup_place = rice.pickup_place,
                                 .starts_at = testing::standing_time() - days(9),
                                 .ends_at = testing::standing_time() - days(1)});
  });
  CHECK(village.refusal_of(granny, village.wish(rice)) == "store.not_offered");
}

TEST_CASE("a neighbour who has consent spends the household's points, and nobody else does") {
  Village village;
  village.give_home(village.granny, 10);
  const auto rice = village.stock();
  auto wanted = village.wish(rice);
  wanted.for_person_id = village.granny.id;
  auto agent = village.as_resident(village.neighbour);
  CHECK(village.refusal_of(agent, wanted) == "store.not_for_them");
  agent.principals.push_back({village.granny.id, *village.granny.household_id, village.community.id});
  const auto order = village.redeem(agent, wanted).order;
  CHECK(order.ordered_by_name == village.neighbour.name.str());
  CHECK(order.holder_name == village.granny.place);
  CHECK(village.points_of_home(village.granny) == 0);
  wanted.holder = points::Holder::volunteer;
  CHECK(village.refusal_of(agent, wanted) == "store.no_purse");
}

TEST_CASE("a volunteer spends their own points, which count for their household's limit") {
  Village village;
  village.give(points::Holder::volunteer, village.volunteer.id.value, 20);
  village.give_home(village.neighbour, 20);
  const auto rice = village.stock(5, 1);
  auto wanted = village.wish(rice);
  wanted.holder = points::Holder::volunteer;
  const auto caller = village.as_resident(village.neighbour);
  CHECK(village.redeem(caller, wanted).order.holder_name == village.neighbour.name.str());
  CHECK(village.refusal_of(caller, village.wish(rice)) == "store.limit_reached");
}

TEST_CASE("cancelling gives points and pieces back, once, and ends the code") {
  Village village;
  village.give_home(village.granny, 10);
  const auto rice = village.stock();
  const auto granny = village.as_resident(village.granny);
  const auto mine = village.redeem(granny, village.wish(rice));
  const auto cancel = [&](const Caller& caller) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) { village.store().cancel(tx, caller, {village.community.id, mine.order.id}); });
    });
  };
  CHECK(cancel(village.as_resident(village.neighbour)) == "platform.not_found");
  CHECK(cancel(granny).empty());
  CHECK(cancel(granny) == "store.not_waiting");
  CHECK(village.points_of_home(village.granny) == 10);
  CHECK(village.page_of(rice).good.in_stock == 3);
  CHECK(refusal_code_of([&] { village.hand_over(village.shop(), mine); }) == "store.not_waiting");
  CHECK(village.books_are_right());
}

TEST_CASE("nobody hands over to themselves, their household or whom they act for") {
  Village village;
  village.give_home(village.neighbour, 10);
  const auto rice = village.stock();
  const auto mine = village.redeem(village.as_resident(village.neighbour), village.wish(rice));
  auto self = village.shop();
  self.person_id = village.neighbour.id;
  auto housemate = village.shop();
  housemate.household_id = *village.neighbour.household_id;
  housemate.community_id = village.community.id;
  auto agent = village.shop();
  agent.principals.push_back({village.neighbour.id, *village.neighbour.household_id, village.community.id});
  for (const auto& caller : {self, housemate, agent})
    CHECK(refusal_code_of([&] { village.hand_over(caller, mine); }) == "store.second_person");
  CHECK(village.hand_over(village.shop(), mine).state == OrderState::handed_over);
  CHECK(village.page_of(rice).handed_over == 1);
}

TEST_CASE("what was handed over is returned once, to the shelf or written off, and the points come back") {
  Village village;
  village.give_home(village.granny, 20);
  const auto rice = village.stock();
  const auto granny = village.as_resident(village.granny);
  const auto first = village.redeem(granny, village.wish(rice)), second = village.redeem(granny, village.wish(rice));
  const auto take_return = [&](const MyStoreOrder& mine, bool to_shelf) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.store().take_return(tx, village.office(),
                                    {village.community.id, mine.order.id, Text<1, 300>("袋子破了"), to_shelf});
      });
    });
  };
  CHECK(take_return(first, true) == "store.not_handed_over");
  village.hand_over(village.shop(), first);
  village.hand_over(village.shop(), second);
  CHECK(take_return(first, true).empty());
  CHECK(take_return(first, true) == "store.not_handed_over");
  CHECK(take_return(second, false).empty());
  const auto page = village.page_of(rice);
  CHECK(page.good.in_stock == 2);
  CHECK(page.written_off == 1);
  CHECK(page.handed_over == 0);
  CHECK(village.points_of_home(village.granny) == 20);
  CHECK(village.books_are_right());
}

TEST_CASE("what nobody fetches for seven days goes back by itself") {
  Village village;
  village.give_home(village.granny, 10);
  const auto rice = village.stock();
  const auto mine = village.redeem(village.as_resident(village.granny), village.wish(rice));
  const auto release_after = [&](Duration time) {
    return village.house.write([&](Tx& tx) {
      tx.set_now(testing::standing_time() + time);
      return village.store().release_lapsed(tx, village.program);
    });
  };
  CHECK(release_after(days(6)) == 0);
  CHECK(release_after(days(7)) == 1);
  CHECK(release_after(days(8)) == 0);
  CHECK(village.points_of_home(village.granny) == 10);
  CHECK(village.page_of(rice).good.in_stock == 3);
}

TEST_CASE("stock taken in by mistake is put right by its opposite, once, while it is still there") {
  Village village;
  const auto rice = village.stock(3);
  const auto reverse = [&](Id<StockLine> line) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.store().reverse_stock(tx, village.office(),
                                      {village.community.id, rice.id, line, Text<1, 200>("数错了")});
      });
    });
  };
  const auto line = village.page_of(rice).lines.at(0).id;
  village.give_home(village.granny, 10);
  const auto mine = village.redeem(village.as_resident(village.granny), village.wish(rice));
  CHECK(reverse(line) == "store.not_on_shelf");
  village.house.write([&](Tx& tx) {
    village.store().cancel(tx, village.as_resident(village.granny), {village.community.id, mine.order.id});
  });
  CHECK(reverse(line).empty());
  CHECK(reverse(line) == "store.already_reversed");
  CHECK(village.page_of(rice).good.in_stock == 0);
  CHECK(reverse(village.page_of(rice).lines.at(0).id) == "store.not_taken_in");
  CHECK(village.books_are_right());
}
