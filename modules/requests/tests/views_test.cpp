#include <doctest/doctest.h>

#include "modules/requests/tests/desk_village.hpp"

using namespace linli;
using requests::BulkDeed;
using testing::DeskVillage;

TEST_CASE("a view is its maker's, counts what it holds, and a name stands once") {
  DeskVillage village;
  village.ordered_by_granny("water");
  village.ordered_by_granny("meals");
  const auto staff = village.as_staff();
  village.keep(staff, "水的事");
  const auto views = village.keep(staff, "水的事");
  REQUIRE(views.size() == 7);
  CHECK(views.back().name.zh == "水的事");
  CHECK(views.back().mine);
  CHECK(views.back().count == 1);
  CHECK(views[5].count == 2);
  const auto others = village.house.read(
      [&](Tx& tx) { return village.desk().views(tx, village.as_secretary(), {village.community.id}).items; });
  CHECK(others.size() == 6);
  CHECK(testing::refusal_code_of([&] {
          village.house.write([&](Tx& tx) {
            village.desk().forget_view(tx, village.as_secretary(), {village.community.id, *views.back().id});
          });
        }) == "platform.not_found");
}

TEST_CASE("whoever gives roles shares a view with everybody, and thirty views are enough") {
  DeskVillage village;
  CHECK(testing::refusal_code_of([&] { village.keep(village.as_staff(), "大家的", true); }) ==
        "platform.no_permission");
  village.keep(village.as_secretary(), "大家的", true);
  CHECK(village.keep(village.as_staff(), "1").size() == 8);
  for (int i = 2; i <= 30; ++i) village.keep(village.as_staff(), std::to_string(i));
  CHECK(testing::refusal_code_of([&] { village.keep(village.as_staff(), "31"); }) == "requests.too_many_views");
}

TEST_CASE("a list is sifted by whose it is to do, by lateness and by the last days") {
  DeskVillage village;
  const auto staff = village.as_staff();
  const auto first = village.ordered_by_granny(), second = village.ordered_by_granny("meals");
  village.offer(first, village.volunteer);
  const auto helper = "view=board&who=" + village.helper.id.text();
  CHECK(village.listed(staff, helper) == std::vector{first.number});
  CHECK(village.listed(staff, "view=board&who=me").empty());
  CHECK(village.listed(staff, "view=board&who=nobody").empty());
  CHECK(village.listed(staff, "view=board&late=true").empty());
  village.house.clock().advance(days(3));
  const auto third = village.ordered_by_granny("lighting");
  CHECK(village.listed(staff, "view=board&days=1") == std::vector{third.number});
  CHECK(village.listed(staff, "view=board&days=9").size() == 3);
}

TEST_CASE("what an office gave back stands in its view until it is moved on") {
  DeskVillage village;
  const auto staff = village.as_staff();
  const auto request = village.ordered_by_granny("water");
  const auto& offices = village.house.room<requests::Offices>();
  village.done(staff, village.bulk_of(BulkDeed::transfer, {request.id}));
  CHECK(village.listed(staff, "view=inbox&returned=true").empty());
  village.house.write([&](Tx& tx) {
    offices.give_back(tx, village.as_street(), {village.community.id, request.id, Text<1, 500>("归社区管")});
  });
  CHECK(village.listed(staff, "view=inbox&returned=true") == std::vector{request.number});
  village.done(staff, village.bulk_of(BulkDeed::transfer, {request.id}));
  CHECK(village.listed(staff, "view=inbox&returned=true").empty());
}
