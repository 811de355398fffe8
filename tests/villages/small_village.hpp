// Two homes in one grid and a community next door, for the tests of modules that work among people. A module's own
// village is one of these with its rooms opened and its deeds at hand.
#pragma once
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string grid_code = village_code + "001";
inline const std::string building_code = grid_code + "C01B01";

struct SmallVillage {
  TestHouse house;
  Caller program = Caller::program("test");
  Area community;
  Area next_door;
  Person granny;     // in building 1, micro-grid 001
  Person neighbour;  // in building 2
  Person stranger;   // lives next door

  // In start order; areas and people must be among them.
  explicit SmallVillage(std::vector<Module> modules) : house(std::move(modules)) {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      next_door = areas.ensure_community(tx, "421087104002", "金松社区", {}, {});
      add_area(tx, AreaKind::grid, "一网格", village_code);
      add_area(tx, AreaKind::micro_grid, "一微网格", grid_code);
      add_area(tx, AreaKind::compound, "玉岭新村", grid_code);
      add_area(tx, AreaKind::building, "1栋", grid_code + "C01");
      add_area(tx, AreaKind::building, "2栋", grid_code + "C01");
      granny = add(tx, "田桂英", "13800001111", "B01", "301", grid_code + "001");
      neighbour = add(tx, "覃大海", "13800003333", "B02", "302");
      stranger = people().add_person(tx, program, {.community_id = next_door.id, .name = Text<1, 60>("向东")}, {});
    });
  }

  people::People& people() { return house.room<people::People>(); }

  void add_area(Tx& tx, AreaKind kind, const char* name, const std::string& parent) {
    house.room<areas::Areas>().create(
        tx, program,
        {.community_id = community.id, .kind = kind, .name = Text<1, 60>(name), .parent_code = Text<12, 40>(parent)});
  }
  Person add(Tx& tx, const char* name, const char* phone, const char* building, const char* room,
             const std::string& micro_grid = "") {
    people::CreateHousehold home{community.id, Text<12, 40>(grid_code + "C01" + building), {}, Text<1, 20>(room), {}};
    if (!micro_grid.empty()) home.micro_grid_code = Text<12, 40>(micro_grid);
    return people().add_person(tx, program,
                               {.community_id = community.id,
                                .name = Text<1, 60>(name),
                                .phone = Phone::stored(phone),
                                .household_id = people().ensure_household(tx, home).id},
                               {});
  }

  // A resident as sign-in would make them.
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
