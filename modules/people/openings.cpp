// Opening a record leaves a look that its person can read; reading writes nothing, so it asks for a fresh one.
#include "modules/people/people.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {
namespace {

constexpr std::string_view opened_record = "看了您和家人的资料 / opened the record of you and your home";
constexpr Duration one_look_lasts = hours(1);
// Longer than a look lasts, so that a page that keeps itself fresh is never turned away.
constexpr Duration opening_lasts = hours(2);

}  // namespace

PersonPage People::open_person(Tx& tx, const Caller& caller, const OpenPerson& wanted) const {
  const auto person = visible(tx, caller, {wanted.community_id, wanted.id});
  caller.require(view, person.area_code);
  auto page = page_of(tx, person);
  const auto purpose = wanted.purpose ? wanted.purpose->str() : std::string(opened_record);
  note_opening(tx, caller, page.person, purpose);
  for (const auto& each : page.members)
    if (each.id != page.person.id) note_opening(tx, caller, each, purpose);
  return page;
}

void People::note_opening(Tx& tx, const Caller& caller, const Person& person, const std::string& purpose) const {
  const auto since = tx.now() - one_look_lasts;
  const auto seen = tx.find<std::int64_t>(statements::looked_since, person.community_id, person.id, caller.person_id,
                                          purpose, since);
  if (!seen) note_look(tx, caller, person, purpose);
}

void People::require_opened(Tx& tx, const Caller& caller, const Person& person) const {
  const bool at_home = caller.household_id && person.household_id == caller.household_id;
  if (at_home || caller.is_program || caller.is_or_acts_for(person.id)) return;
  const auto opened = tx.find<std::int64_t>(statements::opened_since, person.community_id, person.id, caller.person_id,
                                            caller.name, tx.now() - opening_lasts);
  if (!opened) throw Refusal::forbidden("people.open_first");
}

}  // namespace linli::people
