// The demonstration's town as a plan: what will be founded, before anything is written. Pure; the same for every run.
#pragma once
#include <string>
#include <vector>

#include "server/demo/dice.hpp"

namespace linli::demo {

// Degrees, WGS 84.
struct Spot {
  double lat = 0;
  double lng = 0;
};

struct PlannedGrid {
  std::string code, name, outline;
  Spot spot;
};
struct PlannedMicroGrid {
  std::string code, name;
  int grid = 0;
  Spot spot;
};
struct PlannedCompound {
  std::string code, name, outline;
  int grid = 0;
  Spot spot;
  int first_building = 0;
  int buildings = 0;
};
struct PlannedBuilding {
  std::string code, name, outline;
  int compound = 0;
  Spot spot;
  int stairs = 0, floors = 0, doors = 0;  // doors: homes on one landing
  int homes() const { return stairs * floors * doors; }
};
struct PlannedHome {
  int building = 0;
  int micro_grid = 0;
  std::string unit, room;
};

struct Town {
  std::string code, name, outline;
  Spot spot;
  std::vector<PlannedGrid> grids;
  std::vector<PlannedMicroGrid> micro_grids;
  std::vector<PlannedCompound> compounds;
  std::vector<PlannedBuilding> buildings;
  std::vector<PlannedHome> homes;  // in the order of buildings, stairs and floors
};

// How a community is divided. Grids stand in `columns` columns; compounds are dealt to them in turn.
struct TownShape {
  std::string code, name;
  Spot middle;
  int grids = 0, columns = 0, micro_grids = 0, households = 0;
  std::vector<std::string> compounds;
};
Town plan_town(const TownShape& shape, Dice dice);

// Yuling as the study gives it: 37 compounds, 4,992 households, 9 grids, 86 micro-grids (its party groups). The names
// are invented.
TownShape yuling();
// A small community next to it, so that being registered with two is real.
TownShape qingxi();

// Codes above both communities: province, city, county, street.
inline constexpr std::string_view province_code = "42", city_code = "4210", county_code = "421087", street_code = "421087090";

}  // namespace linli::demo
