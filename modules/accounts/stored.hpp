// What the module keeps of an account, and the few ways to find, open and change one.
#pragma once
#include "modules/accounts/records.hpp"
#include "modules/people/people.hpp"

namespace linli::accounts {

struct Stored {
  Id<Account> id;
  std::optional<Id<Person>> person_id;
  std::optional<Id<Area>> community_id;  // the person's
  std::string name;
  std::optional<Phone> phone;
  std::optional<std::string> password_hash;
  std::optional<std::string> totp_secret;  // closed; see opened_secret
  std::int64_t totp_step = 0;              // the last one used, so that no code works twice
  Instant opened_at;
  std::optional<Instant> last_seen_at;

  bool is_staff() const { return password_hash.has_value(); }
};
LINLI_RECORD(Stored, id, person_id, community_id, name, phone, password_hash, totp_secret, totp_step, opened_at,
             last_seen_at)

struct StoredGrant {
  Id<Grant> id;
  Id<Account> account_id;
  std::string role;
  Id<Area> community_id;
  std::string area_code;
  std::string granted_by_name;
  Instant granted_at;
};
LINLI_RECORD(StoredGrant, id, account_id, role, community_id, area_code, granted_by_name, granted_at)

std::string hash_of(Tx& tx, const Phone& phone);
std::optional<Stored> find_stored(Tx& tx, Id<Account> id);
// Refuses with platform.not_found.
Stored get_stored(Tx& tx, Id<Account> id);
std::optional<Stored> find_by_phone(Tx& tx, const Phone& phone);

// The account of whoever holds a telephone now: its own, or that of the one person who has it on record, or a new one.
// A number that a person gave up no longer opens that person's account.
Stored ensure_stored(Tx& tx, const people::People& people, const Phone& phone, const std::string& name);

// Makes the account this person's.
void bind(Tx& tx, Stored& account, const Person& person);

// Gives the account its password and second factor, and `name` if it has none. Whatever was signed in before is not.
void set_password(Tx& tx, const Stored& account, const std::string& password_hash, const std::string& totp_secret,
                  std::int64_t totp_step, const std::string& name);
// The secret of a second factor in the clear.
std::string opened_secret(Tx& tx, const std::string& closed);
db::Value closed_secret(const std::string& secret);

void end_all_sessions(Tx& tx, Id<Account> account);
// Only those that carry the rights of staff.
void end_staff_sessions(Tx& tx, Id<Account> account);

}  // namespace linli::accounts
