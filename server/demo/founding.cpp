#include "server/demo/founding.hpp"

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "server/demo/own_kinds.hpp"

namespace linli::demo {
namespace {

using areas::RegionKind;

Phone phone_of(const std::string& digits) { return Phone::stored(digits); }
Latitude latitude(const Spot& spot) { return {spot.lat}; }
Longitude longitude(const Spot& spot) { return {spot.lng}; }

void found_regions(Tx& tx, const areas::Areas& areas) {
  const std::string province(province_code), city(city_code), county(county_code), street(street_code);
  areas.ensure_region(tx, {province, RegionKind::province, "湖北省", ""});
  areas.ensure_region(tx, {city, RegionKind::city, "荆州市", province});
  areas.ensure_region(tx, {county, RegionKind::county, "松滋市", city});
  areas.ensure_region(tx, {street, RegionKind::street, "玉岭街道", county});
}

// Writes one planned community.
class Founder {
 public:
  Founder(House& house, const Town& town, const Population& population, const Cast& cast, Instant at)
      : house_(house), town_(town), population_(population), cast_(cast), at_(at), ids_(population.people.size()) {}

  Id<Area> found_places() {
    write([&](Tx& tx) { found_areas(tx); });
    write([&](Tx& tx) { found_homes(tx); });
    return community_;
  }
  void give_parts(Id<Area> paired_community) {
    write([&](Tx& tx) { appoint(tx); });
    write([&](Tx& tx) { enrol(tx, paired_community); });
    write([&](Tx& tx) { record_proxies(tx); });
  }

 private:
  template <class F>
  void write(F&& verb) {
    house_.database().write_now([&](Tx& tx) {
      tx.set_now(at_);
      verb(tx);
    });
  }

  void found_areas(Tx& tx) {
    const auto& areas = house_.room<areas::Areas>();
    const auto community =
        areas.ensure_community(tx, town_.code, town_.name, latitude(town_.spot), longitude(town_.spot));
    community_ = community.id;
    areas.change(tx, program_,
                 {.community_id = community_,
                  .id = community.id,
                  .version = community.version,
                  .outline = Text<2, 100000>(town_.outline)});
    for (const auto& grid : town_.grids)
      create(tx, AreaKind::grid, grid.name, town_.code, grid.code, grid.spot, grid.outline);
    for (const auto& micro_grid : town_.micro_grids)
      create(tx, AreaKind::micro_grid, micro_grid.name, grid_code(micro_grid.grid), micro_grid.code, micro_grid.spot,
             "");
    for (const auto& compound : town_.compounds)
      create(tx, AreaKind::compound, compound.name, grid_code(compound.grid), compound.code, compound.spot,
             compound.outline);
    for (const auto& building : town_.buildings)
      create(tx, AreaKind::building, building.name, town_.compounds[static_cast<std::size_t>(building.compound)].code,
             building.code, building.spot, building.outline);
  }
  void create(Tx& tx, AreaKind kind, const std::string& name, const std::string& parent, const std::string& code,
              const Spot& spot, const std::string& outline) {
    areas::CreateArea wanted{.community_id = community_,
                             .kind = kind,
                             .name = Text<1, 60>(name),
                             .parent_code = Text<12, 40>(parent),
                             .code = Text<15, 40>(code),
                             .lat = latitude(spot),
                             .lng = longitude(spot)};
    if (!outline.empty()) wanted.outline = Text<2, 100000>(outline);
    house_.room<areas::Areas>().create(tx, program_, wanted);
  }
  const std::string& grid_code(int grid) const { return town_.grids[static_cast<std::size_t>(grid)].code; }

