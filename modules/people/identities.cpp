#include "modules/areas/areas.hpp"
#include "modules/people/hashes.hpp"
#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/search.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {

Identity People::identity_of(Tx& tx, Id<Area> community, Id<Person> id) const {
  return tx.find<Identity>(statements::find_identity, community, id).value_or(Identity{community, id, {}, {}});
}

void People::identify(Tx& tx, const Caller& caller, const Person& person, const Identity& after,
                      const facts::Origin& origin) const {
  const auto before = identity_of(tx, person.community_id, person.id);
  if (before.id_number == after.id_number && before.birth_date == after.birth_date) return;
  tx.run(statements::set_identity, person.community_id, person.id, after.id_number, after.birth_date);
  file_id_number(tx, before, after);
  facts::record_changes(tx, caller, about(person), origin, before,
                        Identity{person.community_id, person.id, after.id_number, after.birth_date});
}

void People::file_id_number(Tx& tx, const Identity& before, const Identity& after) const {
  if (before.id_number == after.id_number) return;
  file_words(tx, before, after);
  if (before.id_number) tx.run(statements::unfile_id_number, hash_of(tx, *before.id_number), before.id);
  if (after.id_number) tx.run(statements::file_id_number, hash_of(tx, *after.id_number), before.community_id, before.id);
}

std::vector<PersonKey> People::find_by_id_number(Tx& tx, const IdNumber& number) const {
  return tx.all<PersonKey>(statements::find_by_id_number, hash_of(tx, number));
}

Person People::amend(Tx& tx, const Caller& caller, const Person& before, Person after,
                     const facts::Origin& origin) const {
  if (get_person(tx, before.community_id, before.id).version != before.version)
    throw facts::changed_meanwhile(tx, about(before), "people.changed_meanwhile");
  if (after.household_id && after.household_id != before.household_id) {
    const auto home = *after.household_id;
    after.household_id = before.household_id;
    move_in(tx, after, home);
  } else if (!after.household_id && before.household_id) {
    tx.run(statements::count_members, before.community_id, *before.household_id, -1);
  }
  save(tx, caller, before, after, origin);
  return after;
}

void People::take_back(Tx& tx, const Caller& caller, const Person& person, const facts::Origin& origin) const {
  bool known = !kept_consents(tx, person).items.empty() || !kept_looks(tx, person).items.empty();
  for (const auto& tell : tellers_) known = known || !tell(tx, person).items.empty();
  if (known) throw Refusal::conflict("people.known_elsewhere");
  const auto identity = identity_of(tx, person.community_id, person.id);
  file_id_number(tx, identity, {person.community_id, person.id, {}, {}});
  tx.run(statements::remove_identity, person.community_id, person.id);
  auto without_phone = person;
  without_phone.phone.reset();
  file_phone(tx, person, without_phone);
  file_words(tx, &person, nullptr);
  if (person.household_id) tx.run(statements::count_members, person.community_id, *person.household_id, -1);
  if (tx.run(statements::remove_person, person.community_id, person.id, person.version) == 0)
    throw facts::changed_meanwhile(tx, about(person), "people.changed_meanwhile");
  facts::record_change(tx, caller, about(person), origin, "name", json::text(person.name), "");
  tx.announce("people", person.community_id.value, person.id.value);
}

void People::take_back_home(Tx& tx, const Household& home) const {
  if (tx.run(statements::remove_household, home.community_id, home.id) == 0)
    throw Refusal::conflict("people.home_is_lived_in");
  areas_.count_household(tx, home.community_id, home.area_code, home.micro_grid_code, -1);
}

void People::each_home(Tx& tx, Id<Area> community, const std::function<void(Household)>& visit) const {
  tx.each<Household>(statements::homes_of_community, visit, community);
}

void People::each_known(Tx& tx, Id<Area> community, const std::function<void(Known)>& visit) const {
  tx.each<Known>(statements::known_persons, visit, community);
}

}  // namespace linli::people
