#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::people {
LINLI_ENUM(Sex, unstated, female, male)
LINLI_ENUM(Language, zh, en)
}  // namespace linli::people

namespace linli {

// Somebody who lives in a community or works there. `area_code` is the building where they live, or the community while
// nobody knows; `place` says the same in words.
struct Person {
  Id<Person> id;
  Id<Area> community_id;
  std::optional<Id<Household>> household_id;
  Text<1, 60> name;
  std::optional<Phone> phone;
  std::optional<Whole<1880, 2100>> birth_year;
  people::Sex sex = people::Sex::unstated;
  std::vector<std::string> languages;  // codes of catalog/languages.yaml
  bool large_text = false;
  bool spoken_contact = false;  // wants to be called, not written to
  people::Language preferred_language = people::Language::zh;
  std::string area_code;
  std::string place;
  std::int64_t version = 1;
};
LINLI_RECORD(Person, id, community_id, household_id, name, phone, birth_year, sex, languages, large_text,
             spoken_contact, preferred_language, area_code, place, version)

}  // namespace linli

namespace linli::people {

struct Spot {
  double lat = 0;
  double lng = 0;
};

// Who somebody is and where they live: what ordering must know, without anything hidden. Degrees are the home's.
struct Resident {
  Id<Person> id;
  Id<Area> community_id;
  std::string name;
  std::optional<Id<Household>> household_id;
  std::string area_code;
  std::string place;
  std::optional<double> lat;
  std::optional<double> lng;
};
LINLI_RECORD(Resident, id, community_id, name, household_id, area_code, place, lat, lng)

// Somebody opened a hidden field of a person's record, and said what for.
struct Look {
  Id<Look> id;
  Instant at;
  std::string by_name;
  std::string purpose;
};
LINLI_RECORD(Look, id, at, by_name, purpose)

struct OpenedPhone {
  std::string phone;
  Instant until;
};
LINLI_RECORD(OpenedPhone, phone, until)

// ---- what verbs are given ----

struct ListPersons {
  Id<Area> community_id;
  std::optional<Text<0, 60>> q;  // part of a name or place, or a whole telephone number
  std::optional<Text<0, 40>> area_code;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListPersons, community_id, q, area_code, limit, after)

struct PersonKey {
  Id<Area> community_id;
  Id<Person> id;
};
LINLI_RECORD(PersonKey, community_id, id)

struct CreatePerson {
  Id<Area> community_id;
  Text<1, 60> name;
  std::optional<Phone> phone;
  std::optional<Id<Household>> household_id;
  std::optional<Text<12, 40>> area_code;  // where no household is given; else the household's
  std::optional<Whole<1880, 2100>> birth_year;
  std::optional<Sex> sex;
  std::vector<Text<1, 40>> languages;
  bool large_text = false;
  bool spoken_contact = false;
  std::optional<Language> preferred_language;
};
LINLI_RECORD(CreatePerson, community_id, name, phone, household_id, area_code, birth_year, sex, languages, large_text,
             spoken_contact, preferred_language)

// Absent members stay as they are. `version` is the one that was read: nobody overwrites what they have not seen.
struct ChangePerson {
  Id<Area> community_id;
  Id<Person> id;
  std::int64_t version = 0;
  std::optional<Text<1, 60>> name;
  std::optional<Phone> phone;
  std::optional<Id<Household>> household_id;
  std::optional<Whole<1880, 2100>> birth_year;
  std::optional<Sex> sex;
  std::optional<std::vector<Text<1, 40>>> languages;
  std::optional<bool> large_text;
  std::optional<bool> spoken_contact;
  std::optional<Language> preferred_language;
};
LINLI_RECORD(ChangePerson, community_id, id, version, name, phone, household_id, birth_year, sex, languages, large_text,
             spoken_contact, preferred_language)

struct OpenPerson {
  Id<Area> community_id;
  Id<Person> id;
  std::optional<Text<2, 200>> purpose;  // without one: that their record was opened
};
LINLI_RECORD(OpenPerson, community_id, id, purpose)

struct OpenPhone {
  Id<Area> community_id;
  Id<Person> id;
  Text<2, 200> purpose;
};
LINLI_RECORD(OpenPhone, community_id, id, purpose)

struct OwnPerson {
  Id<Area> community_id;
};
LINLI_RECORD(OwnPerson, community_id)

struct ChangePreferences {
  Id<Area> community_id;
  std::optional<bool> large_text;
  std::optional<bool> spoken_contact;
  std::optional<Language> language;
};
LINLI_RECORD(ChangePreferences, community_id, large_text, spoken_contact, language)

// Somebody who signed in by telephone says who they are and where they live.
struct SelfRegistration {
  Id<Area> community_id;
  Text<1, 60> name;
  std::optional<Text<12, 40>> building_code;
  std::optional<Text<0, 20>> unit;
  std::optional<Text<1, 20>> room;
};
LINLI_RECORD(SelfRegistration, community_id, name, building_code, unit, room)

}  // namespace linli::people
