#include "shapes/facts/facts.hpp"

#include "shapes/facts/statements.hpp"

namespace linli::embedded {
Embedded facts();
}

namespace linli::facts {

void record_change(Tx& tx, const Caller& caller, const About& about, const Origin& origin, std::string_view field, std::string was,
                   std::string became) {
  Change change;
  change.community_id = about.community_id;
  change.id = tx.new_id<Change>();
  change.subject_kind = about.kind;
  change.subject_id = about.id;
  change.field = field;
  change.was = std::move(was);
  change.became = std::move(became);
  change.source = origin.source;
  change.source_name = origin.name;
  change.at = tx.now();
  change.by_person_id = caller.person_id;
  change.by_name = caller.name;
  tx.insert("facts_changes", change);
}

std::vector<Change> history_of(Tx& tx, const About& about) {
  return tx.all<Change>(statements::history_of, about.community_id, about.kind, about.id);
}

}  // namespace linli::facts

namespace linli {

Module facts_shape() {
  return {"facts", embedded::facts(), {}, [](Opening&, Routes&) {}};
}

}  // namespace linli
