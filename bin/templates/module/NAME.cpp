#include "modules/NAME/NAME.hpp"

#include "modules/NAME/statements.hpp"

namespace linli::NAME {

Items<CLASSItem> CLASS::list(Tx& tx, const Caller&, const ListCLASS& wanted) const {
  return {tx.all<CLASSItem>(statements::list, wanted.community_id)};
}

CLASSItem CLASS::add(Tx& tx, const Caller&, const AddCLASSItem& wanted) const {
  if (tx.find<std::int64_t>(statements::find_by_name, wanted.community_id, wanted.name)) throw Refusal::conflict("NAME.name_taken");
  const CLASSItem item{tx.new_id<CLASSItem>(), wanted.community_id, wanted.name, tx.now()};
  tx.insert("NAME_items", item);
  tx.announce("NAME", item.community_id.value, item.id.value);
  return item;
}

}  // namespace linli::NAME
