#include "server/demo/town.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/demo/street_plan.hpp"

namespace linli::demo {
namespace {

constexpr std::array<std::string_view, 10> numerals{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

struct Kind {
  int stairs_least, stairs_most, floors, doors, weight;
};
constexpr Kind walk_up{3, 4, 6, 2, 90}, middle_rise{2, 3, 11, 2, 120}, tower{1, 1, 18, 4, 150};

// Works' housing and old lanes are walk-ups; newer names stand for taller houses.
Kind kind_of(const std::string& name, Dice& dice) {
  for (const auto* old : {"宿舍", "家属院", "里", "新村"})
    if (name.ends_with(old)) return walk_up;
  return dice.chance(55) ? middle_rise : tower;
}

// `total` shared out by weight, to the last one.
std::vector<int> shares(int total, const std::vector<int>& weights) {
  long long sum = 0, passed = 0;
  for (const int weight : weights) sum += weight;
  std::vector<int> result;
  for (const int weight : weights) {
    const auto before = passed * total / sum;
    passed += weight;
    result.push_back(static_cast<int>(passed * total / sum - before));
  }
  return result;
}

class Planner {
 public:
  Planner(const TownShape& shape, Dice dice) : shape_(shape), dice_(dice), streets_(shape.middle, shape.columns, rows(shape), dice_) {}

  Town plan() {
    town_.code = shape_.code;
    town_.name = shape_.name;
    town_.spot = shape_.middle;
    town_.outline = streets_.town_outline();
    plan_grids();
    plan_compounds();
    plan_micro_grids();
    return std::move(town_);
  }

 private:
  static int rows(const TownShape& shape) { return (shape.grids + shape.columns - 1) / shape.columns; }

  void plan_grids() {
    for (int i = 0; i < shape_.grids; ++i)
      town_.grids.push_back({fmt::format("{}{:03}", shape_.code, i + 1), fmt::format("第{}网格", numerals[static_cast<std::size_t>(i + 1)]),
                             streets_.block_outline(i), streets_.in_block(i, 0.5, 0.5)});
  }

  void plan_compounds() {
    std::vector<Kind> kinds;
    std::vector<int> weights;
    for (const auto& name : shape_.compounds) {
      kinds.push_back(kind_of(name, dice_));
      weights.push_back(kinds.back().weight * dice_.between(75, 125));
    }
    const auto homes = shares(shape_.households, weights);
    const int count = static_cast<int>(shape_.compounds.size());
    for (int grid = 0; grid < shape_.grids; ++grid) {
      const int here = (count - grid + shape_.grids - 1) / shape_.grids;
      for (int nth = 0; nth < here; ++nth) {
        const auto index = static_cast<std::size_t>(nth * shape_.grids + grid);
        plan_compound(grid, nth, here, shape_.compounds[index], kinds[index], homes[index]);
      }
    }
  }

  void plan_compound(int grid, int nth, int of, const std::string& name, const Kind& kind, int homes) {
    const Plot plot = plot_of(nth, of);
    PlannedCompound compound;
    compound.code = fmt::format("{}C{:02}", town_.grids[static_cast<std::size_t>(grid)].code, nth + 1);
    compound.name = name;
    compound.grid = grid;
    compound.spot = streets_.in_block(grid, plot.middle_u(), plot.middle_v());
    compound.outline = streets_.plot_outline(grid, plot);
    compound.first_building = static_cast<int>(town_.buildings.size());
    const int index = static_cast<int>(town_.compounds.size());
    for (int left = homes; left > 0; left -= town_.buildings.back().homes()) plan_building(index, compound, kind);
    compound.buildings = static_cast<int>(town_.buildings.size()) - compound.first_building;
    place_buildings(compound, plot);
    town_.compounds.push_back(compound);
    fill_homes(compound, homes);
  }

  void plan_building(int index, const PlannedCompound& compound, const Kind& kind) {
    const int number = static_cast<int>(town_.buildings.size()) - compound.first_building + 1;
    PlannedBuilding building;
    building.code = fmt::format("{}B{:02}", compound.code, number);
    building.name = fmt::format("{}栋", number);
    building.compound = index;
    building.stairs = dice_.between(kind.stairs_least, kind.stairs_most);
    building.floors = kind.floors;
    building.doors = kind.doors;
    town_.buildings.push_back(building);
  }

  // Rows of houses that look south, as they are built here.
  void place_buildings(const PlannedCompound& compound, const Plot& plot) {
    const int columns = compound.buildings > 3 ? 2 : 1;
    const int lines = (compound.buildings + columns - 1) / columns;
    // Parts of the plot: a house is wide and not deep, and leaves its neighbours room.
    const double half_width = 0.38 / columns, half_depth = std::min(0.28 / lines, 0.07);
    for (int i = 0; i < compound.buildings; ++i) {
      const double u = (i % columns + 0.5) / columns + dice_.swing() * 0.03;
      const double v = 1 - (i / columns + 0.5) / lines + dice_.swing() * 0.02;
      auto& building = town_.buildings[static_cast<std::size_t>(compound.first_building + i)];
      const double half = building.stairs == 1 ? half_width * 0.6 : half_width;
      building.spot = streets_.in_block(compound.grid, plot.u(u), plot.v(v));
      building.outline = streets_.plot_outline(
          compound.grid, {plot.u(u - half), plot.v(v - half_depth), plot.u(u + half), plot.v(v + half_depth)});
    }
  }

  void fill_homes(const PlannedCompound& compound, int homes) {
    for (int i = 0; i < compound.buildings; ++i) {
      const int index = compound.first_building + i;
      const auto& building = town_.buildings[static_cast<std::size_t>(index)];
      for (int stair = 1; stair <= building.stairs; ++stair)
        for (int floor = 1; floor <= building.floors; ++floor)
          for (int door = 1; door <= building.doors && homes > 0; ++door, --homes)
            town_.homes.push_back({index, 0, fmt::format("{}单元", stair), fmt::format("{}{:02}", floor, door)});
    }
  }

  // Neighbours stay together: homes in order, cut into as many groups as the grid has.
  void plan_micro_grids() {
    std::vector<std::vector<std::size_t>> homes_of(town_.grids.size());
    for (std::size_t i = 0; i < town_.homes.size(); ++i) homes_of[grid_of(town_.homes[i])].push_back(i);
    std::vector<int> weights;
    for (const auto& homes : homes_of) weights.push_back(static_cast<int>(homes.size()));
    const auto groups = shares(shape_.micro_grids, weights);
    for (std::size_t grid = 0; grid < town_.grids.size(); ++grid) {
      const int first = static_cast<int>(town_.micro_grids.size());
      for (int i = 0; i < groups[grid]; ++i)
        town_.micro_grids.push_back({fmt::format("{}{:03}", town_.grids[grid].code, i + 1), fmt::format("{} {}组", town_.grids[grid].name, i + 1),
                                     static_cast<int>(grid), town_.grids[grid].spot});
      const auto& homes = homes_of[grid];
      for (std::size_t i = 0; i < homes.size(); ++i) {
        auto& home = town_.homes[homes[i]];
        home.micro_grid = first + static_cast<int>(i * static_cast<std::size_t>(groups[grid]) / homes.size());
        town_.micro_grids[static_cast<std::size_t>(home.micro_grid)].spot = town_.buildings[static_cast<std::size_t>(home.building)].spot;
      }
    }
  }

  std::size_t grid_of(const PlannedHome& home) const {
    const auto compound = town_.buildings[static_cast<std::size_t>(home.building)].compound;
    return static_cast<std::size_t>(town_.compounds[static_cast<std::size_t>(compound)].grid);
  }

  const TownShape& shape_;
  Dice dice_;
  StreetPlan streets_;
  Town town_;
};

}  // namespace

Town plan_town(const TownShape& shape, Dice dice) { return Planner(shape, dice).plan(); }

TownShape yuling() {
  return {"421087090001", "玉岭社区", {30.1742, 111.7705}, 9, 3, 86, 4992,
          {"玉岭新村", "桂花苑",   "柳林小区",     "东风里",   "纺织厂宿舍", "供销社家属院", "金色家园", "和平里",   "清风苑",   "松云小区",
           "白鹭花园", "学府苑",   "文峰里",       "水利局宿舍", "粮食局家属院", "城南新居",   "荷塘小区", "枫林苑",   "百合家园", "安康里",
           "长堤小区", "丰泽园",   "翠竹苑",       "银杏里",   "机械厂宿舍", "春晖小区",     "景明苑",   "望江里",   "石榴园",   "教师新村",
           "邮电宿舍", "团结里",   "锦绣苑",       "梧桐小区", "幸福里",     "兰亭小区",     "向阳新村"}};
}

TownShape qingxi() {
  return {"421087090002", "清溪社区", {30.1621, 111.7812}, 2, 2, 6, 236, {"清溪小区", "柑橘园", "渡口里", "砖瓦厂宿舍", "双桥新村"}};
}

}  // namespace linli::demo
