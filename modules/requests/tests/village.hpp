// A village for the tests of everything that is ordered and done: two grids, some homes, and somebody at every end.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/facts/facts.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string grid_code = village_code + "001";
inline const std::string other_grid_code = village_code + "002";
inline const std::string building_code = grid_code + "C01B01";
inline const std::string far_building_code = other_grid_code + "C01B01";

// granny and grandpa live in one home, the neighbour next door, the daughter two kilometres away in the other grid. The
// daughter acts for granny with her consent. Two volunteers mend pipes: `helper` next door, `far_helper` far away. The
// grid worker holds a post in the first grid, the worker (community staff), the secretary and the call-taker in the
// community.
struct Village {
  TestHouse house{{facts_shape(), work_shape(), ledger_shape(), areas_module(), people_module(), posts_module(),
                   accounts_module(), services_module(), volunteers_module(), points_module(), requests_module()}};
  Caller program = Caller::program("test");
  Area community;
  Household home, neighbours_home, far_home;
  Person granny, grandpa, neighbour, daughter, helper, far_helper, grid_worker, worker, secretary, call_taker;
  volunteers::Volunteer volunteer, far_volunteer;

  Village() {
    house.write([&](Tx& tx) {
      build(tx);
      move_in(tx);
      appoint(tx);
    });
  }

  // ---- who asks ----

  // A resident as sign-in would make them.
  Caller as_resident(const Person& person) {
    Caller caller = caller_with({}, "", person.id.value);
    caller.community_id = person.community_id;
    caller.name = person.name.str();
    if (person.household_id) caller.household_id = *person.household_id;
    add_role(caller, "resident", village_code);
    return caller;
  }
  // The daughter, who acts for granny.
  Caller as_proxy() {
    auto caller = as_resident(daughter);
    caller.principals.push_back({granny.id, *granny.household_id, granny.community_id});
    return caller;
  }
  Caller as_volunteer(const Person& person) {
    auto caller = as_resident(person);
    add_role(caller, "volunteer", village_code);
    return caller;
  }
  Caller as_helper() { return as_volunteer(helper); }
  Caller as_far_helper() { return as_volunteer(far_helper); }
  Caller as_grid_worker() { return with_role(grid_worker, "grid_worker", grid_code); }
  Caller as_staff() { return with_role(worker, "community_staff", village_code); }
  Caller as_secretary() { return with_role(secretary, "secretary", village_code); }
  Caller as_call_taker() { return with_role(call_taker, "call_taker", village_code); }
  // Somebody at the street office, who lives elsewhere.
  Caller as_street() {
    auto caller = caller_with({}, "", 77);
    add_role(caller, "street_staff", village_code.substr(0, 9));
    return caller;
  }

  // ---- what they do ----

  const requests::Requests& requests() { return house.room<requests::Requests>(); }
  // An order that can be sent as it is: a dripping tap at the resident's home.
  requests::OrderRequest order(const std::string& kind = "home_repair") const {
    requests::OrderRequest order{.community_id = community.id, .kind = Text<1, 40>(kind)};
    order.words = Text<0, 1000>("厨房水龙头漏水");
    if (kind == "home_repair") order.fields.value["trouble"] = "water";
    if (kind == "meals") order.fields.value["portions"] = 2;
    if (kind == "lighting") order.fields.value["where"] = "stairs";
    if (kind == "water") order.fields.value["reach"] = "building";
    return order;
  }
  requests::Request ordered(const Caller& caller, const requests::OrderRequest& wanted) {
    return house.write([&](Tx& tx) { return requests().order(tx, caller, wanted); });
  }
  requests::Request ordered_by_granny(const std::string& kind = "home_repair") {
    return ordered(as_resident(granny), order(kind));
  }
  requests::Request find(Id<requests::Request> id) {
    return house.read([&](Tx& tx) { return requests().find(tx, community.id, id).value(); });
  }
  // Lets the clock go on and rings what is due by then.
  void wait(Duration time) {
    house.clock().advance(time);
    house.write([&](Tx& tx) { house.room<work::Clocks>().ring(tx, program); });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }

