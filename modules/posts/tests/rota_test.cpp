#include "modules/posts/rota.hpp"

#include <doctest/doctest.h>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using namespace linli::posts;
using testing::body_of;
using testing::problem_code;

namespace {

const std::string village = "421087104001", grid = village + "001";

// A grid with a leader and a deputy, in a community with a secretary. The house's clock begins on Tuesday, 24 November.
struct Grid {
  testing::TestHouse house{{facts_shape(), areas_module(), people_module(), posts_module()}};
  Caller program = Caller::program("test");
  Area community;
  Person leader, deputy, secretary, other;
  Post post;
  Caller desk = testing::caller_with({view, manage}, village);

  Grid() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      areas.ensure_region(tx, {"421087104", areas::RegionKind::street, "新江口街道", "421087"});
      community = areas.ensure_community(tx, village, "玉岭社区", {}, {});
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = AreaKind::grid,
                    .name = Text<1, 60>("一网格"),
                    .parent_code = Text<12, 40>(village)});
    });
    leader = person("张三");
    deputy = person("李四");
    secretary = person("赵六");
    other = person("王五");
    post = appoint(grid, "grid_leader", leader);
    appoint(grid, "grid_leader", deputy, 1);
    appoint(village, "secretary", secretary);
  }
  Person person(const char* name) {
    return house.write([&](Tx& tx) {
      return house.room<people::People>().add_person(tx, program,
                                                     {.community_id = community.id, .name = Text<1, 60>(name)}, {});
    });
  }
  Post appoint(const std::string& area, const char* kind, const Person& who, std::int64_t rank = 0) {
    return house.write([&](Tx& tx) {
      return house.room<Posts>().appoint(
          tx, program, {community.id, Text<2, 40>(area), Text<1, 40>(kind), who.id, Whole<0, 20>{rank}});
    });
  }
  Caller as(const Person& who) const {
    auto caller = testing::caller_with({}, "", who.id.value);
    caller.name = who.name.str();
    return caller;
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
  HttpResponse set(const Caller& caller, const Person& who, const std::string& from, const std::string& until,
                   const std::string& area = grid) {
    return house.as(caller, "POST", url("/turns"),
                    R"({"area_code":")" + area + R"(","person_id":")" + who.id.text() + R"(","starts_at":")" + from +
                        R"(","ends_at":")" + until + R"("})");
  }
  std::string turn(const Person& who, const std::string& from, const std::string& until) {
    const auto made = set(desk, who, from, until);
    REQUIRE(made.status == 201);
    return std::string(body_of(made).at("id").as_string());
  }
  HttpResponse post_to(const Caller& caller, const std::string& rest, const std::string& body = "{}") {
    return house.as(caller, "POST", url(rest), body);
  }
  HttpResponse leave(const Person& stand_in) {
    return post_to(as(leader), "/posts/" + post.id.text() + "/leave",
                   R"({"starts_at":"2026-11-24T00:00:00Z","ends_at":"2026-11-26T16:00:00Z","stand_in_person_id":")" +
                       stand_in.id.text() + R"("})");
  }
  Duty duty() {
    return house.read([&](Tx& tx) { return house.room<Posts>().duty(tx, community.id, grid, tx.now()); });
  }
  auto mine(const Person& who) { return body_of(house.as(as(who), "GET", url("/me/rota"))); }
};

const std::string today_from = "2026-11-24T00:00:00Z", today_until = "2026-11-24T16:00:00Z";

}  // namespace

TEST_CASE("whoever has the turn answers for the grid now, and the reason says until when") {
  Grid grid;
  grid.turn(grid.secretary, today_from, today_until);
  const auto duty = grid.duty();
  CHECK(duty.responsible->person_name == "赵六");
  CHECK(duty.owner->person_name == "张三");
  CHECK(duty.because.zh == "赵六值班到11-25 00:00。");
  grid.house.clock().advance(days(1));
  CHECK(grid.duty().responsible->person_name == "张三");
}

