#pragma once
#include "modules/people/people.hpp"
#include "modules/people/records/search.hpp"

namespace linli::people {

// Finds people of a community as somebody types: by name or part of it, pinyin, initials, address, the last digits of
// a telephone or identification number, also when they are written as they sound. Several words find who fits them all.
// Whoever lives out of reach is absent. Safe from several threads.
class PersonSearch {
 public:
  Items<FoundPerson> search(Tx&, const Caller&, const SearchPersons&) const;
  // Files everybody of a community anew and returns how many words there are.
  std::int64_t rebuild(Tx&, Id<Area> community) const;
};

// Keeps what somebody is found by in step with their record; null before they came and after they went.
void file_words(Tx&, const Person* before, const Person* after);
// The same for the number on their papers.
void file_words(Tx&, const Identity& before, const Identity& after);

}  // namespace linli::people