 private:
  void build(Tx& tx) {
    const auto& areas = house.room<areas::Areas>();
    community = areas.ensure_community(tx, village_code, "玉岭社区", Latitude{30.17}, Longitude{111.77});
    const auto add = [&](AreaKind kind, const char* name, const std::string& parent, double lat) {
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = kind,
                    .name = Text<1, 60>(name),
                    .parent_code = Text<12, 40>(parent),
                    .lat = Latitude{lat},
                    .lng = Longitude{111.77}});
    };
    const std::pair<std::string, double> grids[] = {{grid_code, 30.17}, {other_grid_code, 30.19}};
    for (const auto& [code, lat] : grids) {
      add(AreaKind::grid, code == grid_code ? "一网格" : "二网格", village_code, lat);
      add(AreaKind::compound, code == grid_code ? "玉岭新村" : "城东小区", code, lat);
      add(AreaKind::building, "3栋", code + "C01", lat);
    }
  }

  void move_in(Tx& tx) {
    home = home_at(tx, building_code, "301");
    neighbours_home = home_at(tx, building_code, "302");
    far_home = home_at(tx, far_building_code, "101");
    const auto helpers_home = home_at(tx, building_code, "501");
    granny = add_person(tx, "田桂英", home);
    grandpa = add_person(tx, "周大山", home);
    neighbour = add_person(tx, "覃大海", neighbours_home);
    daughter = add_person(tx, "周敏", far_home);
    helper = add_person(tx, "向勇", helpers_home);
    far_helper = add_person(tx, "谭丽", home_at(tx, far_building_code, "202"));
    volunteer = enrol(tx, helper);
    far_volunteer = enrol(tx, far_helper);
    house.room<people::People>().record_proxy(tx, program,
                                              {.community_id = community.id,
                                               .principal_person_id = granny.id,
                                               .agent_person_id = daughter.id,
                                               .relation = people::Relation::relative,
                                               .consent = people::Consent::in_person,
                                               .consent_words = Text<1, 500>("女儿帮我办")});
  }

  void appoint(Tx& tx) {
    const auto hold = [&](const char* name, const std::string& code, const char* post) {
      const auto person = add_person(tx, name, home_at(tx, far_building_code, "30" + std::to_string(people_++)));
      house.room<posts::Posts>().appoint(tx, program,
                                         {.community_id = community.id,
                                          .area_code = Text<2, 40>(code),
                                          .post = Text<1, 40>(post),
                                          .person_id = person.id});
      return person;
    };
    grid_worker = hold("黄网格", grid_code, "grid_worker");
    worker = hold("李社工", village_code, "community_worker");
    secretary = hold("王书记", village_code, "secretary");
    call_taker = hold("孙接线", village_code, "call_taker");
  }

  Household home_at(Tx& tx, const std::string& building, const std::string& room) {
    return house.room<people::People>().ensure_household(
        tx, {community.id, Text<12, 40>(building), Text<0, 20>("2单元"), Text<1, 20>(room), {}});
  }
  Person add_person(Tx& tx, const char* name, const Household& in) {
    const char* fault = nullptr;
    const auto phone = Phone::make("1380000" + std::to_string(1000 + ++people_), fault);
    return house.room<people::People>().add_person(
        tx, program, {.community_id = community.id, .name = Text<1, 60>(name), .phone = phone, .household_id = in.id},
        {});
  }
  volunteers::Volunteer enrol(Tx& tx, const Person& person) {
    return house.room<volunteers::Volunteers>().enrol(tx, program, person.id,
                                                      {.community_id = community.id,
                                                       .affiliation = Text<0, 80>("县水利局"),
                                                       .skills = {"plumbing_or_electric"},
                                                       .weekly_minutes = Whole<0, 6000>{240}});
  }

  Caller with_role(const Person& person, const std::string& role, const std::string& area_code) {
    auto caller = as_resident(person);
    add_role(caller, role, area_code);
    return caller;
  }
  void add_role(Caller& caller, const std::string& role, const std::string& area_code) {
    for (const auto& each : house.room<accounts::Accounts>().roles())
      if (each.code == role)
        for (const auto& permission : each.permissions) caller.rights.push_back({permission, area_code, community.id});
  }

  int people_ = 0;
};

}  // namespace linli::testing
