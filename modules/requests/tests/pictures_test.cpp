#include <doctest/doctest.h>

#include "modules/requests/pictures.hpp"
#include "modules/requests/tests/orders_over_api.hpp"
#include "platform/testing/sample_pictures.hpp"

using namespace linli;
using testing::dripping_tap;
using testing::get_order;
using testing::id_of;
using testing::problem_code;
using testing::Village;

namespace {

const std::string tiny_png = testing::sample_picture("png_with_place");

}  // namespace

TEST_CASE("a picture belongs to the request it was sent with and shows to whoever sees that") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto uploaded = village.house.as(granny, "POST", village.url("/pictures"), tiny_png);
  REQUIRE_MESSAGE(uploaded.status == 201, uploaded.body);
  const auto picture = id_of(uploaded);
  const auto waiting = village.url("/pictures/" + picture);
  const auto kept = village.house.as(granny, "GET", waiting).body;
  CHECK(kept.starts_with("\x89PNG"));
  CHECK(kept.find("Tian") == std::string::npos);
  CHECK(problem_code(village.house.as(village.as_staff(), "GET", waiting)) == "platform.not_found");

  const auto with_picture = R"({"kind":"other","words":"墙裂了","pictures":[")" + picture + R"("]})";
  CHECK(problem_code(village.house.as(village.as_resident(village.neighbour), "POST", village.url("/requests"),
                                      with_picture)) == "platform.invalid");
  const auto id = get_order(village, granny, with_picture);
  const auto url = village.url("/requests/" + id + "/pictures/" + picture);
  const auto shown = village.house.as(village.as_staff(), "GET", url);
  CHECK(shown.content_type == "image/png");
  CHECK(shown.body == kept);
  CHECK(shown.keep_seconds > 0);
  CHECK(problem_code(village.house.as(village.as_resident(village.neighbour), "GET", url)) == "platform.not_found");
  CHECK(problem_code(village.house.as(granny, "GET", waiting)) == "platform.not_found");
  const auto other = get_order(village, granny, dripping_tap);
  CHECK(problem_code(village.house.as(granny, "GET", village.url("/requests/" + other + "/pictures/" + picture))) ==
        "platform.not_found");
  CHECK(problem_code(village.house.as(granny, "POST", village.url("/requests"), with_picture)) == "platform.invalid");
}

TEST_CASE("what is no picture is refused, and pictures that nobody sends are forgotten after a day") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  CHECK(problem_code(village.house.as(granny, "POST", village.url("/pictures"), "<svg onload=alert(1)>")) ==
        "platform.invalid");
  CHECK(problem_code(village.house.as(granny, "POST", village.url("/pictures"), tiny_png.substr(0, 60))) ==
        "platform.invalid");
  const auto picture = id_of(village.house.as(granny, "POST", village.url("/pictures"), tiny_png));
  for (int i = 1; i < 20; ++i) village.house.as(granny, "POST", village.url("/pictures"), tiny_png);
  CHECK(problem_code(village.house.as(granny, "POST", village.url("/pictures"), tiny_png)) ==
        "requests.too_many_pictures");
  village.house.clock().advance(hours(25));
  village.house.write([&](Tx& tx) { village.house.room<requests::Pictures>().forget_waiting(tx); });
  CHECK(problem_code(village.house.as(granny, "GET", village.url("/pictures/" + picture))) == "platform.not_found");
  CHECK(village.house.as(granny, "POST", village.url("/pictures"), tiny_png).status == 201);
}

TEST_CASE("a picture goes only where one lives, works or may order for somebody, and so many a day") {
  Village village;
  const auto next_door = village.house.write([&](Tx& tx) {
    return village.house.room<areas::Areas>().ensure_community(tx, "421087104002", "城东社区", {}, {});
  });
  const auto status_of = [&](const Caller& caller, Id<Area> community) {
    return village.house.as(caller, "POST", "/api/v1/communities/" + community.text() + "/pictures", tiny_png).status;
  };
  auto granny = village.as_resident(village.granny);
  CHECK(status_of(granny, village.community.id) == 201);
  CHECK(status_of(granny, next_door.id) == 403);
  CHECK(status_of(granny, {77}) == 404);
  CHECK(status_of(village.as_helper(), next_door.id) == 403);
  CHECK(status_of(village.as_street(), next_door.id) == 201);
  granny.principals.push_back({Id<Person>{5}, Id<Household>{6}, next_door.id});
  CHECK(status_of(granny, next_door.id) == 201);

  const auto neighbour = village.as_resident(village.neighbour);
  for (int i = 0; i < 150; ++i) {
    if (i % 15 == 14) village.house.write([&](Tx& tx) { tx.run(db::Statement{"delete from requests_pictures"}); });
    REQUIRE(status_of(neighbour, village.community.id) == 201);
  }
  CHECK(status_of(neighbour, village.community.id) == 429);
  village.house.clock().advance(hours(25));
  CHECK(status_of(neighbour, village.community.id) == 201);
}
