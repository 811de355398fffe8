#include "modules/accounts/sign_ins.hpp"

#include "modules/accounts/rules.hpp"
#include "modules/accounts/statements.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/secrets.hpp"

namespace linli::accounts {
namespace {

constexpr Duration code_holds = minutes(10);
constexpr std::int64_t most_tries = 5;
constexpr std::int64_t resend_after_seconds = 60;
constexpr Duration password_window = minutes(15);
constexpr std::int64_t wrong_passwords_per_phone = 10;
constexpr std::int64_t wrong_passwords_per_address = 60;
// A whole county's offices may sign in from one address at half past eight.
constexpr std::int64_t passwords_per_address = 1'200;
// As many times the codes that one address may ask for.
constexpr std::int64_t wrong_codes = 4, tried_codes = 40;

struct StoredCode {
  std::string code_hash;
  Instant expires_at;
  std::int64_t tries = 0;
};
LINLI_RECORD(StoredCode, code_hash, expires_at, tries)

std::string hash_of_code(Tx& tx, const char* purpose, const Phone& phone, std::string_view code) {
  return tx.vault().keyed_hash(purpose, phone.digits() + "\n" + std::string(code));
}

}  // namespace

SignIns::SignIns(const Accounts& accounts, const Sessions& sessions, const people::People& people,
                 const Settings& settings, const Words& words, MessagePort& messages)
    : accounts_(accounts),
      sessions_(sessions),
      people_(people),
      words_(words),
      messages_(messages),
      codes_per_minute_(1, seconds(resend_after_seconds - 1)),
      codes_per_phone_(settings.number("codes_per_hour"), hours(1)),
      codes_per_address_(settings.number("codes_per_address_per_hour"), hours(1)),
      codes_tried_per_address_(tried_codes * settings.number("codes_per_address_per_hour"), hours(1)),
      wrong_codes_per_address_(wrong_codes * settings.number("codes_per_address_per_hour"), hours(1)),
      passwords_tried_per_address_(passwords_per_address, password_window),
      wrong_passwords_per_address_(wrong_passwords_per_address, password_window),
      wrong_passwords_per_phone_(wrong_passwords_per_phone, password_window) {}

CodeSent SignIns::send_code(Tx& tx, const AskCode& wanted, const std::string& address,
                            std::string_view language) const {
  const CodeSent sent{tx.now() + code_holds, resend_after_seconds};
  if (find_standing_code(tx, wanted.phone)) return sent;
  codes_per_address_.count(tx, network_of(address));
  codes_per_minute_.count(tx, wanted.phone.digits());
  codes_per_phone_.count(tx, wanted.phone.digits());
  const auto code = random_digits(6);
  tx.run(statements::keep_code, hash_of(tx, wanted.phone), hash_of_code(tx, "code", wanted.phone, code),
         sent.expires_at);
  tx.after_commit([this, to = wanted.phone, words = words_.say(language, "accounts.message.code", {{"code", code}})] {
    messages_.send(to, words);
  });
  return sent;
}

Attempt SignIns::sign_in(Tx& tx, const SignIn& wanted, Arrival arrival) const {
  codes_tried_per_address_.count(tx, network_of(arrival.address));
  wrong_codes_per_address_.check(network_of(arrival.address), tx.now());
  const auto phone_hash = hash_of(tx, wanted.phone);
  arrival.opened = Opened::standing_code;
  if (!is_standing_code(tx, wanted)) {
    arrival.opened = Opened::code;
    const auto sent = tx.find<StoredCode>(statements::find_code, phone_hash);
    if (!sent || sent->expires_at <= tx.now() || sent->tries >= most_tries)
      return failed(tx, arrival.address, Refusal(401, "accounts.code_over"));
    if (!same_secret(sent->code_hash, hash_of_code(tx, "code", wanted.phone, wanted.code.str()))) {
      tx.run(statements::count_try, phone_hash);
      const auto left = std::to_string(most_tries - sent->tries - 1);
      return failed(tx, arrival.address, Refusal(401, "accounts.wrong_code", {{"left", left}}));
    }
    tx.run(statements::forget_code, phone_hash);
  }
  return {sessions_.open(tx, ensure_stored(tx, people_, wanted.phone, ""), arrival), {}};
}

Attempt SignIns::failed(Tx& tx, const std::string& address, Refusal refusal) const {
  wrong_codes_per_address_.count(tx, network_of(address));
  return {{}, std::move(refusal)};
}

std::optional<std::string> SignIns::find_standing_code(Tx& tx, const Phone& phone) const {
  if (!accounts_.standing_codes_allowed()) return {};
  return tx.find<std::string>(statements::find_standing_code, hash_of(tx, phone));
}

bool SignIns::is_standing_code(Tx& tx, const SignIn& wanted) const {
  const auto kept = find_standing_code(tx, wanted.phone);
  return kept && same_secret(*kept, hash_of_code(tx, "standing code", wanted.phone, wanted.code.str()));
}

bool SignIns::check_password(Tx& tx, const StaffSignIn& wanted, const std::string& address) const {
  passwords_tried_per_address_.count(tx, network_of(address));
  wrong_passwords_per_address_.check(network_of(address), tx.now());
  wrong_passwords_per_phone_.check(wanted.phone.digits(), tx.now());
  static const auto nobodys_hash = hash_password(random_token());
  const auto account = find_by_phone(tx, wanted.phone);
  const bool known = account && account->is_staff();
  return verify_password(known ? *account->password_hash : nobodys_hash, wanted.password.str()) && known;
}

Entry SignIns::sign_in_staff(Tx& tx, const StaffSignIn& wanted, bool password_right, Arrival arrival) const {
  const auto account = find_by_phone(tx, wanted.phone);
  const bool complete = password_right && account && account->is_staff() && account->totp_secret;
  const auto step = complete ? totp_step(opened_secret(tx, *account->totp_secret), wanted.totp.str(), tx.now()) : 0;
  if (!complete || step <= account->totp_step) {
    wrong_passwords_per_address_.count(tx, network_of(arrival.address));
    wrong_passwords_per_phone_.count(tx, wanted.phone.digits());
    throw Refusal(401, "accounts.wrong_staff_sign_in");
  }
  tx.run(statements::set_totp_step, account->id, step);
  arrival.opened = Opened::password;
  return sessions_.open(tx, *account, arrival);
}

Session SignIns::enrol(Tx& tx, const Caller& caller, const Register& wanted) const {
  auto account = get_stored(tx, caller.account_id);
  if (account.person_id || !account.phone) throw Refusal::conflict("accounts.already_registered");
  auto named = caller;
  named.name = wanted.name.str();
  const auto person = people_.register_self(
      tx, named, *account.phone, {wanted.community_id, wanted.name, wanted.building_code, wanted.unit, wanted.room});
  if (accounts_.find_account_of(tx, person.id)) throw Refusal::conflict("accounts.already_registered");
  bind(tx, account, person);
  return sessions_.page_anew(tx, caller);
}

void SignIns::forget_old_codes(Tx& tx) const { tx.run(statements::forget_old_codes, tx.now()); }

}  // namespace linli::accounts
