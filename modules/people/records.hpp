#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::people {
LINLI_ENUM(Sex, unstated, female, male)
LINLI_ENUM(Language, zh, en)
// How somebody who acts for a resident stands to them, and how the resident said yes.
LINLI_ENUM(Relation, relative, neighbour, grid_worker, call_taker, other)
LINLI_ENUM(Consent, in_person, by_phone, written, guardian, in_app)
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
  bool spoken_contact = false;         // wants to be called, not written to
  people::Language preferred_language = people::Language::zh;
  std::string area_code;
  std::string place;
  std::int64_t version = 1;
};
LINLI_RECORD(Person, id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact,
             preferred_language, area_code, place, version)

// A home: where people live together. `place` is "玉岭新村 3栋 2单元 301"; degrees are the building's unless known better.
struct Household {
  Id<Household> id;
  Id<Area> community_id;
  std::string area_code;
  std::string micro_grid_code;
  Text<0, 20> unit;
  Text<1, 20> room;
  std::string place;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::int64_t member_count = 0;
};
LINLI_RECORD(Household, id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count)

}  // namespace linli

namespace linli::people {

// One person's consent that another acts for them: who said so, how, to whom, until when. Names are as they were then.
struct Proxy {
  Id<Proxy> id;
  Id<Area> community_id;  // the principal's
  Id<Person> principal_person_id;
  std::string principal_name;
  Id<Person> agent_person_id;
  std::string agent_name;
  Relation relation = Relation::other;
  Consent consent = Consent::in_person;
  std::string consent_words;
  std::string recorded_by_name;
  Instant recorded_at;
  std::optional<Instant> until;
  std::optional<Instant> ended_at;
};
LINLI_RECORD(Proxy, id, community_id, principal_person_id, principal_name, agent_person_id, agent_name, relation, consent, consent_words,
             recorded_by_name, recorded_at, until, ended_at)

// A resident for whom somebody may act now.
struct ActsFor {
  Id<Proxy> proxy_id;
  Id<Area> community_id;
  Id<Person> person_id;
  std::string name;
  std::optional<Id<Household>> household_id;
  std::string place;
};
LINLI_RECORD(ActsFor, proxy_id, community_id, person_id, name, household_id, place)

// Somebody opened a hidden field of a person's record, and said what for.
struct Look {
  Id<Look> id;
  Instant at;
  std::string by_name;
  std::string purpose;
};
LINLI_RECORD(Look, id, at, by_name, purpose)

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

struct PersonPage {
  Person person;
  std::optional<Household> household;
  std::vector<Person> members;
  std::vector<Proxy> proxies;
};
LINLI_RECORD(PersonPage, person, household, members, proxies)

struct HouseholdPage {
  Household household;
  std::vector<Person> members;
};
LINLI_RECORD(HouseholdPage, household, members)

// A paper card that hangs in a home, for somebody without a telephone: whoever is shown it may order for them. Its
// secret leaves the house once, on the paper; what is kept is its hash.
struct Card {
  Id<Card> id;
  Id<Area> community_id;
  Id<Household> household_id;
  Id<Person> person_id;
  std::string person_name;
  Instant printed_at;
  std::string printed_by_name;
  std::optional<Instant> ended_at;
};
LINLI_RECORD(Card, id, community_id, household_id, person_id, person_name, printed_at, printed_by_name, ended_at)

struct PrintedCard {
  Card card;
  std::string secret;
  std::string community_name;
  std::string place;
};
LINLI_RECORD(PrintedCard, card, secret, community_name, place)

// All that a card tells whoever scans it: the community, and whose home it is, masked ("田**").
struct CardPage {
  Id<Area> community_id;
  std::string community_name;
  std::string home_of;
};
LINLI_RECORD(CardPage, community_id, community_name, home_of)

// Those I help, those who help me, and the cards that speak for me.
struct MyProxies {
  std::vector<Proxy> helping;
  std::vector<Proxy> helped_by;
  std::vector<Card> cards;
};
LINLI_RECORD(MyProxies, helping, helped_by, cards)

// One thing that is kept about somebody: what it is, what it says, where it came from, since when. `record` is the same
// for machines.
struct Kept {
  Words2 what;
  Words2 said;
  Words2 from;
  std::optional<Instant> at;
  JsonObject record;
};
LINLI_RECORD(Kept, what, said, from, at, record)

// What one module keeps about somebody, and what for.
struct KeptPart {
  std::string code;
  Words2 name;
  Words2 purpose;
  std::vector<Kept> items;
};
LINLI_RECORD(KeptPart, code, name, purpose, items)

struct MyData {
  Id<Person> person_id;
  std::string name;
  Instant made_at;
  std::vector<KeptPart> parts;
};
LINLI_RECORD(MyData, person_id, name, made_at, parts)

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
LINLI_RECORD(CreatePerson, community_id, name, phone, household_id, area_code, birth_year, sex, languages, large_text, spoken_contact,
             preferred_language)

// Absent members stay as they are. With `version` the change is refused when somebody else was faster.
struct ChangePerson {
  Id<Area> community_id;
  Id<Person> id;
  std::optional<std::int64_t> version;
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
LINLI_RECORD(ChangePerson, community_id, id, version, name, phone, household_id, birth_year, sex, languages, large_text, spoken_contact,
             preferred_language)

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

struct ListHouseholds {
  Id<Area> community_id;
  std::optional<Text<0, 60>> q;
  std::optional<Text<0, 40>> area_code;
};
LINLI_RECORD(ListHouseholds, community_id, q, area_code)

struct HouseholdKey {
  Id<Area> community_id;
  Id<Household> id;
};
LINLI_RECORD(HouseholdKey, community_id, id)

struct CreateHousehold {
  Id<Area> community_id;
  Text<12, 40> building_code;
  std::optional<Text<0, 20>> unit;
  Text<1, 20> room;
  std::optional<Text<12, 40>> micro_grid_code;
};
LINLI_RECORD(CreateHousehold, community_id, building_code, unit, room, micro_grid_code)

struct RecordProxy {
  Id<Area> community_id;
  Id<Person> principal_person_id;
  std::optional<Id<Person>> agent_person_id;  // without one, the caller
  Relation relation = Relation::other;
  Consent consent = Consent::in_person;
  Text<1, 500> consent_words;
  std::optional<Instant> until;
};
LINLI_RECORD(RecordProxy, community_id, principal_person_id, agent_person_id, relation, consent, consent_words, until)

struct LetHelp {
  Id<Area> community_id;
  Phone agent_phone;
  Relation relation = Relation::other;
  std::optional<Text<0, 500>> consent_words;
};
LINLI_RECORD(LetHelp, community_id, agent_phone, relation, consent_words)

struct ProxyKey {
  Id<Area> community_id;
  Id<Proxy> id;
};
LINLI_RECORD(ProxyKey, community_id, id)

struct PrintCard {
  Id<Area> community_id;
  Id<Household> id;
  Id<Person> person_id;
};
LINLI_RECORD(PrintCard, community_id, id, person_id)

struct CardKey {
  Id<Area> community_id;
  Id<Card> id;
};
LINLI_RECORD(CardKey, community_id, id)

struct ShowCard {
  Text<20, 100> secret;
};
LINLI_RECORD(ShowCard, secret)

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
