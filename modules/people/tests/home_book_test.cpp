#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

std::string page_of_home(const Village& village) {
  return village.url("/households/" + village.home.id.text() + "/openings");
}

std::size_t looks_at_granny(Village& village) {
  const auto granny = village.as_resident(village.granny);
  return body_of(village.house.as(granny, "GET", village.url("/me/looks"))).at("items").as_array().size();
}

}  // namespace

TEST_CASE("the page of a home says who lives there, what each is served by and where that came from") {
  Village village;
  const auto worker = caller_with({people::view, people::manage}, testing::village_code);
  village.house.as(worker, "PATCH", village.url("/persons/" + village.granny.id.text()),
                   R"({"version":1,"spoken_contact":true})");
  const auto opened = village.house.as(worker, "POST", page_of_home(village), "{}");
  REQUIRE(opened.status == 200);
  const auto book = body_of(opened);
  CHECK(book.at("household").at("place").as_string() == "玉岭新村 3栋 2单元 301");
  REQUIRE(book.at("members").as_array().size() == 2);
  CHECK(opened.body.find("13800001111") == std::string::npos);
  CHECK(opened.body.find("138****1111") != std::string::npos);
  bool spoken = false;
  for (const auto& member : book.at("members").as_array())
    for (const auto& origin : member.at("origins").as_array())
      if (origin.at("field").as_string() == "spoken_contact" && member.at("person").at("spoken_contact").as_bool())
        spoken = origin.at("from").at("zh").as_string().find("本人或家人说的") != std::string::npos;
  CHECK(spoken);
}

TEST_CASE("whoever opens the page of a home leaves one look an hour at everybody in it") {
  Village village;
  auto worker = caller_with({people::view}, testing::village_code, 77);
  worker.name = "陈工";
  village.house.as(worker, "POST", page_of_home(village), "{}");
  const auto again = body_of(village.house.as(worker, "POST", page_of_home(village), "{}"));
  CHECK(looks_at_granny(village) == 1);
  REQUIRE(again.at("looks").as_array().size() == 1);
  CHECK(again.at("looks").as_array()[0].at("names").as_array().size() == 2);
  CHECK(again.at("looks").as_array()[0].at("by_name").as_string() == "陈工");

  village.house.as(worker, "POST", page_of_home(village), R"({"purpose":"约上门时间"})");
  CHECK(looks_at_granny(village) == 2);
  village.house.clock().advance(hours(2));
  village.house.as(worker, "POST", page_of_home(village), "{}");
  CHECK(looks_at_granny(village) == 3);
}

TEST_CASE("the page of a home opens only for whoever may view the people there, and a refusal leaves no look") {
  Village village;
  const auto elsewhere = caller_with({people::view}, testing::village_code + "002");
  CHECK(problem_code(village.house.as(elsewhere, "POST", page_of_home(village), "{}")) == "platform.not_found");
  const auto neighbour = village.as_resident(village.neighbour);
  CHECK(problem_code(village.house.as(neighbour, "POST", page_of_home(village), "{}")) == "platform.no_permission");
  CHECK(looks_at_granny(village) == 0);
}