TEST_CASE("turns are set by who manages the area, for who can be on duty there, one at a time") {
  Grid grid;
  CHECK(problem_code(grid.set(grid.as(grid.leader), grid.leader, today_from, today_until)) == "platform.no_permission");
  CHECK(problem_code(grid.set(grid.desk, grid.other, today_from, today_until)) == "platform.invalid");
  CHECK(problem_code(grid.set(grid.desk, grid.leader, today_until, today_from)) == "platform.invalid");
  grid.turn(grid.leader, today_from, today_until);
  CHECK(problem_code(grid.set(grid.desk, grid.deputy, "2026-11-24T15:00:00Z", "2026-11-24T18:00:00Z")) ==
        "posts.turn_overlaps");
  CHECK(grid.set(grid.desk, grid.deputy, today_until, "2026-11-25T16:00:00Z").status == 201);
}

TEST_CASE("nobody has turns in two areas at the same time, and the refusal says where they are") {
  Grid grid;
  grid.turn(grid.secretary, today_from, today_until);
  const auto twice = grid.set(grid.desk, grid.secretary, "2026-11-24T15:00:00Z", "2026-11-24T18:00:00Z", village);
  CHECK(problem_code(twice) == "posts.turn_elsewhere");
  CHECK(std::string(body_of(twice).at("detail").as_string()).find("一网格") != std::string::npos);
  CHECK(grid.set(grid.desk, grid.secretary, today_until, "2026-11-24T18:00:00Z", village).status == 201);
}

TEST_CASE("no turn and no week is asked for years ahead") {
  Grid grid;
  const auto code = [](const HttpResponse& answer) {
    return std::string(body_of(answer).at("errors").as_array().at(0).at("code").as_string());
  };
  CHECK(code(grid.set(grid.desk, grid.leader, "9999-01-01T00:00:00Z", "9999-01-01T09:00:00Z")) == "posts.turn_too_far");
  CHECK(code(grid.post_to(grid.desk, "/turns/copies", R"({"to":"9999-01-04T00:00:00Z"})")) == "posts.turn_too_far");
  CHECK(code(grid.house.as(grid.desk, "GET", grid.url("/rota?from=9999-01-01T00:00:00Z"))) == "posts.turn_too_far");
  CHECK(code(grid.house.as(grid.as(grid.leader), "GET", grid.url("/me/rota?from=9999-01-01T00:00:00Z"))) ==
        "posts.turn_too_far");
  CHECK(grid.house.as(grid.desk, "GET", grid.url("/rota?from=2027-12-01T00:00:00Z")).status == 200);
}

TEST_CASE("who is proposed says yes or no, and only then stands in") {
  Grid grid;
  CHECK(problem_code(grid.leave(grid.other)) == "platform.invalid");
  REQUIRE(grid.leave(grid.secretary).status == 200);
  CHECK(grid.duty().responsible->person_name == "李四");
  const auto asked = grid.mine(grid.secretary).at("asked").as_array();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].at("person_name").as_string() == "张三");
  const auto answer = "/posts/" + grid.post.id.text() + "/leave/answer";
  CHECK(problem_code(grid.post_to(grid.as(grid.deputy), answer, R"({"yes":true})")) == "posts.not_asked");
  CHECK(grid.post_to(grid.as(grid.secretary), answer, R"({"yes":true})").status == 200);
  CHECK(grid.duty().responsible->person_name == "赵六");
  CHECK(grid.duty().because.zh == "张三请假到11-26，由赵六代班。");
  CHECK(grid.post_to(grid.as(grid.secretary), answer, R"({"yes":false})").status == 200);
  CHECK(grid.duty().responsible->person_name == "李四");
}

