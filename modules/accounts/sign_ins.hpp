#pragma once
#include "modules/accounts/sessions.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/messages/message_port.hpp"

namespace linli::accounts {

// What came of a try: a session, or a refusal that must be kept (the try was counted) and is therefore not thrown.
struct Attempt {
  std::optional<Entry> entry;
  std::optional<Refusal> refusal;
};

// Signing in: residents and volunteers by telephone and one-time code, staff by password and second factor (RFC 6238).
// Limits are per telephone and per network address; what fails is counted apart from all that is tried, so that an
// office behind one address does not lock itself out. Safe from several threads.
class SignIns {
 public:
  SignIns(const Accounts& accounts, const Sessions& sessions, const people::People& people, const Settings& settings,
          const Words& words, MessagePort& messages);

  // Sends six digits that hold ten minutes and five tries. The same answer for every telephone, known or not; one with
  // a standing code is sent nothing. Refuses with platform.too_many, also within a minute of the last one.
  CodeSent send_code(Tx&, const AskCode&, const std::string& address, std::string_view language) const;
  // Refuses with accounts.wrong_code, accounts.code_over.
  Attempt sign_in(Tx&, const SignIn&, Arrival arrival) const;

  // The slow half, for a worker thread: is it the password? Takes as long for a telephone that nobody has. Refuses with
  // platform.too_many.
  bool check_password(Tx&, const StaffSignIn&, const std::string& address) const;
  // Refuses with accounts.wrong_staff_sign_in, whatever was wrong; a second factor's code works once.
  Entry sign_in_staff(Tx&, const StaffSignIn&, bool password_right, Arrival arrival) const;

  // Whoever signed in says who they are. Refuses with accounts.already_registered.
  Session enrol(Tx&, const Caller&, const Register&) const;
  void forget_old_codes(Tx&) const;

 private:
  std::optional<std::string> find_standing_code(Tx&, const Phone&) const;
  bool is_standing_code(Tx&, const SignIn&) const;
  Attempt failed(Tx&, const std::string& address, Refusal refusal) const;

  const Accounts& accounts_;
  const Sessions& sessions_;
  const people::People& people_;
  const Words& words_;
  MessagePort& messages_;
  mutable RateLimit codes_per_minute_, codes_per_phone_, codes_per_address_;
  mutable RateLimit codes_tried_per_address_, wrong_codes_per_address_;
  mutable RateLimit passwords_tried_per_address_, wrong_passwords_per_address_, wrong_passwords_per_phone_;
};

}  // namespace linli::accounts
