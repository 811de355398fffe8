#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/record/types.hpp"

namespace linli::work {

// How many lines of one code a person has in the traces of one week; week 0 begins with the first moment asked about.
struct LineCount {
  Id<Person> person_id;
  std::string code;
  std::int64_t week = 0;
  std::int64_t count = 0;
};
LINLI_RECORD(LineCount, person_id, code, week, count)

// Counts what people (not the program) wrote into the traces of a community since `from`, by person, code and week.
// `codes` is ",code,code,". Reads only what was written since.
std::vector<LineCount> count_lines(Tx& tx, Id<Area> community, Instant from, const std::string& codes);

}  // namespace linli::work