  void found_homes(Tx& tx) {
    const auto& people = house_.room<people::People>();
    for (std::size_t home = 0; home < town_.homes.size(); ++home) {
      const auto& planned = town_.homes[home];
      const auto household = people.ensure_household(
          tx, {.community_id = community_,
               .building_code = Text<12, 40>(town_.buildings[static_cast<std::size_t>(planned.building)].code),
               .unit = Text<0, 20>(planned.unit),
               .room = Text<1, 20>(planned.room),
               .micro_grid_code = Text<12, 40>(town_.micro_grids[static_cast<std::size_t>(planned.micro_grid)].code)});
      for (int i = population_.first_of_home[home]; i < population_.first_of_home[home + 1]; ++i)
        ids_[static_cast<std::size_t>(i)] = add_person(tx, people, i, household.id);
    }
  }
  Id<Person> add_person(Tx& tx, const people::People& people, int index, Id<Household> household) {
    const auto& planned = population_.people[static_cast<std::size_t>(index)];
    people::CreatePerson wanted{
        .community_id = community_, .name = Text<1, 60>(planned.name), .household_id = household};
    if (!planned.phone.empty()) wanted.phone = phone_of(planned.phone);
    wanted.birth_year = Whole<1880, 2100>{planned.birth_year};
    wanted.sex = planned.woman ? people::Sex::female : people::Sex::male;
    for (const auto& language : planned.languages) wanted.languages.emplace_back(language);
    wanted.large_text = planned.large_text;
    wanted.spoken_contact = planned.spoken_contact;
    return people.add_person(tx, program_, wanted, {facts::Source::imported, "demo"}).id;
  }

  void appoint(Tx& tx) {
    const auto& posts = house_.room<posts::Posts>();
    for (const auto& planned : cast_.posts)
      posts.appoint(tx, program_,
                    {.community_id = community_,
                     .area_code = Text<2, 40>(planned.area_code),
                     .post = Text<1, 40>(planned.post),
                     .person_id = id(planned.person),
                     .rank = Whole<0, 20>{planned.rank}});
    posts.set_telephone(tx, program_, {community_, Text<0, 30>("0716-5550100")});
  }
  void enrol(Tx& tx, Id<Area> paired_community) {
    const auto& volunteers = house_.room<volunteers::Volunteers>();
    for (const auto& planned : cast_.volunteers) {
      volunteers::ApplyAsVolunteer wanted{
          .community_id = community_,
          .affiliation = Text<0, 80>(planned.affiliation),
          .skills = planned.skills,
          .languages = population_.people[static_cast<std::size_t>(planned.person)].languages,
          .weekly_minutes = Whole<0, 6000>{planned.weekly_minutes}};
      if (planned.paired) wanted.paired_community_id = paired_community;
      volunteers.enrol(tx, program_, id(planned.person), wanted);
    }
  }
  void record_proxies(Tx& tx) {
    const auto& people = house_.room<people::People>();
    for (const auto& planned : cast_.proxies)
      people.record_proxy(tx, program_,
                          {.community_id = community_,
                           .principal_person_id = id(planned.principal),
                           .agent_person_id = id(planned.agent),
                           .relation = enum_of<people::Relation>(planned.relation).value(),
                           .consent = enum_of<people::Consent>(planned.consent).value(),
                           .consent_words = Text<1, 500>(planned.consent_words)});
  }
  Id<Person> id(int index) const { return ids_[static_cast<std::size_t>(index)]; }

  House& house_;
  const Town& town_;
  const Population& population_;
  const Cast& cast_;
  Instant at_;
  Id<Area> community_;
  std::vector<Id<Person>> ids_;
  Caller program_ = Caller::program("linli demo");
};

}  // namespace

Founded found(House& house, const Plan& plan, Instant at) {
  house.database().write_now([&](Tx& tx) {
    tx.set_now(at);
    found_regions(tx, house.room<areas::Areas>());
  });
  Founder here(house, plan.town, plan.population, plan.cast, at);
  Founder next_door(house, plan.neighbour_town, plan.neighbours, plan.neighbour_cast, at);
  const Founded founded{here.found_places(), next_door.found_places()};
  here.give_parts(founded.neighbour_community);
  next_door.give_parts(founded.community);
  house.database().write_now([&](Tx& tx) {
    tx.set_now(at);
    publish_own_kinds(tx, house.room<services::Services>(), "linli demo", founded.community);
  });
  return founded;
}

std::optional<Founded> find_founded(House& house, const Plan& plan) {
  std::optional<Founded> founded;
  house.database().read([&](Tx& tx) {
    const auto& areas = house.room<areas::Areas>();
    const auto here = areas.community_of_code(tx, plan.town.code);
    const auto next_door = areas.community_of_code(tx, plan.neighbour_town.code);
    if (here && next_door) founded = Founded{*here, *next_door};
  });
  return founded;
}

}  // namespace linli::demo
