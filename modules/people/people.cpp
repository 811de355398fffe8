#include "modules/people/people.hpp"

#include "modules/areas/areas.hpp"
#include "modules/people/hashes.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/search.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {
namespace {

constexpr Duration shown_for = minutes(10);

constexpr std::int64_t scans_per_hour = 60;
constexpr std::int64_t uses_of_card_per_day = 10;
constexpr std::int64_t calls_for_help_per_hour = 10;

}  // namespace

People::People(const areas::Areas& areas, const Words& words)
    : areas_(areas),
      words_(words),
      scans_per_account_(scans_per_hour, hours(1)),
      uses_per_card_(uses_of_card_per_day, days(1)),
      calls_for_help_per_account_(calls_for_help_per_hour, hours(1)) {}

// ---- for other modules ----

std::optional<Person> People::find_person(Tx& tx, Id<Area> community, Id<Person> id) const {
  return tx.find<Person>(statements::find_person, community, id);
}

Person People::get_person(Tx& tx, Id<Area> community, Id<Person> id) const {
  auto person = find_person(tx, community, id);
  if (!person) throw Refusal::not_found();
  return *person;
}

std::optional<Resident> People::find_resident(Tx& tx, Id<Area> community, Id<Person> id) const {
  auto resident = tx.find<Resident>(statements::find_resident, community, id);
  if (!resident || resident->lat) return resident;
  const auto area = areas_.find(tx, community, resident->area_code);
  if (area && area->lat && area->lng) {
    resident->lat = area->lat->value;
    resident->lng = area->lng->value;
  }
  return resident;
}

std::string People::name_of(Tx& tx, Id<Area> community, Id<Person> id) const {
  return tx.find<std::string>(statements::name_of, community, id).value_or("");
}

std::vector<Person> People::find_by_phone(Tx& tx, const Phone& phone) const {
  std::vector<Person> found;
  for (const auto& key : tx.all<PersonKey>(statements::find_by_phone, hash_of(tx, phone)))
    if (auto person = find_person(tx, key.community_id, key.id)) found.push_back(std::move(*person));
  return found;
}

std::optional<Spot> People::home_of(Tx& tx, const Person& person) const {
  const auto home = household_of(tx, person);
  if (home && home->lat && home->lng) return Spot{home->lat->value, home->lng->value};
  const auto area = areas_.find(tx, person.community_id, person.area_code);
  if (area && area->lat && area->lng) return Spot{area->lat->value, area->lng->value};
  return {};
}

OpenedPhone People::show_phone(Tx& tx, const Caller& caller, const Person& person, std::string_view purpose) const {
  if (!person.phone) throw Refusal::conflict("people.no_phone");
  note_look(tx, caller, person, purpose);
  return {person.phone->digits(), tx.now() + shown_for};
}

Person People::add_person(Tx& tx, const Caller& caller, const CreatePerson& wanted, const facts::Origin& origin) const {
  Person person;
  person.id = tx.new_id<Person>();
  person.community_id = wanted.community_id;
  person.name = wanted.name;
  person.phone = wanted.phone;
  person.birth_year = wanted.birth_year;
  person.sex = wanted.sex.value_or(Sex::unstated);
  person.languages = codes_of(wanted.languages);
  person.large_text = wanted.large_text;
  person.spoken_contact = wanted.spoken_contact;
  person.preferred_language = wanted.preferred_language.value_or(Language::zh);
  if (wanted.household_id) {
    move_in(tx, person, *wanted.household_id);
  } else {
    const auto code =
        wanted.area_code ? wanted.area_code->str() : areas_.code_of_community(tx, wanted.community_id).value_or("");
    person.area_code = areas_.must_have(tx, wanted.community_id, code, "/area_code").code;
    person.place = areas_.place_of(tx, wanted.community_id, code);
  }
  tx.insert("people_persons", person);
  file_phone(tx, {}, person);
  file_words(tx, nullptr, &person);
  facts::record_change(tx, caller, about(person), origin, "name", "", json::text(person.name));
  tx.announce("people", person.community_id.value, person.id.value);
  return person;
}

