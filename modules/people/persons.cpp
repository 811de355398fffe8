#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {

Page<Person> People::list(Tx& tx, const Caller& caller, const ListPersons& wanted) const {
  const auto reach = caller.reach(view);
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto after = parse_id(wanted.after.value_or("")).value_or(0);
  const auto area = wanted.area_code ? wanted.area_code->str() : std::string();
  const auto q = wanted.q ? wanted.q->str() : std::string();
  Page<Person> page;
  const char* fault = nullptr;
  if (const auto phone = Phone::make(q, fault)) {
    for (auto& person : find_by_phone(tx, *phone))
      if (person.community_id == wanted.community_id && reach.holds(person.area_code))
        page.items.push_back(std::move(person));
    return page;
  }
  const auto rows = [&](const Statement& statement, const auto&... more) {
    return tx.all<Person>(statement, wanted.community_id, after, area, area + "~", limit + 1, reach, more...);
  };
  return page_from(q.empty() ? rows(statements::list_persons) : rows(statements::search_persons, pattern_of(q)), limit);
}

PersonPage People::get(Tx& tx, const Caller& caller, const PersonKey& wanted) const {
  const auto person = visible(tx, caller, wanted);
  require_opened(tx, caller, person);
  return page_of(tx, person);
}

PersonPage People::page_of(Tx& tx, const Person& person) const {
  PersonPage page{person, {}, {}, {}};
  page.household = household_of(tx, page.person);
  if (page.household) page.members = members_of(tx, page.person.community_id, page.household->id);
  page.proxies = tx.all<Proxy>(statements::proxies_of_principal, page.person.community_id, page.person.id);
  return page;
}

PersonPage People::mine(Tx& tx, const Caller& caller, const OwnPerson& wanted) const {
  return get(tx, caller, {wanted.community_id, own(tx, caller, wanted.community_id).id});
}

Items<facts::Change> People::history(Tx& tx, const Caller& caller, const PersonKey& wanted) const {
  const auto person = visible(tx, caller, wanted);
  require_opened(tx, caller, person);
  return {facts::history_of(tx, about(person))};
}

Person People::create(Tx& tx, const Caller& caller, const CreatePerson& wanted) const {
  auto person = add_person(tx, caller, wanted, {facts::Source::told, "desk"});
  caller.require(manage, person.area_code);
  return person;
}

Person People::change(Tx& tx, const Caller& caller, const ChangePerson& wanted) const {
  const auto before = visible(tx, caller, {wanted.community_id, wanted.id});
  const bool desk = caller.may(manage, before.area_code);
  if (!desk && caller.person_id != before.id) throw Refusal::forbidden("platform.no_permission");
  if (wanted.version != before.version) throw facts::changed_meanwhile(tx, about(before), "people.changed_meanwhile");
  auto after = before;
  if (wanted.name) after.name = *wanted.name;
  if (wanted.phone) after.phone = wanted.phone;
  if (wanted.birth_year) after.birth_year = wanted.birth_year;
  if (wanted.sex) after.sex = *wanted.sex;
  if (wanted.languages) after.languages = codes_of(*wanted.languages);
  if (wanted.large_text) after.large_text = *wanted.large_text;
  if (wanted.spoken_contact) after.spoken_contact = *wanted.spoken_contact;
  if (wanted.preferred_language) after.preferred_language = *wanted.preferred_language;
  if (wanted.household_id && wanted.household_id != before.household_id) move_in(tx, after, *wanted.household_id);
  if (!desk && needs_the_desk(before, after)) throw Refusal::forbidden("people.ask_the_desk");
  if (desk) caller.require(manage, after.area_code);
  save(tx, caller, before, after);
  return after;
}

Person People::change_preferences(Tx& tx, const Caller& caller, const ChangePreferences& wanted) const {
  const auto me = own(tx, caller, wanted.community_id);
  ChangePerson change{.community_id = me.community_id, .id = me.id, .version = me.version};
  change.large_text = wanted.large_text;
  change.spoken_contact = wanted.spoken_contact;
  change.preferred_language = wanted.language;
  return this->change(tx, caller, change);
}

OpenedPhone People::open_phone(Tx& tx, const Caller& caller, const OpenPhone& wanted) const {
  const auto person = visible(tx, caller, {wanted.community_id, wanted.id});
  caller.require(open, person.area_code);
  return show_phone(tx, caller, person, wanted.purpose.str());
}

Items<Look> People::my_looks(Tx& tx, const Caller& caller, const OwnPerson& wanted) const {
  return {tx.all<Look>(statements::looks_at, wanted.community_id, own(tx, caller, wanted.community_id).id)};
}

}  // namespace linli::people
