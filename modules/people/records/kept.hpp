#pragma once
#include "modules/people/records/persons.hpp"

namespace linli::people {

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

// Where one field of somebody's record came from, without what it says.
struct FactOrigin {
  std::string field;
  Words2 from;
  std::optional<Instant> at;
};
LINLI_RECORD(FactOrigin, field, from, at)

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

}  // namespace linli::people
