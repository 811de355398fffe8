#include "modules/accounts/accounts.hpp"
#include "modules/accounts/statements.hpp"
#include "modules/accounts/stored.hpp"

namespace linli::accounts {

std::vector<Worker> Accounts::who_may(Tx& tx, Id<Area> community, const Permission& permission,
                                      std::string_view area_code) const {
  std::vector<Worker> workers;
  const auto brings = [&](std::string_view code) {
    const auto* role = find_role(code);
    return role != nullptr && std::ranges::find(role->permissions, permission.name) != role->permissions.end();
  };
  const auto add = [&](Id<Account> id) {
    if (std::ranges::find(workers, id, &Worker::id) != workers.end()) return;
    if (const auto account = find_stored(tx, id))
      workers.push_back({id, account->person_id.value_or(Id<Person>{}), account->name});
  };
  for (const auto& grant : tx.all<StoredGrant>(statements::grants_over, area_code))
    if (brings(grant.role)) add(grant.account_id);
  for (const auto& post : posts_.held_over(tx, community, area_code, tx.now())) {
    const auto* kind = posts_.find_kind(post.post);
    if (kind == nullptr || !brings(kind->role)) continue;
    if (const auto account = find_account_of(tx, post.person_id)) add(*account);
  }
  return workers;
}

}  // namespace linli::accounts
