// The fields of a person that an import fills, by name, as texts that can be put back.
#pragma once
#include "modules/imports/people/records.hpp"

namespace linli::imports {

LINLI_ENUM(FilledField, phone, sex, birth_year, birth_date, id_number, home)

// Somebody as the book has them.
struct Recorded {
  Person person;
  people::Identity identity;
};

// Empty when the book says nothing. Open text: never leaves the house but sealed.
std::string value_of(const Recorded& recorded, FilledField field);
void put_value(Recorded& recorded, FilledField field, const std::string& value);
// By which column of a file a field is told.
PersonColumn column_of(FilledField field);

struct Filled {
  FilledField field = FilledField::phone;
  std::string was, became;
};

// What was done for a row, as it is kept for undoing.
struct Deed {
  bool added = false;
  std::int64_t version = 0;      // of the person, afterwards
  std::int64_t made_home = 0;    // the home that was made for it
  std::vector<Filled> filled;
};
Hidden sealed(const Deed& deed);
Deed unsealed(const Hidden& hidden);

Hidden sealed(const std::vector<std::string>& cells);
std::vector<std::string> cells_of(const Hidden& hidden);

}  // namespace linli::imports