Person People::register_self(Tx& tx, const Caller& caller, const Phone& phone, const SelfRegistration& wanted) const {
  for (const auto& known : find_by_phone(tx, phone))
    if (known.community_id == wanted.community_id && known.name == wanted.name) return known;
  CreatePerson fresh{.community_id = wanted.community_id, .name = wanted.name, .phone = phone};
  if (!wanted.building_code) return add_person(tx, caller, fresh, {facts::Source::told, "registration"});
  std::string claimed;
  if (wanted.room) {
    const auto home = ensure_household(tx, {wanted.community_id, *wanted.building_code, wanted.unit, *wanted.room, {}});
    claimed = home.place;
    if (home.member_count == 0) fresh.household_id = home.id;
  }
  if (!fresh.household_id) fresh.area_code = wanted.building_code;
  auto person = add_person(tx, caller, fresh, {facts::Source::told, "registration"});
  if (!claimed.empty() && !person.household_id) {
    const auto before = person;
    person.place = claimed;
    save(tx, caller, before, person);
  }
  return person;
}

// ---- what they share ----

Person People::own(Tx& tx, const Caller& caller, Id<Area> community) const {
  if (!caller.person_id || caller.community_id != community) throw Refusal::not_found();
  return get_person(tx, community, caller.person_id);
}

Person People::visible(Tx& tx, const Caller& caller, const PersonKey& wanted) const {
  auto person = get_person(tx, wanted.community_id, wanted.id);
  const bool at_home = caller.household_id && person.household_id == caller.household_id;
  if (!at_home && !caller.is_or_acts_for(person.id) && !caller.may(view, person.area_code)) throw Refusal::not_found();
  return person;
}

void People::note_look(Tx& tx, const Caller& caller, const Person& person, std::string_view purpose) const {
  tx.run(statements::add_look, tx.new_id<Look>(), person.community_id, person.id, tx.now(), caller.person_id,
         caller.name, purpose);
}

void People::move_in(Tx& tx, Person& person, Id<Household> id) const {
  const auto home = find_household(tx, person.community_id, id);
  if (!home) throw Refusal::wrong("/household_id", "people.no_such_home");
  if (person.household_id) tx.run(statements::count_members, person.community_id, *person.household_id, -1);
  tx.run(statements::count_members, person.community_id, home->id, 1);
  person.household_id = home->id;
  person.area_code = home->area_code;
  person.place = home->place;
}

void People::save(Tx& tx, const Caller& caller, const Person& before, Person& after,
                  const facts::Origin& origin) const {
  const auto changed =
      tx.run(statements::change_person, after.community_id, after.id, before.version, after.household_id, after.name,
             after.phone, after.birth_year, after.sex, after.languages, after.large_text, after.spoken_contact,
             after.preferred_language, after.area_code, after.place);
  if (changed == 0) throw facts::changed_meanwhile(tx, about(after), "people.changed_meanwhile");
  facts::record_changes(tx, caller, about(after), origin, before, after);
  after.version = before.version + 1;
  file_phone(tx, before, after);
  file_words(tx, &before, &after);
  tx.announce("people", after.community_id.value, after.id.value);
  const bool moved =
      before.name != after.name || before.household_id != after.household_id || before.area_code != after.area_code;
  if (moved)
    for (const auto& tell : moved_) tell(tx, caller, after);
}

void People::file_phone(Tx& tx, const Person& before, const Person& after) const {
  if (before.phone == after.phone) return;
  if (before.phone) tx.run(statements::unfile_phone, hash_of(tx, *before.phone), after.id);
  if (after.phone) tx.run(statements::file_phone, hash_of(tx, *after.phone), after.community_id, after.id);
}

}  // namespace linli::people
