#include <doctest/doctest.h>

#include "modules/volunteers/tests/village.hpp"

using namespace linli;
using namespace linli::volunteers;
using testing::refusal_code_of;
using testing::Village;

namespace {

bool serves(Village& village, const Area& where) {
  return village.house.read([&](Tx& tx) {
    const auto rows = village.house.room<accounts::Accounts>().list(tx, village.program, {where.id, {}});
    for (const auto& row : rows.items)
      for (const auto& grant : row.grants)
        if (row.person_id == village.helper.id && grant.role == "volunteer" && grant.area_code == where.code)
          return true;
    return false;
  });
}

}  // namespace

TEST_CASE("a volunteer is registered in the home community and in the paired one, with one id and the rights of both") {
  Village village;
  const auto here = village.enrol();
  const auto there = village.read(village.next_door.id, here.id);
  CHECK(here.area_code == testing::building_code);
  CHECK(there.area_code == testing::next_door_code);
  CHECK(there.name == "覃大海");
  CHECK(there.home_community_name == "玉岭社区");
  CHECK(here.paired_community_name == "金松社区");
  CHECK(serves(village, village.community));
  CHECK(serves(village, village.next_door));
  const auto known = village.house.read([&](Tx& tx) {
    return village.house.room<accounts::Accounts>().volunteer_of(tx, village.community.id, village.helper.id);
  });
  CHECK(known == here.id.value);
}

TEST_CASE("whoever has no telephone is a volunteer without an account") {
  Village village;
  const auto quiet = village.house.write([&](Tx& tx) {
    const auto uncle = village.house.room<people::People>().add_person(
        tx, village.program, {.community_id = village.community.id, .name = Text<1, 60>("老舅")}, {});
    village.volunteers().enrol(tx, village.program, uncle.id, village.application());
    return village.house.room<accounts::Accounts>().find_account_of(tx, uncle.id);
  });
  CHECK_FALSE(quiet);
}

TEST_CASE("nobody volunteers twice, away from home, or paired with home") {
  Village village;
  village.enrol();
  const auto apply = [&](const Caller& caller, ApplyAsVolunteer wanted) {
    return refusal_code_of([&] { village.house.write([&](Tx& tx) { village.volunteers().apply(tx, caller, wanted); }); });
  };
  CHECK(apply(village.as_resident(village.helper), village.application()) == "volunteers.already");
  auto elsewhere = village.application();
  elsewhere.community_id = village.next_door.id;
  CHECK(apply(village.as_resident(village.granny), elsewhere) == "volunteers.live_elsewhere");
  auto with_home = village.application();
  with_home.paired_community_id = village.community.id;
  CHECK(apply(village.as_resident(village.granny), with_home) == "volunteers.paired_with_home");
  auto with_nowhere = village.application();
  with_nowhere.paired_community_id = Id<Area>{5};
  CHECK(apply(village.as_resident(village.granny), with_nowhere) == "areas.no_such_area");
  auto juggler = village.application();
  juggler.skills = {"carrying", "juggling"};
  CHECK(apply(village.as_resident(village.granny), juggler) == "volunteers.no_such_skill");
}

TEST_CASE("an application is decided once, at home, by somebody else, and only then brings rights") {
  Village village;
  const auto applied = village.house.write([&](Tx& tx) {
    return village.volunteers().apply(tx, village.as_resident(village.helper), village.application());
  });
  CHECK(applied.state == State::applied);
  CHECK_FALSE(serves(village, village.community));
  const auto approve = [&](const Caller& caller, Id<Area> where) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) { village.volunteers().approve(tx, caller, {where, applied.id}); });
    });
  };
  CHECK(approve(testing::caller_with({view, manage}, testing::next_door_code), village.next_door.id) ==
        "volunteers.decided_at_home");
  CHECK(approve(village.desk({view, manage}, village.helper.id.value), village.community.id) == "volunteers.own");
  CHECK(approve(village.desk({view}), village.community.id) == "platform.no_permission");
  CHECK(approve(village.desk({view, manage}), village.community.id).empty());
  CHECK(approve(village.desk({view, manage}), village.community.id) == "volunteers.not_applied");
  CHECK(village.read(village.next_door.id, applied.id).state == State::active);
  CHECK(serves(village, village.next_door));
}

