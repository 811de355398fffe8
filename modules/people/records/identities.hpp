#pragma once
#include "modules/people/records/persons.hpp"
#include "platform/record/identity.hpp"

namespace linli::people {

// What somebody's papers say. `id` is the person's.
struct Identity {
  Id<Area> community_id;
  Id<Person> id;
  std::optional<IdNumber> id_number;
  std::optional<Day> birth_date;
};
LINLI_RECORD(Identity, community_id, id, id_number, birth_date)

// Somebody as far as telling people apart goes, without what takes time to open.
struct Known {
  Id<Person> id;
  std::optional<Id<Household>> household_id;
  std::string name;
  std::optional<std::int64_t> birth_year;
  Sex sex = Sex::unstated;
  std::optional<Day> birth_date;
};
LINLI_RECORD(Known, id, household_id, name, birth_year, sex, birth_date)

}  // namespace linli::people
