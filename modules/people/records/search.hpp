#pragma once
#include "modules/people/records/persons.hpp"

namespace linli::people {

// By what somebody was found; the better the reason, the further in front.
LINLI_ENUM(WhyFound, name, name_begins, phone, id_number, pinyin, initials, name_part, address, sounds)

struct SearchPersons {
  Id<Area> community_id;
  Text<1, 60> q;
  std::optional<Whole<1, 20>> limit;
};
LINLI_RECORD(SearchPersons, community_id, q, limit)

struct FoundPerson {
  Person person;
  WhyFound why = WhyFound::name;
};
LINLI_RECORD(FoundPerson, person, why)

// Somebody who may be meant, without what takes time to open.
struct Candidate {
  Id<Person> id;
  std::string name;
  std::string place;
};
LINLI_RECORD(Candidate, id, name, place)

}  // namespace linli::people
