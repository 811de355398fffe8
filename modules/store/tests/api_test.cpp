#include <doctest/doctest.h>

#include "modules/store/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

std::string wish(const store::Good& good) {
  return R"({"good_id":")" + good.id.text() + R"(","pieces":1,"points":10,"holder":"household"})";
}

}  // namespace

TEST_CASE("a bag of rice goes through the doors: offered, redeemed, found by its code, handed over, returned") {
  Village village;
  village.give_home(village.granny, 15);
  const auto rice = village.stock();
  const auto granny = village.as_resident(village.granny);
  const auto front = body_of(village.house.as(granny, "GET", village.url("/store")));
  CHECK(front.at("goods").as_array().size() == 1);
  CHECK(front.at("purses").as_array()[0].at("points").as_int64() == 15);
  const auto redeemed = village.house.as(granny, "POST", village.url("/store/orders"), wish(rice));
  REQUIRE(redeemed.status == 201);
  const auto code = R"({"code":")" + std::string(body_of(redeemed).at("code").as_string()) + R"("})";
  CHECK(problem_code(village.house.as(granny, "POST", village.url("/store/orders/by-code"), code)) ==
        "platform.no_permission");
  const auto found = body_of(village.house.as(village.shop(), "POST", village.url("/store/orders/by-code"), code));
  CHECK(found.at("holder_name").as_string() == village.granny.place);
  const auto order = village.url("/store/orders/" + std::string(found.at("id").as_string()));
  CHECK(problem_code(village.house.as(village.shop(), "POST", order + "/hand-over", R"({"code":"abcdef"})")) ==
        "store.no_such_code");
  CHECK(village.house.as(village.shop(), "POST", order + "/hand-over", code).status == 200);
  CHECK(problem_code(village.house.as(village.shop(), "POST", village.url("/store/orders/by-code"), code)) ==
        "store.no_such_code");
  const auto reason = R"({"reason":"袋子破了","to_shelf":false})";
  CHECK(problem_code(village.house.as(village.shop(), "POST", order + "/return", reason)) == "platform.no_permission");
  CHECK(village.house.as(village.office(), "POST", order + "/return", reason).status == 200);
  const auto mine = body_of(village.house.as(granny, "GET", village.url("/me/store-orders")));
  CHECK(mine.at("items").as_array()[0].at("order").at("state").as_string() == "returned");
  CHECK(mine.at("items").as_array()[0].at("code").is_null());
}

TEST_CASE("a wish sent twice with one key is fulfilled once") {
  Village village;
  village.give_home(village.granny, 20);
  const auto rice = village.stock();
  const auto key = "0192f3a4-0000-7000-8000-000000000001";
  const auto granny = village.as_resident(village.granny);
  const auto first = village.house.as(granny, "POST", village.url("/store/orders"), wish(rice), key);
  const auto again = village.house.as(granny, "POST", village.url("/store/orders"), wish(rice), key);
  CHECK(body_of(first).at("code") == body_of(again).at("code"));
  CHECK(village.points_of_home(village.granny) == 10);
}

TEST_CASE("the store is for those who live, help or work in the community") {
  Village village;
  village.stock();
  CHECK(problem_code(village.house.as(village.as_resident(village.stranger), "GET", village.url("/store"))) ==
        "platform.no_permission");
  CHECK(village.house.as(village.as_resident(village.neighbour), "GET", village.url("/store")).status == 200);
  CHECK(village.house.as(village.shop(), "GET", village.url("/store")).status == 200);
}

TEST_CASE("whoever guesses codes is stopped") {
  Village village;
  std::string last;
  for (int i = 0; i < 60 && last != "platform.too_many"; ++i)
    last = problem_code(village.house.as(village.shop(), "POST", village.url("/store/orders/by-code"),
                                         R"({"code":"00000)" + std::to_string(i % 10) + R"("})"));
  CHECK(last == "platform.too_many");
}

TEST_CASE("goods are kept by the office, and a change names the version it read") {
  Village village;
  const auto rice = village.stock();
  const auto body = R"({"version":1,"name_zh":"大米","name_en":"Rice","price":12,"pickup_place":"社区一楼"})";
  const auto good = village.url("/store/goods/" + rice.id.text());
  CHECK(problem_code(village.house.as(village.shop(), "PATCH", good, body)) == "platform.no_permission");
  CHECK(body_of(village.house.as(village.office(), "PATCH", good, body)).at("price").as_int64() == 12);
  CHECK(problem_code(village.house.as(village.office(), "PATCH", good, body)) == "store.changed_meanwhile");
  const auto elsewhere = caller_with({store::manage}, testing::village_code + "001");
  CHECK(problem_code(village.house.as(elsewhere, "GET", village.url("/store/goods"))) == "platform.no_permission");
}

TEST_CASE("the orders are listed page by page, by state and by part of a name") {
  Village village;
  village.give_home(village.granny, 30);
  const auto rice = village.stock();
  for (int i = 0; i < 3; ++i) village.redeem(village.as_resident(village.granny), village.wish(rice));
  const auto get = [&](const std::string& rest) {
    return body_of(village.house.as(village.shop(), "GET", village.url("/store/orders" + rest)));
  };
  const auto first = get("?limit=2&state=reserved");
  CHECK(first.at("items").as_array().size() == 2);
  CHECK(get("?limit=2&after=" + std::string(first.at("next").as_string())).at("items").as_array().size() == 1);
  CHECK(get("?q=301").at("items").as_array().size() == 3);
  CHECK(get("?state=handed_over").at("items").as_array().empty());
}
