// A small village with a volunteer and the book of points.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "tests/villages/small_village.hpp"

namespace linli::testing {

struct Village : SmallVillage {
  volunteers::Volunteer volunteer;  // the neighbour

  Village()
      : SmallVillage({facts_shape(), ledger_shape(), areas_module(), people_module(), posts_module(), accounts_module(),
                      services_module(), volunteers_module(), points_module()}) {
    volunteer = house.write([&](Tx& tx) {
      return house.room<volunteers::Volunteers>().enrol(tx, program, neighbour.id, {.community_id = community.id});
    });
  }

  points::Points& points() { return house.room<points::Points>(); }

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
};

}  // namespace linli::testing
