#include "modules/people/people.hpp"
#include "modules/store/rules.hpp"
#include "modules/store/store.hpp"

namespace linli::store {

people::KeptPart Store::kept(Tx& tx, const Words& words, const Person& person) const {
  people::KeptPart part{"store", words.both("store.kept"), words.both("store.kept.for"), {}};
  Caller themself;
  themself.person_id = person.id;
  // Without the codes: whoever holds a print of this could fetch what waits.
  for (const auto& each : mine(tx, themself, {person.community_id, {}}).items) {
    const auto said = in_words(each.order);
    part.items.push_back({words.both("store.kept.order"),
                          {said, said},
                          words.both("store.kept.from"),
                          each.order.ordered_at,
                          json::object_of(each.order)});
  }
  return part;
}

}  // namespace linli::store
