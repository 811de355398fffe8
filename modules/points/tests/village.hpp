// A small village for the tests of this module: two homes, a volunteer, and a community next door.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string building_code = village_code + "001C01B01";

struct Village {
  TestHouse house{{facts_shape(), ledger_shape(), areas_module(), people_module(), posts_module(), accounts_module(),
                   services_module(), volunteers_module(), points_module()}};
  Area community;
  Area next_door;
  Person granny;
  Person neighbour;  // a volunteer, in the home beside
  Person stranger;   // lives next door
  volunteers::Volunteer volunteer;
  Caller program = Caller::program("test");

  Village() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      next_door = areas.ensure_community(tx, "421087104002", "金松社区", {}, {});
      add_area(tx, AreaKind::grid, "一网格", village_code);
      add_area(tx, AreaKind::compound, "玉岭新村", village_code + "001");
      add_area(tx, AreaKind::building, "3栋", village_code + "001C01");
      granny = add(tx, "田桂英", "13800001111", "301");
      neighbour = add(tx, "覃大海", "13800003333", "302");
      stranger = people().add_person(tx, program, {.community_id = next_door.id, .name = Text<1, 60>("向东")}, {});
      volunteer = house.room<volunteers::Volunteers>().enrol(tx, program, neighbour.id, {.community_id = community.id});
    });
  }

  people::People& people() { return house.room<people::People>(); }
  points::Points& points() { return house.room<points::Points>(); }

  void add_area(Tx& tx, AreaKind kind, const char* name, const std::string& parent) {
    house.room<areas::Areas>().create(
        tx, program,
        {.community_id = community.id, .kind = kind, .name = Text<1, 60>(name), .parent_code = Text<12, 40>(parent)});
  }
  Person add(Tx& tx, const char* name, const char* phone, const char* room) {
    const auto home = people().ensure_household(
        tx, {community.id, Text<12, 40>(building_code), Text<0, 20>("2单元"), Text<1, 20>(room), {}});
    return people().add_person(tx, program,
                               {.community_id = community.id,
                                .name = Text<1, 60>(name),
                                .phone = Phone::stored(phone),
                                .household_id = home.id},
                               {});
  }

  // What the module of requests gives for a finished job.
  points::Award for_volunteer(std::int64_t points, std::int64_t request = 1) const {
    return {.community_id = community.id,
            .holder = points::Holder::volunteer,
            .holder_id = {volunteer.id.value},
            .holder_name = "覃大海",
            .points = points,
            .note = "换灯泡",
            .request_id = {request},
            .request_number = "YL-" + std::to_string(request)};
  }
  points::Award for_household(const Person& member, std::int64_t points, std::int64_t request = 1) const {
    auto award = for_volunteer(points, request);
    award.holder = points::Holder::household;
    award.holder_id = {member.household_id->value};
    award.holder_name = member.place;
    award.cause = points::cause::suggestion;
    return award;
  }
  std::optional<points::Line> give(const points::Award& award) {
    return house.write([&](Tx& tx) { return points().award(tx, program, award); });
  }
  std::int64_t balance_of(const points::Award& award) {
    return house.read([&](Tx& tx) { return points().balance(tx, award.community_id, award.holder, award.holder_id); });
  }
  points::BookCheck check() {
    return house.read([&](Tx& tx) { return points().check(tx, program, {community.id}); });
  }
  points::PointsAccount volunteer_account() {
    return *house.read([&](Tx& tx) { return points().mine(tx, as_resident(neighbour), {community.id}); }).volunteer;
  }

  // Whoever proposes (community staff) and whoever decides (the secretary), in two roles.
  Caller staff() const { return caller_with({points::view, points::correct}, village_code, 910); }
  Caller secretary() const { return caller_with({points::view, points::approve}, village_code, 920); }
  Caller as_resident(const Person& person) const {
    Caller caller = caller_with({}, "", person.id.value);
    caller.community_id = person.community_id;
    caller.name = person.name.str();
    if (person.household_id) caller.household_id = *person.household_id;
    return caller;
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
};

}  // namespace linli::testing
