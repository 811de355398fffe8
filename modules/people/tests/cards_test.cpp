#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::refusal_code_of;
using testing::Village;

namespace {

struct CardVillage : Village {
  Caller desk = caller_with({people::view, people::manage}, testing::village_code);

  std::string print() {
    const auto printed = house.as(desk, "POST", url("/households/" + home.id.text() + "/cards"),
                                  R"({"person_id":")" + granny.id.text() + R"("})");
    REQUIRE(printed.status == 201);
    return std::string(body_of(printed).at("secret").as_string());
  }
  HttpResponse scan(const Caller& caller, const std::string& secret) {
    return house.as(caller, "POST", "/api/v1/cards/view", R"({"secret":")" + secret + R"("})");
  }
  std::string present(const Caller& caller, const std::string& secret) {
    return testing::refusal_code_of(
        [&] { house.write([&](Tx& tx) { return people().present_card(tx, caller, community.id, secret); }); });
  }
};

}  // namespace

TEST_CASE("a card tells whoever scans it no more than whose home it is, masked") {
  CardVillage village;
  const auto secret = village.print();
  const auto page = village.scan(village.as_resident(village.neighbour), secret);
  CHECK(page.status == 200);
  CHECK(body_of(page).at("home_of").as_string() == "田**");
  CHECK(page.body.find("桂英") == std::string::npos);
  CHECK(page.body.find("301") == std::string::npos);
  CHECK(page.body.find("1380000") == std::string::npos);
}

TEST_CASE("a printed card speaks for its owner, who can read that it was shown") {
  CardVillage village;
  const auto secret = village.print();
  const auto neighbour = village.as_resident(village.neighbour);
  const auto resident = village.house.write(
      [&](Tx& tx) { return village.people().present_card(tx, neighbour, village.community.id, secret); });
  CHECK(resident.id == village.granny.id);
  const auto looks = body_of(village.house.as(village.as_resident(village.granny), "GET", village.url("/me/looks")));
  REQUIRE(looks.at("items").as_array().size() == 1);
  CHECK(looks.at("items").as_array()[0].at("by_name").as_string() == "覃大海");
}

TEST_CASE("a stranger who has not signed in cannot use a card") {
  CardVillage village;
  const auto secret = village.print();
  const auto body = R"({"secret":")" + secret + R"("})";
  CHECK(village.house.as_stranger("POST", "/api/v1/cards/view", body).status == 401);
  auto nobody = village.as_resident(village.neighbour);
  nobody.person_id = {};
  CHECK(village.present(nobody, secret) == "platform.no_permission");
}

TEST_CASE("a guessed, an ended and a replaced card are refused in the same words") {
  CardVillage village;
  const auto neighbour = village.as_resident(village.neighbour);
  CHECK(village.present(neighbour, std::string(43, 'A')) == "people.no_such_card");
  const auto first = village.print();
  const auto second = village.print();
  CHECK(problem_code(village.scan(neighbour, first)) == "people.no_such_card");
  CHECK(village.scan(neighbour, second).status == 200);
  village.house.as(village.desk, "POST", village.url("/households/" + village.home.id.text() + "/openings"), "{}");
  const auto cards =
      body_of(village.house.as(village.desk, "GET", village.url("/households/" + village.home.id.text() + "/cards")));
  REQUIRE(cards.at("items").as_array().size() == 2);
  const std::string id(cards.at("items").as_array()[0].at("id").as_string());
  CHECK(problem_code(village.house.as(neighbour, "DELETE", village.url("/cards/" + id))) == "platform.not_found");
  CHECK(village.house.as(village.as_resident(village.daughter), "DELETE", village.url("/cards/" + id)).status == 204);
  CHECK(village.present(neighbour, second) == "people.no_such_card");
}

TEST_CASE("whoever lives in a home sees its cards, neighbours see none") {
  CardVillage village;
  village.print();
  const auto cards = village.url("/households/" + village.home.id.text() + "/cards");
  const auto own = village.house.as(village.as_resident(village.granny), "GET", cards);
  REQUIRE(own.status == 200);
  CHECK(body_of(own).at("items").as_array().size() == 1);
  CHECK(problem_code(village.house.as(village.as_resident(village.neighbour), "GET", cards)) == "platform.not_found");
}

TEST_CASE("a card ends its use when its owner moves, and cannot be used from another community") {
  CardVillage village;
  const auto secret = village.print();
  const auto neighbour = village.as_resident(village.neighbour);
  const auto elsewhere = testing::refusal_code_of(
      [&] { village.house.write([&](Tx& tx) { return village.people().present_card(tx, neighbour, {77}, secret); }); });
  CHECK(elsewhere == "people.no_such_card");
  people::ChangePerson move{.community_id = village.community.id, .id = village.granny.id, .version = 1};
  move.household_id = village.other_home.id;
  village.house.write([&](Tx& tx) { return village.people().change(tx, village.desk, move); });
  CHECK(village.present(neighbour, secret) == "people.no_such_card");
}

TEST_CASE("a card is used a few times a day at most, and showing it uses nothing") {
  CardVillage village;
  const auto secret = village.print();
  const auto neighbour = village.as_resident(village.neighbour);
  const auto use = [&] {
    return refusal_code_of([&] { village.house.write([&](Tx& tx) { village.people().count_card_use(tx, secret); }); });
  };
  for (int i = 0; i < 20; ++i) CHECK(village.present(neighbour, secret).empty());
  for (int i = 0; i < 10; ++i) CHECK(use().empty());
  CHECK(use() == "platform.too_many");
}

TEST_CASE("a card is printed by who manages that home, for somebody who lives there") {
  CardVillage village;
  const auto cards = village.url("/households/" + village.home.id.text() + "/cards");
  const auto body = R"({"person_id":")" + village.neighbour.id.text() + R"("})";
  CHECK(village.house.as(village.desk, "POST", cards, body).body.find("people.not_of_this_home") != std::string::npos);
  CHECK(problem_code(village.house.as(village.as_resident(village.granny), "POST", cards, body)) ==
        "platform.no_permission");
}
