#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {

std::optional<Household> People::find_household(Tx& tx, Id<Area> community, Id<Household> id) const {
  return tx.find<Household>(statements::find_household, community, id);
}

std::optional<Household> People::household_of(Tx& tx, const Person& person) const {
  if (!person.household_id) return {};
  return find_household(tx, person.community_id, *person.household_id);
}

std::vector<Person> People::members_of(Tx& tx, Id<Area> community, Id<Household> household) const {
  return tx.all<Person>(statements::members_of, community, household);
}

Household People::ensure_household(Tx& tx, const CreateHousehold& wanted) const {
  const auto unit = wanted.unit.value_or(Text<0, 20>());
  if (auto known =
          tx.find<Household>(statements::find_home, wanted.community_id, wanted.building_code, unit, wanted.room))
    return *known;
  const auto building = areas_.must_have(tx, wanted.community_id, wanted.building_code.str(), "/building_code");
  Household home;
  home.id = tx.new_id<Household>();
  home.community_id = wanted.community_id;
  home.area_code = building.code;
  if (wanted.micro_grid_code)
    home.micro_grid_code =
        areas_.must_have(tx, wanted.community_id, wanted.micro_grid_code->str(), "/micro_grid_code").code;
  home.unit = unit;
  home.room = wanted.room;
  home.place = place_in_words(areas_.place_of(tx, wanted.community_id, building.code), unit.str(), wanted.room.str());
  home.lat = building.lat;
  home.lng = building.lng;
  tx.insert("people_households", home);
  areas_.count_household(tx, home.community_id, home.area_code, home.micro_grid_code, 1);
  return home;
}

Items<Household> People::list_households(Tx& tx, const Caller& caller, const ListHouseholds& wanted) const {
  const auto reach = caller.reach(view);
  const auto area = wanted.area_code ? wanted.area_code->str() : std::string();
  return {tx.all<Household>(statements::list_households, wanted.community_id, area, area + "~", reach,
                            pattern_of(wanted.q ? wanted.q->str() : ""))};
}

HouseholdPage People::get_household(Tx& tx, const Caller& caller, const HouseholdKey& wanted) const {
  const auto home = find_household(tx, wanted.community_id, wanted.id);
  if (!home || (caller.household_id != home->id && !caller.may(view, home->area_code))) throw Refusal::not_found();
  HouseholdPage page{*home, members_of(tx, home->community_id, home->id)};
  if (caller.household_id != home->id)
    for (const auto& each : page.members) require_opened(tx, caller, each);
  return page;
}

Household People::create_household(Tx& tx, const Caller& caller, const CreateHousehold& wanted) const {
  caller.require(manage, wanted.building_code.str());
  if (tx.find<Household>(statements::find_home, wanted.community_id, wanted.building_code,
                         wanted.unit.value_or(Text<0, 20>()), wanted.room))
    throw Refusal::conflict("people.home_exists");
  return ensure_household(tx, wanted);
}

}  // namespace linli::people
