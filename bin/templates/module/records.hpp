#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::NAME {

// What this module keeps.
struct Item {
  Id<Item> id;
  Id<Area> community_id;
  Text<1, 200> name;
  Instant added_at;
};
LINLI_RECORD(Item, id, community_id, name, added_at)

// ---- what verbs are given ----

struct InCommunity {
  Id<Area> community_id;
};
LINLI_RECORD(InCommunity, community_id)

struct AddItem {
  Id<Area> community_id;
  Text<1, 200> name;
};
LINLI_RECORD(AddItem, community_id, name)

}  // namespace linli::NAME