TEST_CASE("a refusal says why, and whoever was refused may apply again and is the same volunteer") {
  Village village;
  const auto apply = [&] {
    return village.house.write([&](Tx& tx) {
      return village.volunteers().apply(tx, village.as_resident(village.helper), village.application());
    });
  };
  const auto first = apply();
  village.house.write([&](Tx& tx) {
    village.volunteers().refuse(tx, village.desk({view, manage}),
                                {village.community.id, first.id, Text<1, 500>("请先参加培训。")});
  });
  CHECK(village.read(village.community.id, first.id).refused_because == "请先参加培训。");
  const auto second = apply();
  CHECK(second.id == first.id);
  CHECK_FALSE(second.refused_because);
}

TEST_CASE("a change holds in both communities and keeps what was") {
  Village village;
  const auto volunteer = village.enrol();
  const auto change = [&](ChangeVolunteer wanted) {
    wanted.community_id = village.next_door.id;
    return refusal_code_of([&] {
      village.house.write(
          [&](Tx& tx) { village.volunteers().change_mine(tx, village.as_resident(village.helper), wanted); });
    });
  };
  CHECK(change({.skills = std::vector<std::string>{"cooking", "cooking"},
                .quiet_from = Text<0, 5>("22:00"),
                .quiet_to = Text<0, 5>("07:00")})
            .empty());
  for (const auto where : {village.community.id, village.next_door.id}) {
    const auto now = village.read(where, volunteer.id);
    CHECK(now.skills == std::vector<std::string>{"cooking"});
    CHECK(now.quiet_from == "22:00");
    CHECK(now.weekly_minutes == 180);
  }
  CHECK(change({.quiet_to = Text<0, 5>("")}) == "volunteers.quiet_needs_both");
  CHECK(change({.quiet_from = Text<0, 5>(""), .quiet_to = Text<0, 5>("")}).empty());
  CHECK_FALSE(village.read(village.community.id, volunteer.id).quiet_from);
  const auto history = village.house.read([&](Tx& tx) {
    return facts::history_of(tx, {village.community.id, "volunteer", volunteer.id.value});
  });
  CHECK(std::ranges::count(history, "skills", &facts::Change::field) == 1);
}

TEST_CASE("whoever pauses or is on leave is not asked, and back again is") {
  Village village;
  const auto volunteer = village.enrol();
  const auto me = village.as_resident(village.helper);
  const auto at_work = [&] {
    return refusal_code_of([&] {
      village.house.read([&](Tx& tx) {
        return village.volunteers().require_at_work(
                   village.volunteers().get_volunteer(tx, village.community.id, volunteer.id), tx.now()),
               0;
      });
    });
  };
  const auto pause = [&](bool paused) {
    village.house.write([&](Tx& tx) {
      village.volunteers().change_mine(tx, me, {.community_id = village.community.id, .paused = paused});
    });
  };
  CHECK(at_work().empty());
  pause(true);
  CHECK(at_work() == "volunteers.paused");
  CHECK(village.house.read([&](Tx& tx) { return village.volunteers().helpers(tx, village.community.id).size(); }) == 0);
  pause(false);
  const auto now = testing::standing_time();
  const auto leave = [&](Instant from, Instant to) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) { village.volunteers().take_leave(tx, me, {village.community.id, from, to}); });
    });
  };
  CHECK(leave(now, now) == "volunteers.leave_ends_before_start");
  CHECK(leave(now - days(2), now - days(1)) == "volunteers.leave_is_over");
  CHECK(leave(now - hours(1), now + days(1)).empty());
  CHECK(at_work() == "volunteers.on_leave");
  village.house.write([&](Tx& tx) { village.volunteers().end_leave(tx, me, {village.community.id}); });
  CHECK(at_work().empty());
}

