#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using requests::Office;
using testing::Village;

namespace {

// On the community's clock, in the autumn in which the village stands.
Instant on(int month, int day, int hour, int minute = 0) {
  return from_local(2026, month, day, hour * 60 + minute, 480);
}

void ring_at(Village& village, Instant at) {
  village.house.clock().set(at);
  village.wait({});
}

std::vector<requests::Step> steps_climbed(Village& village, Id<requests::Request> id) {
  auto page = village.house.read([&](Tx& tx) {
    return village.requests().get(tx, village.as_resident(village.granny), {village.community.id, id});
  });
  std::erase_if(page.trace, [](const auto& step) { return step.code != "requests.trace.escalated"; });
  return page.trace;
}

std::vector<Instant> days_climbed(Village& village, Id<requests::Request> id) {
  std::vector<Instant> days;
  for (const auto& step : steps_climbed(village, id)) days.push_back(step.at);
  return days;
}

}  // namespace

TEST_CASE("a neglected order climbs from grid to community, street and county on the working calendar") {
  Village village;
  const auto id = village.ordered_by_granny().id;  // Tuesday 24 November, 09:00
  struct Rung {
    Instant at;
    Office level;
    std::string responsible;
  };
  const auto& v = testing::village_code;
  const Rung rungs[] = {
      {on(11, 24, 15), Office::grid, testing::grid_code},  // four working hours, with a break at noon
      {on(11, 25, 10), Office::community, v},              // four more
      {on(11, 27, 14), Office::community, v},              // the time to finish has passed at noon
      {on(12, 1, 12), Office::street, v.substr(0, 9)},     // two working days late, over a weekend
      {on(12, 4, 12), Office::county, v.substr(0, 6)},     // five
  };
  std::vector<Instant> days;
  for (const auto& rung : rungs) {
    ring_at(village, rung.at - minutes(1));
    CHECK(days_climbed(village, id) == days);
    ring_at(village, rung.at);
    days.push_back(rung.at);
    const auto request = village.find(id);
    CHECK(days_climbed(village, id) == days);
    CHECK(request.level == rung.level);
    CHECK(request.responsible_code == rung.responsible);
    CHECK(request.late);
  }
  CHECK(village.find(id).returns_to == v.substr(0, 9));
  ring_at(village, on(12, 31, 12));
  CHECK(days_climbed(village, id) == days);
}

TEST_CASE("whoever reads a request learns what each step means and who is responsible now") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  village.house.write([&](Tx& tx) {
    village.house.room<posts::Posts>().appoint(tx, village.program,
                                               {.community_id = village.community.id,
                                                .area_code = Text<2, 40>(testing::grid_code),
                                                .post = Text<1, 40>("grid_leader"),
                                                .person_id = village.grid_worker.id});
  });
  ring_at(village, on(11, 25, 10));
  const auto steps = steps_climbed(village, id);
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].words.zh == "还没有人接，网格员来安排。现在由一网格 黄网格负责。");
  CHECK(steps[1].words.zh == "网格里一时没有人手，社区接过去安排。现在由玉岭社区 王书记负责。");
  CHECK(steps[1].words.en.find("The community is arranging it now. Responsible now: ") != std::string::npos);
}

TEST_CASE("a job that rings weeks late climbs every step once and in order, and ringing again climbs none") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  ring_at(village, on(12, 20, 9));
  ring_at(village, on(12, 20, 9));
  ring_at(village, on(12, 21, 9));
  const auto steps = steps_climbed(village, id);
  REQUIRE(steps.size() == 5);
  for (std::size_t i = 1; i < steps.size(); ++i) CHECK(steps[i - 1].id < steps[i].id);
  CHECK(steps[0].words.zh.starts_with("还没有人接"));
  CHECK(steps[4].words.zh.starts_with("晚了五个工作日"));
  const auto request = village.find(id);
  CHECK(request.escalation_step == 5);
  CHECK(request.responsible_code == testing::village_code.substr(0, 6));
}

TEST_CASE("a clock that is set back rings nothing twice") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  ring_at(village, on(11, 25, 10));
  const auto before = village.find(id);
  ring_at(village, on(11, 24, 9));
  ring_at(village, on(11, 24, 16));
  ring_at(village, on(11, 25, 11));
  CHECK(steps_climbed(village, id).size() == 2);
  CHECK(village.find(id).version == before.version);
}

TEST_CASE("where a grid has nobody at work, the resident reads who answers for it instead") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  ring_at(village, on(11, 24, 15));
  CHECK(village.find(id).responsible_code == testing::grid_code);
  CHECK(steps_climbed(village, id).at(0).words.zh == "还没有人接，网格员来安排。现在由玉岭社区 王书记负责。");
}

TEST_CASE("once somebody has taken it only the time to finish can be late") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  village.house.write([&](Tx& tx) {
    village.house.room<requests::Dispatch>().take(tx, village.as_helper(), {village.community.id, id});
  });
  ring_at(village, on(11, 27, 11, 59));
  CHECK(steps_climbed(village, id).empty());
  CHECK_FALSE(village.find(id).late);
  ring_at(village, on(11, 27, 12));
  CHECK(village.find(id).late);
  ring_at(village, on(11, 27, 14));
  const auto steps = steps_climbed(village, id);
  REQUIRE(steps.size() == 1);
  CHECK(steps[0].words.zh.starts_with("过了说好的时间"));
  CHECK(village.find(id).level == Office::community);
}

TEST_CASE("urgent matters climb day and night") {
  Village village;
  village.house.clock().set(on(11, 28, 20));  // a Saturday evening
  const auto id = village.ordered_by_granny("water").id;
  ring_at(village, on(11, 28, 22));
  CHECK(village.find(id).level == Office::community);
  ring_at(village, on(11, 28, 23));
  CHECK(village.find(id).level == Office::street);
  ring_at(village, on(11, 30, 0));
  CHECK(village.find(id).level == Office::county);
  CHECK(steps_climbed(village, id).size() == 4);
}

TEST_CASE("nothing climbs that was withdrawn") {
  Village village;
  const auto id = village.ordered_by_granny().id;
  village.house.write([&](Tx& tx) {
    village.requests().withdraw(tx, village.as_resident(village.granny), {village.community.id, id, {}});
  });
  ring_at(village, on(12, 20, 9));
  CHECK(steps_climbed(village, id).empty());
  CHECK_FALSE(village.find(id).late);
}
