#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

TEST_CASE("residents see themselves and their household, not their neighbours") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto page = body_of(village.house.as(granny, "GET", village.url("/me/person")));
  CHECK(page.at("person").at("phone").as_string() == "138****1111");
  CHECK(page.at("household").at("place").as_string() == "玉岭新村 3栋 2单元 301");
  CHECK(page.at("members").as_array().size() == 2);
  CHECK(village.house.as(granny, "GET", village.url("/persons/" + village.daughter.id.text())).status == 200);
  CHECK(problem_code(village.house.as(granny, "GET", village.url("/persons/" + village.neighbour.id.text()))) ==
        "platform.not_found");
  CHECK(problem_code(village.house.as(granny, "GET", village.url("/households/" + village.other_home.id.text()))) ==
        "platform.not_found");
  CHECK(problem_code(village.house.as(granny, "GET", village.url("/persons"))) == "platform.no_permission");
}

TEST_CASE("a list holds only whom one's area holds, page by page") {
  Village village;
  const auto worker = caller_with({people::view}, testing::village_code + "001");
  const auto first = body_of(village.house.as(worker, "GET", village.url("/persons?limit=2")));
  CHECK(first.at("items").as_array().size() == 2);
  const std::string next(first.at("next").as_string());
  const auto rest = body_of(village.house.as(worker, "GET", village.url("/persons?limit=2&after=" + next)));
  CHECK(rest.at("items").as_array().size() == 1);
  CHECK(rest.at("next").is_null());
  const auto elsewhere = caller_with({people::view}, testing::village_code + "002");
  CHECK(body_of(village.house.as(elsewhere, "GET", village.url("/persons"))).at("items").as_array().empty());
}

TEST_CASE("a search takes part of a name, a room or a whole telephone number") {
  Village village;
  const auto worker = caller_with({people::view}, testing::village_code);
  const auto found = [&](const std::string& q) {
    return body_of(village.house.as(worker, "GET", village.url("/persons?q=" + q))).at("items").as_array().size();
  };
  CHECK(found("%E6%A1%82") == 1);
  CHECK(found("301") == 2);
  CHECK(found("138%200000%203333") == 1);
  CHECK(found("0000333") == 0);
  CHECK(found("%25") == 0);
}

TEST_CASE("opening a telephone says what for, and its owner can read that") {
  Village village;
  const auto worker = caller_with({people::view, people::open}, testing::village_code + "001");
  const auto views = village.url("/persons/" + village.granny.id.text() + "/phone-views");
  CHECK(problem_code(village.house.as(worker, "POST", views, "{}")) == "platform.invalid");
  const auto opened = village.house.as(worker, "POST", views, R"({"purpose":"约上门时间"})");
  CHECK(body_of(opened).at("phone").as_string() == "13800001111");
  const auto looks = body_of(village.house.as(village.as_resident(village.granny), "GET", village.url("/me/looks")));
  REQUIRE(looks.at("items").as_array().size() == 1);
  CHECK(looks.at("items").as_array()[0].at("purpose").as_string() == "约上门时间");
  const auto other = caller_with({people::view, people::open}, testing::village_code + "002");
  CHECK(problem_code(village.house.as(other, "POST", views, R"({"purpose":"好奇"})")) == "platform.not_found");
}

TEST_CASE("residents change how they are served but not where they live") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto changed = body_of(
      village.house.as(granny, "PATCH", village.url("/me/preferences"), R"({"large_text":true,"language":"en"})"));
  CHECK(changed.at("large_text").as_bool());
  CHECK(changed.at("preferred_language").as_string() == "en");
  const auto own = village.url("/persons/" + village.granny.id.text());
  CHECK(problem_code(village.house.as(granny, "PATCH", own,
                                      R"({"version":2,"household_id":")" + village.other_home.id.text() + R"("})")) ==
        "people.ask_the_desk");
  CHECK(problem_code(village.house.as(granny, "PATCH", own, R"({"version":2,"phone":"13900009999"})")) ==
        "people.ask_the_desk");
  CHECK(problem_code(village.house.as(granny, "PATCH", village.url("/persons/" + village.daughter.id.text()),
                                      R"({"version":1,"name":"周小敏"})")) == "platform.no_permission");
}

TEST_CASE("the desk moves a person, both homes are counted and the history says so") {
  Village village;
  const auto desk = caller_with({people::view, people::manage}, testing::village_code);
  const auto url = village.url("/persons/" + village.granny.id.text());
  const auto moved =
      village.house.as(desk, "PATCH", url, R"({"version":1,"household_id":")" + village.other_home.id.text() + R"("})");
  CHECK(body_of(moved).at("place").as_string() == "玉岭新村 3栋 2单元 302");
  for (const auto& home : {village.home, village.other_home})
    village.house.as(desk, "POST", village.url("/households/" + home.id.text() + "/openings"), "{}");
  CHECK(body_of(village.house.as(desk, "GET", village.url("/households/" + village.home.id.text())))
            .at("household")
            .at("member_count")
            .as_int64() == 1);
  const auto history = body_of(village.house.as(desk, "GET", url + "/history"));
  CHECK(history.at("items").as_array().size() >= 3);
}

TEST_CASE("of two who change a person the slower is told who was faster, and when") {
  Village village;
  const auto url = village.url("/persons/" + village.granny.id.text());
  auto desk = caller_with({people::view, people::manage}, testing::village_code);
  desk.name = "向勇";
  const auto unseen = village.house.as(desk, "PATCH", url, R"({"birth_year":1950})");
  CHECK(problem_code(unseen) == "platform.invalid");
  CHECK(body_of(unseen).at("errors").as_array().at(0).at("pointer").as_string() == "/version");
  CHECK(village.house.as(desk, "PATCH", url, R"({"version":1,"birth_year":1948})").status == 200);
  village.house.clock().advance(hours(2));
  const auto slower = body_of(village.house.as(desk, "PATCH", url, R"({"version":1,"birth_year":1950})"));
  CHECK(slower.at("code").as_string() == "people.changed_meanwhile");
  CHECK(std::string(slower.at("detail").as_string()).find("2 小时前向勇改过") != std::string::npos);
  const auto kept = village.house.read(
      [&](Tx& tx) { return village.people().get_person(tx, village.community.id, village.granny.id); });
  CHECK(kept.birth_year->value == 1948);
}

TEST_CASE("a form with three mistakes hears of all three, in the caller's language") {
  Village village;
  const auto desk = caller_with({people::view, people::manage}, testing::village_code);
  const auto refused = body_of(
      village.house.as(desk, "POST", village.url("/persons"), R"({"name":"","phone":"1380000","colour":"red"})"));
  CHECK(refused.at("errors").as_array().size() == 3);
  CHECK(refused.at("title").as_string().find("\xE6") != std::string::npos);
}

TEST_CASE("the desk adds only people of its own area") {
  Village village;
  const auto desk = caller_with({people::manage}, testing::village_code + "002");
  const auto body = R"({"name":"新人","household_id":")" + village.home.id.text() + R"("})";
  CHECK(problem_code(village.house.as(desk, "POST", village.url("/persons"), body)) == "platform.no_permission");
  CHECK(village.house.read([&](Tx& tx) {
    return village.people().members_of(tx, village.community.id, village.home.id).size();
  }) == 2);
}
