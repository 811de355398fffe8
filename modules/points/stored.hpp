// What stands in the tables beside what is shown.
#pragma once
#include "modules/points/records.hpp"

namespace linli::points {

// Whose account it is; `id` is the account's in the ledger.
struct HolderRow {
  Id<ledger::Account> id;
  Id<Area> community_id;
  Holder holder = Holder::household;
  Id<AnyHolder> holder_id;
  std::string holder_name;
  bool opted_in = false;
};
LINLI_RECORD(HolderRow, id, community_id, holder, holder_id, holder_name, opted_in)

// Who proposed a correction: a person, an account, or both.
struct Proposer {
  Id<Person> proposed_by_person_id;
  Id<Account> proposed_by_account_id;
};
LINLI_RECORD(Proposer, proposed_by_person_id, proposed_by_account_id)

}  // namespace linli::points
