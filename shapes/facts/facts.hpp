#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"
#include "platform/record/types.hpp"

namespace linli::facts {

// Where a fact came from.
LINLI_ENUM(Source, told, seen, imported, computed, registered)

// One change of one field of something true: what it was, what it became, from where, by whom. Values are their JSON form,
// so a masked telephone number stays masked here too.
struct Change {
  Id<Area> community_id;
  Id<Change> id;
  std::string subject_kind;  // "person", "household", "area"
  std::int64_t subject_id = 0;
  std::string field;
  std::string was;
  std::string became;
  Source source = Source::told;
  std::string source_name;  // the import's or form's name
  Instant at;
  Id<Person> by_person_id;
  std::string by_name;
};
LINLI_RECORD(Change, community_id, id, subject_kind, subject_id, field, was, became, source, source_name, at, by_person_id, by_name)

struct Origin {
  Source source = Source::told;
  std::string name;
};

// Whose record it is.
struct About {
  Id<Area> community_id;
  std::string kind;
  std::int64_t id = 0;
};

void record_change(Tx& tx, const Caller& caller, const About& about, const Origin& origin, std::string_view field, std::string was,
                   std::string became);

// Records every field in which two versions of a record differ.
template <Record T>
void record_changes(Tx& tx, const Caller& caller, const About& about, const Origin& origin, const T& before, const T& after) {
  boost::mp11::mp_for_each<fields_of<T>>([&](auto field) {
    auto was = json::text(before.*field.pointer), became = json::text(after.*field.pointer);
    if (was != became) record_change(tx, caller, about, origin, field.name, std::move(was), std::move(became));
  });
}

// The history of a thing, newest first.
std::vector<Change> history_of(Tx& tx, const About& about);

// What to tell whoever would write over what they have not seen: `code` is worded with {name} and {ago}, who was faster
// and how long ago ("5 分钟前").
Refusal changed_meanwhile(Tx& tx, const About& about, std::string code);

}  // namespace linli::facts

namespace linli {
Module facts_shape();
}
