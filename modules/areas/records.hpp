#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli {

// A node of the tree, at or below a community. Places are CGCS2000/WGS 84 degrees; `outline` is a GeoJSON geometry.
LINLI_ENUM(AreaKind, community, grid, micro_grid, compound, building)

struct Area {
  Id<Area> id;
  Id<Area> community_id;
  std::string code;
  AreaKind kind = AreaKind::community;
  Text<1, 60> name;
  std::string parent_code;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::optional<std::string> outline;
  Whole<0, 1'000'000> households;
  std::int64_t version = 1;
};
LINLI_RECORD(Area, id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version)

}  // namespace linli

namespace linli::areas {

LINLI_ENUM(RegionKind, province, city, county, street)

struct Region {
  std::string code;
  RegionKind kind = RegionKind::province;
  std::string name;
  std::string parent_code;
};
LINLI_RECORD(Region, code, kind, name, parent_code)

struct CommunityRow {
  Id<Area> id;
  std::string code;
  std::string name;
  std::string street_name;
  std::string county_name;
};
LINLI_RECORD(CommunityRow, id, code, name, street_name, county_name)

struct ListRegions {
  std::optional<Text<2, 9>> parent_code;
};
LINLI_RECORD(ListRegions, parent_code)

// A street or county above a community: its code where the community's own does not say it, its name where it is new.
struct RegionAbove {
  std::optional<Text<1, 40>> code;
  std::optional<Text<1, 60>> name;
};
LINLI_RECORD(RegionAbove, code, name)

struct FoundCommunity {
  Text<1, 60> name;
  std::optional<Text<1, 40>> code;  // without one, the next free code below the street is taken
  std::optional<RegionAbove> street;
  std::optional<RegionAbove> county;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
};
LINLI_RECORD(FoundCommunity, name, code, street, county, lat, lng)

struct BuildingRow {
  std::string code;
  std::string name;
  std::string compound_name;
};
LINLI_RECORD(BuildingRow, code, name, compound_name)

struct ListBuildings {
  Id<Area> community_id;
};
LINLI_RECORD(ListBuildings, community_id)

struct ListAreas {
  Id<Area> community_id;
  std::optional<AreaKind> kind;
  std::optional<Text<1, 40>> parent_code;
};
LINLI_RECORD(ListAreas, community_id, kind, parent_code)

struct FindArea {
  Id<Area> community_id;
  Id<Area> id;
};
LINLI_RECORD(FindArea, community_id, id)

struct CreateArea {
  Id<Area> community_id;
  AreaKind kind = AreaKind::grid;
  Text<1, 60> name;
  Text<12, 40> parent_code;
  std::optional<Text<15, 40>> code;  // without one, the next free code of this kind is taken
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::optional<Text<2, 100000>> outline;
};
LINLI_RECORD(CreateArea, community_id, kind, name, parent_code, code, lat, lng, outline)

// Absent members stay as they are. `version` is the one that was read: nobody overwrites what they have not seen.
struct ChangeArea {
  Id<Area> community_id;
  Id<Area> id;
  std::int64_t version = 0;
  std::optional<Text<1, 60>> name;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::optional<Text<2, 100000>> outline;
};
LINLI_RECORD(ChangeArea, community_id, id, version, name, lat, lng, outline)

}  // namespace linli::areas
