#include <doctest/doctest.h>

#include "modules/points/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

std::string id_of(const boost::json::object& body) { return std::string(body.at("id").as_string()); }

}  // namespace

TEST_CASE("the desk lists accounts page by page and finds a holder by part of the name") {
  Village village;
  village.give(village.for_household(village.granny, 10));
  village.give(village.for_household(village.neighbour, 15, 2));
  village.give(village.for_volunteer(20));
  const auto get = [&](const std::string& rest) {
    return body_of(village.house.as(village.staff(), "GET", village.url("/points/accounts" + rest)));
  };
  const auto first = get("?limit=2");
  CHECK(first.at("items").as_array().size() == 2);
  const auto rest = get("?limit=2&after=" + std::string(first.at("next").as_string()));
  CHECK(rest.at("items").as_array().size() == 1);
  CHECK(rest.at("next").is_null());
  CHECK(get("?q=301").at("items").as_array().size() == 1);
  CHECK(get("?q=%E8%A6%83").at("items").as_array()[0].at("balance").as_int64() == 20);
  CHECK(get("?holder=household").at("items").as_array().size() == 2);
  CHECK(get("?q=%25").at("items").as_array().empty());
}

TEST_CASE("an account opens with its lines, and the community's own account is none of them") {
  Village village;
  village.give(village.for_volunteer(20));
  const auto url = village.url("/points/accounts/" + village.volunteer_account().id.text());
  const auto account = body_of(village.house.as(village.staff(), "GET", url));
  CHECK(account.at("holder_name").as_string() == "覃大海");
  CHECK(account.at("lines").as_array()[0].at("cause").as_string() == "job");
  constexpr Statement find_house{"select id from ledger_accounts where holder_kind = 'house'"};
  const auto house = village.house.read([&](Tx& tx) { return *tx.find<std::int64_t>(find_house); });
  const auto own = village.url("/points/accounts/" + std::to_string(house));
  CHECK(problem_code(village.house.as(village.staff(), "GET", own)) == "platform.not_found");
}

TEST_CASE("a right in one grid, or in the community next door, opens no account") {
  Village village;
  village.give(village.for_volunteer(20));
  for (const auto& code : {testing::village_code + "001", std::string("421087104002")}) {
    const auto caller = caller_with({points::view, points::correct, points::approve}, code);
    for (const auto* rest : {"/points/accounts", "/points/corrections", "/points/check"})
      CHECK(problem_code(village.house.as(caller, "GET", village.url(rest))) == "platform.no_permission");
    const auto body = R"({"account_id":")" + village.volunteer_account().id.text() + R"(","points":5,"reason":"好"})";
    CHECK(problem_code(village.house.as(caller, "POST", village.url("/points/corrections"), body)) ==
          "platform.no_permission");
  }
}

TEST_CASE("a correction goes through the doors: proposed, approved by another, visible to its owner") {
  Village village;
  village.give(village.for_volunteer(20));
  const auto body = R"({"account_id":")" + village.volunteer_account().id.text() + R"(","points":5,"reason":"漏记"})";
  const auto proposed = village.house.as(village.staff(), "POST", village.url("/points/corrections"), body);
  CHECK(proposed.status == 201);
  const auto decision = village.url("/points/corrections/" + id_of(body_of(proposed)) + "/approval");
  CHECK(problem_code(village.house.as(village.staff(), "POST", decision, "{}")) == "platform.no_permission");
  CHECK(body_of(village.house.as(village.secretary(), "POST", decision, "{}")).at("state").as_string() == "approved");
  CHECK(problem_code(village.house.as(village.secretary(), "POST", decision, "{}")) == "points.already_decided");
  const auto mine = body_of(village.house.as(village.as_resident(village.neighbour), "GET", village.url("/me/points")));
  CHECK(mine.at("volunteer").at("balance").as_int64() == 25);
  CHECK(mine.at("household").is_null());
  const auto open = village.house.as(village.secretary(), "GET", village.url("/points/corrections?state=proposed"));
  CHECK(body_of(open).at("items").as_array().empty());
}

TEST_CASE("a correction of more points than anybody earns is refused with the field's name") {
  Village village;
  village.give(village.for_volunteer(20));
  const auto body = R"({"account_id":")" + village.volunteer_account().id.text() + R"(","points":10001,"reason":""})";
  const auto refused = body_of(village.house.as(village.staff(), "POST", village.url("/points/corrections"), body));
  CHECK(refused.at("code").as_string() == "platform.invalid");
  CHECK(refused.at("errors").as_array().size() == 2);
}

TEST_CASE("the leaderboard is for those who live or help in the community, and their staff") {
  Village village;
  village.give(village.for_volunteer(20));
  const auto neighbour = village.as_resident(village.neighbour);
  CHECK(
      village.house.as(neighbour, "PUT", village.url("/me/points/opt-in"), R"({"holder":"volunteer","opted_in":true})")
          .status == 200);
  const auto board = [&](const Caller& caller) {
    return village.house.as(caller, "GET", village.url("/points/leaderboard?holder=volunteer"));
  };
  for (const auto& caller : {village.as_resident(village.granny), neighbour, village.staff()})
    CHECK(body_of(board(caller)).at("items").as_array()[0].at("name").as_string() == "覃大海");
  CHECK(problem_code(board(village.as_resident(village.stranger))) == "platform.no_permission");
}

TEST_CASE("the check of the book says that all lines make zero") {
  Village village;
  village.give(village.for_volunteer(20));
  const auto check = body_of(village.house.as(village.secretary(), "GET", village.url("/points/check")));
  CHECK(check.at("accounts").as_int64() == 2);
  CHECK(check.at("sum").as_int64() == 0);
  CHECK(check.at("mismatches").as_array().empty());
}
