// What becomes of a row: who it is, what it says that the book does not, and why.
#pragma once
#include "modules/imports/people/fields.hpp"
#include "modules/imports/people/homes.hpp"
#include "modules/imports/people/telling.hpp"

namespace linli::imports {

// Whose day "today" is, against which a birthday is held.
inline constexpr int china_offset_minutes = 480;

struct Decision {
  RowVerdict verdict = RowVerdict::refused;
  std::vector<RowReason> reasons;
  std::optional<Id<Person>> person_id;
  std::optional<std::int64_t> like_number;
  ToldPerson told;
  FoundHome home;
  std::vector<Filled> filled;  // of somebody who is known
};

// What a row would change in somebody's record, and what it says otherwise than the book, which stays.
std::vector<Filled> fillings(const Recorded& known, const ToldPerson& told, const FoundHome& home,
                             const std::vector<PersonColumn>& replace, std::vector<RowReason>& notes);

// Decides row after row of one file, knowing everybody of the community and whoever the rows before brought. Used by one
// thread, inside one import.
class Matcher {
 public:
  Matcher(Tx& tx, const areas::Areas& areas, const people::People& people, const Vocabulary& vocabulary, const FileImport& import);
  Decision decide(Tx&, const std::vector<std::string>& cells);
  // Somebody who was added, or whose record was changed.
  void note(const Recorded& known);
  // What would be added, in a dry run: rows below may be the same person.
  void imagine(const Decision& decision, std::int64_t row_number);
  HomeBook& homes() { return homes_; }
  Recorded recorded(Tx&, Id<Person> id) const;
  const Teller& teller() const { return teller_; }

 private:
  struct Candidate {
    std::optional<Recorded> known;
    std::int64_t row_number = 0;
    linkage::Weighed weighed;
  };
  linkage::Someone someone_of(const ToldPerson& told, std::int64_t home);
  linkage::Someone someone_of(const Recorded& known);
  std::vector<Candidate> candidates(Tx&, const linkage::Someone& one, const ToldPerson& told);
  void conclude(Decision& decision, std::vector<Candidate> candidates) const;

  const people::People& people_;
  const linkage::Points& points_;
  Id<Area> community_;
  PeopleMap map_;
  Teller teller_;
  HomeBook homes_;
  linkage::Pinyin pinyin_;
  linkage::Crowd crowd_;
  // Beside the crowd, by the same numbers: a person, or a row that would become one.
  struct Behind {
    Id<Person> person_id;
    std::int64_t row_number = 0;
    std::string phone, id_number;  // of rows
  };
  std::vector<Behind> behind_;
  std::unordered_map<std::int64_t, std::size_t> number_of_person_;
  std::unordered_multimap<std::string, std::size_t> rows_by_papers_;  // by telephone and by identification number
};

}  // namespace linli::imports
