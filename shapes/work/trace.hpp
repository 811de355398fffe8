#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"
#include "platform/record/types.hpp"

namespace linli::work {

struct Subject;  // the request, case or delivery that a trace belongs to

// One line of a trace as it is stored. `code` is worded as "<code>" in the words of the module ("requests.trace.accepted")
// with `arguments`; `on_behalf_of` is the resident for whom somebody else acted, so both names are always there.
struct TraceRow {
  Id<Area> community_id;
  Id<TraceRow> id;
  Id<Subject> subject_id;
  Instant at;
  std::string code;
  JsonObject arguments;
  Id<Person> person_id;  // 0 for the program
  std::string by_name;
  std::string on_behalf_of;
  std::vector<std::string> pictures;
};
LINLI_RECORD(TraceRow, community_id, id, subject_id, at, code, arguments, person_id, by_name, on_behalf_of, pictures)

// What a line says beside who and when.
struct TraceLine {
  std::string code;
  Words::Arguments arguments;
  std::string on_behalf_of;
  std::vector<std::string> pictures;
  std::optional<Instant> at = {};  // when it happened, if that is told later
};

// Adds a line about `subject` in the name of the caller, at the transaction's time unless the line has its own. Lines
// never change.
void add_trace(Tx& tx, const Caller& caller, Id<Area> community, Id<Subject> subject, const TraceLine& line);

// The lines about a subject, oldest first.
std::vector<TraceRow> trace_of(Tx& tx, Id<Area> community, Id<Subject> subject);

// The sentence of a line in both languages.
Words2 sentence(const Words& words, const TraceRow& row);

}  // namespace linli::work
