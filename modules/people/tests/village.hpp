// A small village for the tests of this module: one building, two homes.
#pragma once
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string building_code = village_code + "001C01B01";

struct Village {
  TestHouse house{{facts_shape(), areas_module(), people_module()}};
  Area community;
  Household home;
  Household other_home;
  Person granny;
  Person daughter;  // in the same home
  Person neighbour;
  Caller program = Caller::program("test");

  Village() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = AreaKind::grid,
                    .name = Text<1, 60>("一网格"),
                    .parent_code = Text<12, 40>(village_code)});
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = AreaKind::compound,
                    .name = Text<1, 60>("玉岭新村"),
                    .parent_code = Text<12, 40>(village_code + "001")});
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = AreaKind::building,
                    .name = Text<1, 60>("3栋"),
                    .parent_code = Text<12, 40>(village_code + "001C01"),
                    .lat = Latitude{30.17},
                    .lng = Longitude{111.77}});
      home = people().ensure_household(
          tx, {community.id, Text<12, 40>(building_code), Text<0, 20>("2单元"), Text<1, 20>("301"), {}});
      other_home = people().ensure_household(
          tx, {community.id, Text<12, 40>(building_code), Text<0, 20>("2单元"), Text<1, 20>("302"), {}});
      granny = add(tx, "田桂英", "13800001111", home);
      daughter = add(tx, "周敏", "13800002222", home);
      neighbour = add(tx, "覃大海", "13800003333", other_home);
    });
  }

  people::People& people() { return house.room<people::People>(); }
  Person add(Tx& tx, const char* name, const char* phone, const Household& in) {
    const char* fault = nullptr;
    return people().add_person(tx, program,
                               {.community_id = community.id,
                                .name = Text<1, 60>(name),
                                .phone = Phone::make(phone, fault),
                                .household_id = in.id},
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