TEST_CASE("leave that is over is no longer shown") {
  Village village;
  const auto volunteer = village.enrol();
  const auto now = testing::standing_time();
  village.house.write([&](Tx& tx) {
    village.volunteers().take_leave(tx, village.as_resident(village.helper),
                                    {village.community.id, now, now + hours(1)});
  });
  CHECK(village.read(village.next_door.id, volunteer.id).leave);
  village.house.clock().advance(hours(1));
  CHECK_FALSE(village.read(village.next_door.id, volunteer.id).leave);
}

TEST_CASE("whoever resigns ends in both communities with the rights, but not with jobs in hand") {
  Village village;
  const auto volunteer = village.enrol();
  std::int64_t in_hand = 2;
  village.volunteers().count_jobs_with([&](Tx&, Id<Area> where, std::span<const Id<Volunteer>> ids) {
    return std::unordered_map<std::int64_t, std::int64_t>{
        {ids.front().value, where == village.next_door.id ? in_hand : 0}};
  });
  const auto resign = [&] {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.volunteers().resign(tx, village.as_resident(village.helper), {village.community.id});
      });
    });
  };
  CHECK(resign() == "volunteers.jobs_in_hand");
  in_hand = 0;
  CHECK(resign().empty());
  for (const auto& where : {village.community, village.next_door}) {
    CHECK(village.read(where.id, volunteer.id).state == State::ended);
    CHECK_FALSE(serves(village, where));
  }
  CHECK(resign() == "volunteers.not_active");
}

TEST_CASE("ranking learns the two places, the week's minutes and who is active") {
  Village village;
  const auto volunteer = village.enrol();
  village.book(volunteer, 50);
  const auto helpers = [&](Id<Area> where) {
    return village.house.read([&](Tx& tx) { return village.volunteers().helpers(tx, where); });
  };
  for (const auto where : {village.community.id, village.next_door.id}) {
    const auto known = helpers(where);
    REQUIRE(known.size() == 1);
    CHECK(known[0].id == volunteer.id);
    CHECK(known[0].lat == 30.17);
    CHECK(known[0].paired_lng == 111.8);
    CHECK(known[0].minutes_this_week == 50);
  }
  village.house.clock().advance(days(7));
  CHECK(helpers(village.community.id)[0].minutes_this_week == 0);
}

TEST_CASE("who moves is offered work near the new home, in both communities, without saving anything again") {
  Village village;
  const auto volunteer = village.enrol();
  const auto& people = village.house.room<people::People>();
  const auto code = village.house.write([&](Tx& tx) {
    const auto building = village.house.room<areas::Areas>().create(
        tx, village.program,
        {.community_id = village.community.id,
         .kind = AreaKind::building,
         .name = Text<1, 60>("9栋"),
         .parent_code = Text<12, 40>(testing::village_code + "001C01"),
         .lat = Latitude{30.19},
         .lng = Longitude{111.79}});
    const auto home = people.ensure_household(
        tx, {village.community.id, Text<12, 40>(building.code), {}, Text<1, 20>("101"), {}});
    people::ChangePerson move{.community_id = village.community.id, .id = village.helper.id, .version = 1};
    move.household_id = home.id;
    people.change(tx, village.desk({people::view, people::manage}), move);
    return building.code;
  });
  const auto home = village.read(village.community.id, volunteer.id);
  CHECK(home.lat == 30.19);
  CHECK(home.area_code == code);
  const auto paired = village.read(village.next_door.id, volunteer.id);
  CHECK(paired.lat == 30.19);
  CHECK(paired.area_code == testing::next_door_code);
}
