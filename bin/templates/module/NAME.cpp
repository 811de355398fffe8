#include "modules/NAME/NAME.hpp"

#include "modules/NAME/statements.hpp"

namespace linli::NAME {

Items<Item> CLASS::list(Tx& tx, const Caller&, const InCommunity& wanted) const {
  return {tx.all<Item>(statements::list, wanted.community_id)};
}

Item CLASS::add(Tx& tx, const Caller&, const AddItem& wanted) const {
  if (tx.find<std::int64_t>(statements::find_by_name, wanted.community_id, wanted.name)) throw Refusal::conflict("NAME.name_taken");
  const Item item{tx.new_id<Item>(), wanted.community_id, wanted.name, tx.now()};
  tx.insert("NAME_items", item);
  tx.announce("NAME", item.community_id.value, item.id.value);
  return item;
}

}  // namespace linli::NAME
