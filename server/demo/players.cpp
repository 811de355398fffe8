#include "server/demo/players.hpp"

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/posts/posts.hpp"

namespace linli::demo {

Person Players::person(Tx& tx, int index) {
  const auto& people = house_.room<people::People>();
  const auto known = known_.find(index);
  if (known != known_.end()) return people.get_person(tx, founded_.community, known->second);
  const auto& planned = plan_.population.people[static_cast<std::size_t>(index)];
  for (auto& each : people.find_by_phone(tx, Phone::stored(planned.phone)))
    if (each.community_id == founded_.community && each.name.str() == planned.name) {
      known_[index] = each.id;
      return each;
    }
  throw std::runtime_error("somebody of the demonstration is missing; begin anew with bin/run --fresh");
}

Caller Players::caller(Tx& tx, int index) { return caller(tx, person(tx, index).id); }

Caller Players::caller(Tx& tx, Id<Person> id) const {
  const auto& people = house_.room<people::People>();
  // Some volunteers live next door and are registered with both communities.
  auto person = people.find_person(tx, founded_.community, id).value_or(Person{});
  if (!person.id) person = people.get_person(tx, founded_.neighbour_community, id);
  const auto& accounts = house_.room<accounts::Accounts>();
  Caller caller;
  caller.person_id = person.id;
  caller.community_id = person.community_id;
  caller.household_id = person.household_id.value_or(Id<Household>{});
  caller.name = person.name.str();
  const auto grant = [&](std::string_view role_code, const std::string& area_code) {
    const auto* role = accounts.find_role(role_code);
    if (role == nullptr) return;
    for (const auto& permission : role->permissions)
      caller.rights.push_back({permission, area_code, founded_.community});
  };
  grant("resident", plan_.town.code);
  grant("volunteer", plan_.town.code);
  for (const auto& held : house_.room<posts::Posts>().held_by(tx, person.id)) grant(held.role, held.area_code);
  for (const auto& each : people.principals_of(tx, person.id))
    caller.principals.push_back({each.person_id, each.household_id.value_or(Id<Household>{}), each.community_id});
  // Who asks directly, without a session, still needs to be somebody for the audit.
  caller.account_id = {person.id.value};
  return caller;
}

}  // namespace linli::demo
