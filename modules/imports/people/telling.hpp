// What a row says of a person, cleaned; pure.
#pragma once
#include "engines/addresses/addresses.hpp"
#include "modules/imports/people/vocabulary.hpp"

namespace linli::imports {

struct ToldPerson {
  std::string name;
  std::optional<IdNumber> id_number;
  std::optional<Phone> phone;
  people::Sex sex = people::Sex::unstated;
  std::optional<Day> birth_date;
  std::string address_text;     // as it stands in the file
  addresses::Address address;   // empty parts where the row names no home
  std::vector<RowReason> faults;  // with any, the row cannot be taken
};

// Fills the empty cells of the columns that are carried down with what stood above them, and takes back what an earlier
// map carried. A carried cell is marked, so that it can be taken back; telling does not see the mark.
void carry_down(std::vector<TableRow>& rows, const PeopleMap& map, const std::vector<std::string>& header);

// Reads rows by a map; each for itself.
class Teller {
 public:
  Teller(const Vocabulary& vocabulary, const PeopleMap& map, const std::vector<std::string>& header, Day today);
  ToldPerson tell(const std::vector<std::string>& cells) const;
  // Columns of the map that the file lacks.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  std::string cell(const std::vector<std::string>& cells, PersonColumn field) const;
  void tell_papers(const std::vector<std::string>& cells, ToldPerson& told) const;
  void tell_address(const std::vector<std::string>& cells, ToldPerson& told) const;

  const Vocabulary& vocabulary_;
  std::string compound_;
  Day today_;
  std::vector<std::string> missing_;
  std::map<PersonColumn, std::size_t> places_;
};

}  // namespace linli::imports
