#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::NAME {

// What this module keeps.
struct CLASSItem {
  Id<CLASSItem> id;
  Id<Area> community_id;
  Text<1, 200> name;
  Instant added_at;
};
LINLI_RECORD(CLASSItem, id, community_id, name, added_at)

// ---- what verbs are given ----

struct ListCLASS {
  Id<Area> community_id;
};
LINLI_RECORD(ListCLASS, community_id)

struct AddCLASSItem {
  Id<Area> community_id;
  Text<1, 200> name;
};
LINLI_RECORD(AddCLASSItem, community_id, name)

}  // namespace linli::NAME
