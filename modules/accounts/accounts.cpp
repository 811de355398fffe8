#include "modules/accounts/accounts.hpp"

#include "modules/accounts/rules.hpp"
#include "modules/accounts/statements.hpp"
#include "modules/accounts/stored.hpp"
#include "modules/areas/areas.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::accounts {
namespace {

constexpr Duration first_invitation_lasts = days(3);
constexpr std::size_t length_of_community_code = 12;

// `%part%` for `like … escape '!'`.
std::string pattern_of(const std::string& part) {
  std::string pattern = "%";
  for (const char c : part) pattern.append(c == '%' || c == '_' || c == '!' ? "!" : "").append(1, c);
  return pattern + "%";
}

}  // namespace

Accounts::Accounts(const areas::Areas& areas, const people::People& people, const posts::Posts& posts,
                   std::vector<Role> roles)
    : areas_(areas), people_(people), posts_(posts), roles_(std::move(roles)) {}

const Role* Accounts::find_role(std::string_view code) const {
  const auto found = std::ranges::find(roles_, code, &Role::code);
  return found == roles_.end() ? nullptr : &*found;
}

// ---- for other modules ----

std::optional<Id<Account>> Accounts::find_account_of(Tx& tx, Id<Person> person) const {
  return tx.find<Id<Account>>(statements::account_of_person, person);
}

Id<Account> Accounts::ensure_account_for_person(Tx& tx, const Person& person) const {
  if (const auto known = find_account_of(tx, person.id)) return *known;
  if (!person.phone) throw Refusal::conflict("accounts.no_phone", {{"name", person.name.str()}});
  auto account = ensure_stored(tx, people_, *person.phone, person.name.str());
  if (!account.person_id) bind(tx, account, person);
  if (account.person_id != person.id)
    throw Refusal::conflict("accounts.phone_of_another", {{"name", person.name.str()}});
  return account.id;
}

void Accounts::grant(Tx& tx, const Caller& caller, const Person& person, std::string_view role, Id<Area> community,
                     std::string_view area_code) const {
  add_grant(tx, get_stored(tx, ensure_account_for_person(tx, person)), role, community, area_code, caller.name);
}

void Accounts::revoke(Tx& tx, Id<Person> person, std::string_view role, std::string_view area_code) const {
  const auto account = find_account_of(tx, person);
  if (!account || tx.run(statements::remove_grant, *account, role, area_code) == 0) return;
  end_all_sessions(tx, *account);
}

std::optional<std::int64_t> Accounts::volunteer_of(Tx& tx, Id<Area> community, Id<Person> person) const {
  return find_volunteer_ ? find_volunteer_(tx, community, person) : std::nullopt;
}

// ---- for the program ----

std::optional<std::string> Accounts::first_administrator_token(Tx& tx) const {
  if (has_administrator(tx)) return {};
  tx.run(statements::forget_first_invitations);
  auto token = random_token();
  tx.run(statements::add_invitation, hex(sha256(token)), "", std::optional<Phone>(), "administrator", Id<Area>{}, "",
         "", false, tx.now() + first_invitation_lasts);
  return token;
}

Id<Account> Accounts::ensure_staff(Tx& tx, const std::string& name, const Phone& phone, std::string_view role,
                                   Id<Area> community, std::string_view area_code) const {
  const auto account = ensure_stored(tx, people_, phone, name);
  add_grant(tx, account, role, community, area_code, name);
  return account.id;
}

void Accounts::set_standing_code(Tx& tx, const Phone& phone, std::string_view code) const {
  if (!standing_codes_allowed_) throw std::logic_error("standing codes are for the demonstration only");
  tx.run(statements::keep_standing_code, hash_of(tx, phone),
         tx.vault().keyed_hash("standing code", phone.digits() + "\n" + std::string(code)));
}

// ---- routes ----

Items<AccountRow> Accounts::list(Tx& tx, const Caller& caller, const ListAccounts& wanted) const {
  const auto code = areas_.code_of_community(tx, wanted.community_id).value_or("");
  caller.require(manage, code);
  Items<AccountRow> rows;
  const auto pattern = pattern_of(wanted.q ? wanted.q->str() : "");
  for (const auto& account : tx.all<Stored>(statements::list_accounts, wanted.community_id, pattern, code))
    rows.items.push_back(row_of(tx, wanted.community_id, account));
  return rows;
}

AccountRow Accounts::give_role(Tx& tx, const Caller& caller, const GiveRole& wanted) const {
  require_may_give(caller, wanted.role.str(), wanted.area_code.str());
  if (wanted.account_id == caller.account_id) throw Refusal::forbidden("accounts.not_yourself");
  require_in_community(tx, wanted.community_id, wanted.account_id);
  const auto& code = wanted.area_code.str();
  const auto account = get_stored(tx, wanted.account_id);
  add_grant(tx, account, wanted.role.str(), community_of_grant(tx, wanted.community_id, code), code, caller.name);
  return row_of(tx, wanted.community_id, account);
}

void Accounts::take_role(Tx& tx, const Caller& caller, const GrantKey& wanted) const {
  const auto grant = tx.find<StoredGrant>(statements::find_grant, wanted.id);
  const bool here = grant && (!grant->community_id || grant->community_id == wanted.community_id);
  if (!here || !caller.may(manage, grant->area_code)) throw Refusal::not_found();
  require_may_give(caller, grant->role, grant->area_code);
  const bool is_administrator = grant->role == "administrator" && grant->area_code.empty();
  tx.run(statements::remove_grant, grant->account_id, grant->role, grant->area_code);
  if (is_administrator && !has_administrator(tx)) throw Refusal::conflict("accounts.last_administrator");
  end_all_sessions(tx, grant->account_id);
}

