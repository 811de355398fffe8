#include <doctest/doctest.h>

#include "modules/volunteers/tests/village.hpp"

using namespace linli;
using namespace linli::volunteers;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

const std::string application =
    R"({"affiliation":"松滋市供电公司","skills":["carrying"],"languages":["mandarin"],"weekly_minutes":120})";

std::size_t count_of(Village& village, const Caller& caller, const std::string& rest) {
  return body_of(village.house.as(caller, "GET", village.url(rest))).at("items").as_array().size();
}

}  // namespace

TEST_CASE("a resident applies, the desk says yes, and both see it") {
  Village village;
  const auto me = village.as_resident(village.helper);
  CHECK(problem_code(village.house.as(me, "GET", village.url("/me/volunteer"))) == "platform.not_found");
  const auto applied = village.house.as(me, "POST", village.url("/volunteers"), application);
  CHECK(applied.status == 201);
  const std::string id(body_of(applied).at("id").as_string());
  const auto desk = village.desk({view, manage});
  CHECK(count_of(village, desk, "/volunteers?state=applied") == 1);
  CHECK(village.house.as(desk, "POST", village.url("/volunteers/" + id + "/approval"), "{}").status == 200);
  CHECK(count_of(village, desk, "/volunteers?state=applied") == 0);
  CHECK(body_of(village.house.as(me, "GET", village.url("/me/volunteer"))).at("state").as_string() == "active");
}

TEST_CASE("an application hears of every mistake at once, in plain Chinese") {
  Village village;
  const auto body =
      R"({"affiliation":"","skills":["carrying","juggling"],"languages":["elvish"],"weekly_minutes":120})";
  const auto refused =
      body_of(village.house.as(village.as_resident(village.helper), "POST", village.url("/volunteers"), body));
  REQUIRE(refused.at("errors").as_array().size() == 2);
  CHECK(refused.at("errors").as_array()[0].at("pointer").as_string() == "/skills/1");
  CHECK(refused.at("errors").as_array()[1].at("detail").as_string() == "语言表里没有“elvish”，请从表里选。");
}

TEST_CASE("the list is searched by name, unit, state and skill, page by page, within one's area") {
  Village village;
  village.enrol();
  village.house.write([&](Tx& tx) {
    auto wanted = village.application(false);
    wanted.affiliation = Text<0, 80>("退休");
    wanted.skills = {"cooking"};
    village.volunteers().enrol(tx, village.program, village.granny.id, wanted);
  });
  const auto desk = village.desk({view});
  CHECK(count_of(village, desk, "/volunteers") == 2);
  CHECK(count_of(village, desk, "/volunteers?q=%E5%A4%A7%E6%B5%B7") == 1);
  CHECK(count_of(village, desk, "/volunteers?q=%E9%80%80%E4%BC%91") == 1);
  CHECK(count_of(village, desk, "/volunteers?q=%25") == 0);
  CHECK(count_of(village, desk, "/volunteers?skill=cooking") == 1);
  CHECK(count_of(village, desk, "/volunteers?skill=cook") == 0);
  CHECK(count_of(village, desk, "/volunteers?state=ended") == 0);
  const auto first = body_of(village.house.as(desk, "GET", village.url("/volunteers?limit=1")));
  CHECK(count_of(village, desk, "/volunteers?limit=1&after=" + std::string(first.at("next").as_string())) == 1);
  CHECK(count_of(village, caller_with({view}, testing::village_code + "002"), "/volunteers") == 0);
}

TEST_CASE("the paired community sees the volunteer in its own list") {
  Village village;
  const auto volunteer = village.enrol();
  const auto there = caller_with({view}, testing::next_door_code);
  const auto list =
      body_of(village.house.as(there, "GET", "/api/v1/communities/" + village.next_door.id.text() + "/volunteers"));
  REQUIRE(list.at("items").as_array().size() == 1);
  CHECK(list.at("items").as_array()[0].at("home_community_name").as_string() == "玉岭社区");
  CHECK(problem_code(village.house.as(there, "GET", village.url("/volunteers/" + volunteer.id.text()))) ==
        "platform.no_permission");
}

TEST_CASE("hours are listed, confirmed and corrected by those whose area holds the job") {
  Village village;
  const auto hours = village.book(village.enrol());
  const auto elsewhere = caller_with({view, manage}, testing::village_code + "002");
  CHECK(count_of(village, elsewhere, "/hours") == 0);
  CHECK(problem_code(village.house.as(elsewhere, "POST", village.url("/hours/" + hours.id.text() + "/confirmation"),
                                      "{}")) == "platform.not_found");
  const auto desk = village.desk({view, manage, correct, view_points});
  CHECK(count_of(village, desk, "/hours?state=entered") == 1);
  CHECK(problem_code(village.house.as(desk, "POST", village.url("/hours/" + hours.id.text() + "/dispute"), "{}")) ==
        "platform.invalid");
  const auto confirmed =
      body_of(village.house.as(desk, "POST", village.url("/hours/" + hours.id.text() + "/confirmation"), "{}"));
  CHECK(confirmed.at("confirmed_by_name").as_string() == desk.name);
  const auto proposed = village.house.as(desk, "POST", village.url("/hours/" + hours.id.text() + "/corrections"),
                                         R"({"minutes":30,"reason":"只做了半小时"})");
  CHECK(proposed.status == 201);
  CHECK(count_of(village, desk, "/hours-corrections?state=proposed") == 1);
  const std::string id(body_of(proposed).at("id").as_string());
  const auto secretary = village.desk({view_points, approve_correction}, 970);
  const auto decided = body_of(village.house.as(
      secretary, "POST", village.url("/hours-corrections/" + id + "/approval"), R"({"reason":"核对过"})"));
  CHECK(decided.at("decision_reason").as_string() == "核对过");
  CHECK(body_of(village.house.as(village.as_resident(village.helper), "GET", village.url("/me/hours")))
            .at("total_minutes")
            .as_int64() == 30);
}

TEST_CASE("a volunteer of the house next door changes their own record from either community") {
  Village village;
  const auto volunteer = village.enrol();
  const auto changed = village.house.as(village.as_resident(village.helper), "PATCH",
                                        "/api/v1/communities/" + village.next_door.id.text() + "/me/volunteer",
                                        R"({"weekly_minutes":60,"quiet_from":"22:00","quiet_to":"6:00"})");
  CHECK(problem_code(changed) == "platform.invalid");
  CHECK(village.read(village.community.id, volunteer.id).weekly_minutes == 180);
}

TEST_CASE("helpers of a large community are read in a few milliseconds") {
  Village village;
  village.house.write([&](Tx& tx) {
    for (int i = 0; i < 2000; ++i) {
      const auto person = village.house.room<people::People>().add_person(
          tx, village.program, {.community_id = village.community.id, .name = Text<1, 60>("志愿者")}, {});
      village.volunteers().enrol(tx, village.program, person.id, village.application(false));
    }
  });
  const auto read_all = [&] {
    return village.house.read([&](Tx& tx) { return village.volunteers().helpers(tx, village.community.id).size(); });
  };
  CHECK(read_all() == 2000);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 5; ++i) read_all();
  const auto each = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / 5;
  MESSAGE("2,000 helpers in ", each, " ms");
  CHECK(each < 100);
}
