#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli {

// A home: where people live together. `place` is "玉岭新村 3栋 2单元 301"; degrees are the building's unless known
// better.
struct Household {
  Id<Household> id;
  Id<Area> community_id;
  std::string area_code;
  std::string micro_grid_code;
  Text<0, 20> unit;
  Text<1, 20> room;
  std::string place;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::int64_t member_count = 0;
};
LINLI_RECORD(Household, id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count)

}  // namespace linli

namespace linli::people {

// ---- what verbs are given ----

struct ListHouseholds {
  Id<Area> community_id;
  std::optional<Text<0, 60>> q;
  std::optional<Text<0, 40>> area_code;
};
LINLI_RECORD(ListHouseholds, community_id, q, area_code)

struct HouseholdKey {
  Id<Area> community_id;
  Id<Household> id;
};
LINLI_RECORD(HouseholdKey, community_id, id)

struct OpenHousehold {
  Id<Area> community_id;
  Id<Household> id;
  std::optional<Text<2, 200>> purpose;  // without one: that its page was opened
};
LINLI_RECORD(OpenHousehold, community_id, id, purpose)

struct CreateHousehold {
  Id<Area> community_id;
  Text<12, 40> building_code;
  std::optional<Text<0, 20>> unit;
  Text<1, 20> room;
  std::optional<Text<12, 40>> micro_grid_code;
};
LINLI_RECORD(CreateHousehold, community_id, building_code, unit, room, micro_grid_code)

}  // namespace linli::people
