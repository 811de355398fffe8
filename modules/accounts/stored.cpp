#include "modules/accounts/stored.hpp"

#include "modules/accounts/statements.hpp"

namespace linli::accounts {
namespace {

bool still_has(Tx& tx, const people::People& people, const Stored& account, const Phone& phone) {
  if (!account.person_id) return true;
  const auto person = people.find_person(tx, *account.community_id, *account.person_id);
  return !person || !person->phone || *person->phone == phone;
}

Stored open_account(Tx& tx, const Phone& phone, const std::string& name) {
  Stored account;
  account.id = tx.new_id<Account>();
  account.name = name;
  account.phone = phone;
  account.opened_at = tx.now();
  tx.insert("accounts_accounts", account);
  tx.run(statements::file_phone, hash_of(tx, phone), account.id);
  return account;
}

void take_over(Tx& tx, Stored& account, const Phone& phone) {
  if (account.phone) tx.run(statements::unfile_phone, hash_of(tx, *account.phone));
  account.phone = phone;
  tx.run(statements::set_phone, account.id, phone);
  tx.run(statements::file_phone, hash_of(tx, phone), account.id);
  end_all_sessions(tx, account.id);
}

}  // namespace

std::string hash_of(Tx& tx, const Phone& phone) { return tx.vault().keyed_hash("phone", phone.digits()); }

std::optional<Stored> find_stored(Tx& tx, Id<Account> id) { return tx.find<Stored>(statements::find_account, id); }

Stored get_stored(Tx& tx, Id<Account> id) {
  auto account = find_stored(tx, id);
  if (!account) throw Refusal::not_found();
  return *account;
}

std::optional<Stored> find_by_phone(Tx& tx, const Phone& phone) {
  const auto id = tx.find<Id<Account>>(statements::account_of_phone, hash_of(tx, phone));
  return id ? find_stored(tx, *id) : std::nullopt;
}

Stored ensure_stored(Tx& tx, const people::People& people, const Phone& phone, const std::string& name) {
  if (auto known = find_by_phone(tx, phone); known && still_has(tx, people, *known, phone)) return *known;
  tx.run(statements::unfile_phone, hash_of(tx, phone));
  const auto holders = people.find_by_phone(tx, phone);
  if (holders.size() != 1) return open_account(tx, phone, name);
  const auto& person = holders.front();
  std::optional<Stored> account;
  if (const auto id = tx.find<Id<Account>>(statements::account_of_person, person.id)) account = find_stored(tx, *id);
  if (account)
    take_over(tx, *account, phone);
  else
    account = open_account(tx, phone, name);
  if (!account->person_id) bind(tx, *account, person);
  return *account;
}

void bind(Tx& tx, Stored& account, const Person& person) {
  account.person_id = person.id;
  account.community_id = person.community_id;
  account.name = person.name.str();
  tx.run(statements::bind_person, account.id, account.person_id, account.community_id, account.name);
  tx.announce("accounts", 0, account.id.value);
}

void set_password(Tx& tx, const Stored& account, const std::string& password_hash, const std::string& totp_secret,
                  std::int64_t totp_step, const std::string& name) {
  tx.run(statements::set_password, account.id, password_hash, closed_secret(totp_secret), totp_step, name);
  end_all_sessions(tx, account.id);
}

std::string opened_secret(Tx& tx, const std::string& closed) { return tx.vault().open(closed); }
db::Value closed_secret(const std::string& secret) { return db::Sealed{secret}; }

void end_all_sessions(Tx& tx, Id<Account> account) {
  tx.run(statements::end_sessions, account);
  tx.announce("accounts", 0, account.value);
}

void end_staff_sessions(Tx& tx, Id<Account> account) {
  tx.run(statements::end_staff_sessions, account);
  tx.announce("accounts", 0, account.value);
}

}  // namespace linli::accounts
