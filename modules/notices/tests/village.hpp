// A small village for the tests of this module: one building with two homes, and a volunteer from next door.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/notices/notices.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string grid_code = village_code + "001";
inline const std::string building_code = grid_code + "C01B01";

struct Village {
  TestHouse house{{facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(), services_module(),
                   volunteers_module(), notices_module()}};
  Area community;
  Area next_door;
  Person granny;     // in building 1, micro-grid 001
  Person neighbour;  // in building 2
  Person stranger;   // lives next door
  Caller program = Caller::program("test");

  Village() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      next_door = areas.ensure_community(tx, "421087104002", "金松社区", {}, {});
      add_area(tx, AreaKind::grid, "一网格", village_code);
      add_area(tx, AreaKind::micro_grid, "一微网格", grid_code);
      add_area(tx, AreaKind::compound, "玉岭新村", grid_code);
      add_area(tx, AreaKind::building, "1栋", grid_code + "C01");
      add_area(tx, AreaKind::building, "2栋", grid_code + "C01");
      granny = add(tx, "田桂英", "B01", grid_code + "001");
      neighbour = add(tx, "覃大海", "B02", {});
      stranger = people().add_person(tx, program, {.community_id = next_door.id, .name = Text<1, 60>("向东")}, {});
    });
  }

  people::People& people() { return house.room<people::People>(); }
  notices::Notices& notices() { return house.room<notices::Notices>(); }

  void add_area(Tx& tx, AreaKind kind, const char* name, const std::string& parent) {
    house.room<areas::Areas>().create(
        tx, program,
        {.community_id = community.id, .kind = kind, .name = Text<1, 60>(name), .parent_code = Text<12, 40>(parent)});
  }
  Person add(Tx& tx, const char* name, const char* building, const std::string& micro_grid) {
    people::CreateHousehold wanted{
        community.id, Text<12, 40>(grid_code + "C01" + building), {}, Text<1, 20>("301"), {}};
    if (!micro_grid.empty()) wanted.micro_grid_code = Text<12, 40>(micro_grid);
    const auto home = people().ensure_household(tx, wanted);
    return people().add_person(tx, program,
                               {.community_id = community.id, .name = Text<1, 60>(name), .household_id = home.id}, {});
  }

  notices::WriteNotice draft(const std::string& area_code) const {
    return {.community_id = community.id,
            .area_code = Text<12, 40>(area_code),
            .kind = notices::NoticeKind::notice,
            .title = Text<1, 80>("周二停水"),
            .body = Text<1, 6000>("上午九点到十二点停水。\n请先接一些水备用。"),
            .starts_at = {},
            .ends_at = testing::standing_time() + days(3)};
  }
  notices::Notice write(const notices::WriteNotice& wanted) {
    return house.write([&](Tx& tx) { return notices().compose(tx, office(), wanted); });
  }
  notices::Notice publish(const notices::WriteNotice& wanted) {
    const auto drafted = write(wanted);
    return house.write([&](Tx& tx) {
      return notices().publish(tx, office(), {community.id, drafted.id, drafted.version});
    });
  }
  std::vector<std::string> titles_for(const Caller& caller) {
    std::vector<std::string> titles;
    const auto read = house.read([&](Tx& tx) { return notices().list(tx, caller, {community.id}); });
    for (const auto& notice : read.items) titles.push_back(notice.title.str());
    return titles;
  }

  Caller office() const { return caller_with({notices::write, areas::view}, village_code, 910); }
  Caller as_resident(const Person& person) const {
    Caller caller = caller_with({}, "", person.id.value);
    caller.community_id = person.community_id;
    caller.name = person.name.str();
    return caller;
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
};

}  // namespace linli::testing
