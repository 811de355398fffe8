// A small village for the tests of this module: where people live, and a community next door that some are paired with.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string next_door_code = "421087104002";
inline const std::string building_code = village_code + "001C01B01";

struct Village {
  TestHouse house{{facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(), services_module(),
                   volunteers_module()}};
  Area community;
  Area next_door;
  Person granny;
  Person helper;
  Caller program = Caller::program("test");

  Village() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      next_door = areas.ensure_community(tx, next_door_code, "金松社区", Latitude{30.2}, Longitude{111.8});
      const auto area = [&](AreaKind kind, const char* name, const std::string& parent, std::optional<Latitude> lat,
                            std::optional<Longitude> lng) {
        areas.create(tx, program,
                     {.community_id = community.id,
                      .kind = kind,
                      .name = Text<1, 60>(name),
                      .parent_code = Text<12, 40>(parent),
                      .lat = lat,
                      .lng = lng});
      };
      area(AreaKind::grid, "一网格", village_code, {}, {});
      area(AreaKind::compound, "玉岭新村", village_code + "001", {}, {});
      area(AreaKind::building, "3栋", village_code + "001C01", Latitude{30.17}, Longitude{111.77});
      granny = add(tx, "田桂英", "13800001111", "301");
      helper = add(tx, "覃大海", "13800003333", "302");
    });
  }

  volunteers::Volunteers& volunteers() { return house.room<volunteers::Volunteers>(); }
  Person add(Tx& tx, const char* name, const char* phone, const char* room) {
    const char* fault = nullptr;
    auto& people = house.room<people::People>();
    const auto home = people.ensure_household(
        tx, {community.id, Text<12, 40>(building_code), Text<0, 20>("2单元"), Text<1, 20>(room), {}});
    return people.add_person(tx, program,
                             {.community_id = community.id,
                              .name = Text<1, 60>(name),
                              .phone = Phone::make(phone, fault),
                              .household_id = home.id},
                             {});
  }
  // A resident as sign-in would make them.
  Caller as_resident(const Person& person) const {
    Caller caller = caller_with({}, "", person.id.value);
    caller.community_id = person.community_id;
    caller.name = person.name.str();
    return caller;
  }
  // Somebody of the community office; different numbers are different people.
  Caller desk(std::vector<Permission> permissions, std::int64_t person_id = 900) const {
    return caller_with(std::move(permissions), village_code, person_id);
  }

  volunteers::ApplyAsVolunteer application(bool paired = true) const {
    return {.community_id = community.id,
            .affiliation = Text<0, 80>("松滋市供电公司"),
            .paired_community_id = paired ? std::optional(next_door.id) : std::nullopt,
            .skills = {"carrying", "driving"},
            .languages = {"mandarin"},
            .weekly_minutes = {180}};
  }
  volunteers::Volunteer enrol(bool paired = true) {
    return house.write([&](Tx& tx) { return volunteers().enrol(tx, program, helper.id, application(paired)); });
  }
  // Work of the helper for this request, from so many minutes ago until so many ago, entered by the helper.
  volunteers::Hours book_between(const volunteers::Volunteer& volunteer, std::int64_t request, std::int64_t from,
                                 std::int64_t until) {
    return house.write([&](Tx& tx) {
      return volunteers().book_hours(
          tx, as_resident(helper),
          {.community_id = volunteer.community_id,
           .volunteer_id = volunteer.id,
           .request_id = {request},
           .request_number = "R-00" + std::to_string(request),
           .area_code = volunteer.community_id == community.id ? building_code : next_door_code,
           .started_at = tx.now() - minutes(from),
           .ended_at = tx.now() - minutes(until),
           .cap_minutes = 120});
    });
  }
  // What the helper did for request 77 this morning, entered by the helper.
  volunteers::Hours book(const volunteers::Volunteer& volunteer, std::int64_t minutes_of_work = 50) {
    return house.write([&](Tx& tx) {
      return volunteers().book_hours(
          tx, as_resident(helper),
          {.community_id = volunteer.community_id,
           .volunteer_id = volunteer.id,
           .request_id = {77},
           .request_number = "R-0077",
           .area_code = volunteer.community_id == community.id ? building_code : next_door_code,
           .started_at = tx.now() - minutes(minutes_of_work),
           .ended_at = tx.now(),
           .cap_minutes = 120,
           .note = "搬水"});
    });
  }
  volunteers::Volunteer read(Id<Area> in, Id<volunteers::Volunteer> id) {
    return house.read([&](Tx& tx) { return volunteers().get_volunteer(tx, in, id); });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
};

}  // namespace linli::testing
