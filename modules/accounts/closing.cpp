#include "modules/accounts/accounts.hpp"
#include "modules/accounts/rules.hpp"
#include "modules/accounts/sessions.hpp"
#include "modules/accounts/statements.hpp"

namespace linli::accounts {

void Accounts::close_mine(Tx& tx, const Caller& caller, const Nothing&) const {
  const auto account = get_stored(tx, caller.account_id);
  const auto grants = tx.all<StoredGrant>(statements::grants_of, account.id);
  const bool works = account.is_staff() || (account.person_id && !posts_.held_by(tx, *account.person_id).empty()) ||
                     std::ranges::any_of(grants, [](const auto& grant) { return !is_open_role(grant.role); });
  if (works) throw Refusal::conflict("accounts.close_at_the_desk");
  if (!grants.empty()) throw Refusal::conflict("accounts.resign_first");
  if (account.person_id) people_.end_helping(tx, caller.community_id, *account.person_id);
  if (account.phone) {
    tx.run(statements::forget_code, hash_of(tx, *account.phone));
    tx.run(statements::unfile_phone, hash_of(tx, *account.phone));
  }
  tx.run(statements::remove_grants, account.id);
  end_all_sessions(tx, account.id);
  tx.run(statements::close_account, account.id);
}

people::KeptPart Accounts::kept(Tx& tx, const Words& words, const Person& person) const {
  people::KeptPart part{"accounts", words.both("accounts.kept"), words.both("accounts.kept.for"), {}};
  const auto id = find_account_of(tx, person.id);
  if (!id) return part;
  const auto account = get_stored(tx, *id);
  const auto from = words.both("accounts.kept.from");
  const auto record = [](std::string_view key, const std::string& value) {
    JsonObject object;
    object.value[key] = value;
    return object;
  };
  const auto phone = account.phone ? account.phone->digits() : "";
  part.items.push_back({words.both("accounts.kept.account"),
                        words.both("accounts.kept.account_said", {{"phone", phone}}), from, account.opened_at,
                        record("phone", phone)});
  for (const auto& session : tx.all<StoredSession>(statements::sessions_of, account.id))
    part.items.push_back({words.both("accounts.kept.session"),
                          {session.agent, session.agent},
                          from,
                          session.opened_at,
                          json::object_of(session)});
  for (const auto& grant : tx.all<StoredGrant>(statements::grants_of, account.id)) {
    const auto* role = find_role(grant.role);
    part.items.push_back({words.both("accounts.kept.role"), role ? role->name : Words2{grant.role, grant.role},
                          words.both("accounts.kept.from_name", {{"name", grant.granted_by_name}}), grant.granted_at,
                          record("role", grant.role)});
  }
  return part;
}

}  // namespace linli::accounts