void Accounts::end_sessions(Tx& tx, const Caller& caller, const AccountKey& wanted) const {
  caller.require(manage, areas_.code_of_community(tx, wanted.community_id).value_or(""));
  require_in_community(tx, wanted.community_id, wanted.id);
  require_may_take_all(tx, caller, wanted.id);
  end_all_sessions(tx, wanted.id);
}

void Accounts::forget_password(Tx& tx, const Caller& caller, const AccountKey& wanted) const {
  caller.require(manage, areas_.code_of_community(tx, wanted.community_id).value_or(""));
  require_in_community(tx, wanted.community_id, wanted.id);
  if (wanted.id == caller.account_id) throw Refusal::forbidden("accounts.not_yourself");
  require_may_take_all(tx, caller, wanted.id);
  tx.run(statements::forget_password, wanted.id);
  end_all_sessions(tx, wanted.id);
}

// ---- within the module ----

void Accounts::require_may_give(const Caller& caller, std::string_view role, std::string_view area_code) const {
  const auto* known = find_role(role);
  if (known == nullptr) throw Refusal::wrong("/role", "accounts.no_such_role");
  if (caller.is_program) return;
  if (const auto* fault = fault_of_giving(caller.rights, *known, area_code)) throw Refusal(403, fault);
}

Id<Area> Accounts::community_of_grant(Tx& tx, Id<Area> community, std::string_view area_code) const {
  const bool above = area_code.size() < length_of_community_code;
  const auto community_code = areas_.code_of_community(tx, community).value_or("");
  if (above ? !community_code.starts_with(area_code) : !areas_.find(tx, community, area_code))
    throw Refusal::wrong("/area_code", "areas.no_such_area");
  return above ? Id<Area>{} : community;
}

void Accounts::add_grant(Tx& tx, const Stored& account, std::string_view role, Id<Area> community,
                         std::string_view area_code, const std::string& by_name) const {
  const auto* known = find_role(role);
  if (known == nullptr) throw Refusal::wrong("/role", "accounts.no_such_role");
  auto placed = placed_of(tx, account.id, account.person_id.value_or(Id<Person>{}), true);
  if (account.community_id)
    placed.push_back({find_role("resident"), *account.community_id,
                      areas_.code_of_community(tx, *account.community_id).value_or("")});
  placed.push_back({known, community, std::string(area_code)});
  if (!fits_reach(placed)) throw Refusal::conflict("accounts.too_many_areas", {{"name", account.name}});
  const auto added =
      tx.run(statements::add_grant, tx.new_id<Grant>(), account.id, role, community, area_code, by_name, tx.now());
  if (added == 0) return;
  // Whoever becomes a volunteer stays signed in and has it at once; rights of staff begin with a fresh sign-in.
  if (is_open_role(role))
    tx.announce("accounts", 0, account.id.value);
  else
    end_staff_sessions(tx, account.id);
}

std::vector<Placed> Accounts::placed_of(Tx& tx, Id<Account> account, Id<Person> person, bool staff) const {
  std::vector<Placed> placed;
  const auto place = [&](const std::string& role, Id<Area> community, const std::string& area_code) {
    const auto* known = find_role(role);
    if (known != nullptr && (staff || is_open_role(role)))
      placed.push_back({known, area_code.size() < length_of_community_code ? Id<Area>{} : community, area_code});
  };
  for (const auto& grant : tx.all<StoredGrant>(statements::grants_of, account))
    place(grant.role, grant.community_id, grant.area_code);
  if (person)
    for (const auto& held : posts_.held_by(tx, person)) place(held.role, held.community_id, held.area_code);
  return placed;
}

AccountRow Accounts::row_of(Tx& tx, Id<Area> community, const Stored& account) const {
  AccountRow row{account.id, account.person_id,   account.name, account.phone, account.is_staff(),
                 {},         account.last_seen_at};
  for (const auto& grant : tx.all<StoredGrant>(statements::grants_of, account.id))
    if (!grant.community_id || grant.community_id == community)
      row.grants.push_back({grant.id, grant.role, grant.area_code,
                            areas_.name_of(tx, grant.community_id ? grant.community_id : community, grant.area_code),
                            false});
  if (account.person_id)
    for (const auto& held : posts_.held_by(tx, *account.person_id))
      if (held.community_id == community || held.area_code.size() < length_of_community_code)
        row.grants.push_back(
            {{}, held.role, held.area_code, areas_.name_of(tx, held.community_id, held.area_code), true});
  return row;
}

void Accounts::require_in_community(Tx& tx, Id<Area> community, Id<Account> account) const {
  const auto code = areas_.code_of_community(tx, community).value_or("");
  if (tx.find<std::int64_t>(statements::count_in_community, community, account, code).value_or(0) == 0)
    throw Refusal::not_found();
}

// Else whoever manages a community could lock out whoever manages the street.
void Accounts::require_may_take_all(Tx& tx, const Caller& caller, Id<Account> account) const {
  for (const auto& grant : tx.all<StoredGrant>(statements::grants_of, account))
    require_may_give(caller, grant.role, grant.area_code);
}

bool Accounts::has_administrator(Tx& tx) const {
  return tx.find<std::int64_t>(statements::count_administrators).value_or(0) > 0;
}

}  // namespace linli::accounts