TEST_CASE("a turn goes from one to another when it was offered, and the second to take it hears who has it") {
  Grid grid;
  const auto turn = grid.turn(grid.leader, today_from, today_until);
  CHECK(problem_code(grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/taking")) == "posts.turn_taken");
  CHECK(problem_code(grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/offer")) == "posts.not_your_turn");
  CHECK(grid.post_to(grid.as(grid.leader), "/turns/" + turn + "/offer").status == 200);
  CHECK(problem_code(grid.post_to(grid.as(grid.other), "/turns/" + turn + "/taking")) == "posts.cannot_have_turn");
  CHECK(grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/taking").status == 200);
  CHECK(grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/taking").status == 200);
  const auto late = grid.post_to(grid.as(grid.secretary), "/turns/" + turn + "/taking");
  CHECK(problem_code(late) == "posts.turn_taken");
  CHECK(std::string(body_of(late).at("detail").as_string()).find("李四") != std::string::npos);
  CHECK(grid.duty().responsible->person_name == "李四");
}

TEST_CASE("a turn offered to one person is theirs alone to take or to leave") {
  Grid grid;
  const auto turn = grid.turn(grid.leader, today_from, today_until);
  const auto to = R"({"to_person_id":")" + grid.deputy.id.text() + R"("})";
  CHECK(grid.post_to(grid.as(grid.leader), "/turns/" + turn + "/offer", to).status == 200);
  CHECK(problem_code(grid.post_to(grid.as(grid.secretary), "/turns/" + turn + "/taking")) == "posts.turn_taken");
  const auto declined = grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/refusal");
  CHECK(body_of(declined).at("declined_by_name").as_string() == "李四");
  CHECK_FALSE(body_of(declined).at("offered").as_bool());
  CHECK(problem_code(grid.post_to(grid.as(grid.deputy), "/turns/" + turn + "/taking")) == "posts.turn_taken");
}

TEST_CASE("the desk sees the gaps of a week in words, and only areas within reach") {
  Grid grid;
  const auto week = [&](const Caller& caller) {
    return body_of(grid.house.as(caller, "GET", grid.url("/rota"))).at("areas").as_array();
  };
  CHECK(week(grid.desk).size() == 2);
  CHECK(week(testing::caller_with({view}, ::grid)).size() == 1);
  const auto end = grid.house.write([&](Tx& tx) {
    for (const auto& each : grid.house.room<Posts>().posts_of(tx, grid.community.id, grid.deputy.id))
      grid.house.room<Posts>().end(tx, grid.program, {grid.community.id, each.id});
    return tx.now();
  });
  CHECK(end.milliseconds > 0);
  REQUIRE(grid.leave(grid.secretary).status == 200);
  const auto areas = week(grid.desk);
  const auto& stretches = areas[1].at("stretches").as_array();
  REQUIRE(stretches.size() == 3);
  CHECK(stretches[1].at("how").as_string() == "nobody");
  CHECK(stretches[1].at("because").at("zh").as_string() == "张三请假，没有人代班，先由社区负责。");
}

TEST_CASE("last week is copied but for what is filled, and what is left out is named") {
  Grid grid;
  grid.turn(grid.deputy, today_from, today_until);
  grid.turn(grid.leader, today_until, "2026-11-25T16:00:00Z");
  grid.turn(grid.secretary, "2026-12-01T02:00:00Z", "2026-12-01T03:00:00Z");
  const auto copied = grid.post_to(grid.desk, "/turns/copies", R"({"to":"2026-12-02T00:00:00Z"})");
  CHECK(body_of(copied).at("copied").as_int64() == 1);
  const auto left_out = body_of(copied).at("left_out").as_array();
  REQUIRE(left_out.size() == 1);
  CHECK(std::string(left_out[0].at("zh").as_string()).find("一网格，12-1，李四") == 0);
  CHECK(body_of(grid.post_to(grid.desk, "/turns/copies", R"({"to":"2026-12-02T00:00:00Z"})")).at("copied").as_int64() ==
        0);
}

TEST_CASE("a turn that has begun ends now, and one that has not is gone") {
  Grid grid;
  const auto begun = grid.turn(grid.deputy, today_from, today_until);
  const auto later = grid.turn(grid.deputy, today_until, "2026-11-25T16:00:00Z");
  CHECK(grid.house.as(grid.desk, "DELETE", grid.url("/turns/" + begun)).status == 204);
  CHECK(grid.house.as(grid.desk, "DELETE", grid.url("/turns/" + later)).status == 204);
  CHECK(grid.duty().responsible->person_name == "张三");
  CHECK(grid.mine(grid.deputy).at("areas").as_array()[0].at("turns").as_array().size() == 1);
}

TEST_CASE("somebody without a post that can be on duty has an empty rota") {
  Grid grid;
  CHECK(grid.mine(grid.other).at("areas").as_array().empty());
  const auto mine = grid.mine(grid.leader);
  REQUIRE(mine.at("areas").as_array().size() == 1);
  CHECK(mine.at("areas").as_array()[0].at("people").as_array().size() == 3);
}
