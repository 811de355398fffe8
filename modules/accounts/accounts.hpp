#pragma once
#include "modules/accounts/records.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::accounts {

inline constexpr Permission manage{"accounts.manage"};

class Sessions;

// Who has an account and what they may do: roles in areas, given by people or brought by posts. Signing in and sessions
// stand beside it (sign_ins.hpp, sessions.hpp, invitations.hpp). Safe from several threads once the modules are open.
class Accounts {
 public:
  using FindVolunteer = std::function<std::optional<std::int64_t>(Tx&, Id<Area>, Id<Person>)>;

  Accounts(const areas::Areas& areas, const people::People& people, const posts::Posts& posts, std::vector<Role> roles);

  // ---- for other modules ----

  const std::vector<Role>& roles() const { return roles_; }
  std::optional<Id<Account>> find_account_of(Tx&, Id<Person> person) const;
  // The account of whoever has this person's telephone, opened when there is none. Refuses with accounts.no_phone, and
  // with accounts.phone_of_another when the telephone's account is somebody else's.
  Id<Account> ensure_account_for_person(Tx&, const Person& person) const;
  // Gives a person's account a role in an area; giving it twice changes nothing. Refuses as above and with
  // accounts.no_such_role, accounts.too_many_areas.
  void grant(Tx&, const Caller&, const Person& person, std::string_view role, Id<Area> community, std::string_view area_code) const;
  // Takes it away again and ends the account's sessions.
  void revoke(Tx&, Id<Person> person, std::string_view role, std::string_view area_code) const;
  // Tells sessions which volunteer a person is. From the module that keeps volunteers, while modules open.
  void find_volunteer_with(FindVolunteer find) { find_volunteer_ = std::move(find); }
  std::optional<std::int64_t> volunteer_of(Tx&, Id<Area> community, Id<Person> person) const;

  // ---- for the program ----

  // A fresh one-time token for the first administrator, as long as nobody is one; earlier ones stop working. The page
  // /desk/#/welcome/<token> takes it.
  std::optional<std::string> first_administrator_token(Tx&) const;
  // An account for somebody who is in no register, with a role; area "" is everywhere. For the demonstration.
  Id<Account> ensure_staff(Tx&, const std::string& name, const Phone& phone, std::string_view role, Id<Area> community,
                           std::string_view area_code) const;
  // The demonstration lets people sign in with codes that stand still. Such codes, and the sessions they open, count only
  // in a program that called this before it began to serve; `serve` never does.
  void allow_standing_codes() { standing_codes_allowed_ = true; }
  bool standing_codes_allowed() const { return standing_codes_allowed_; }
  // Throws std::logic_error in a program that did not allow them.
  void set_standing_code(Tx&, const Phone& phone, std::string_view code) const;

  // ---- routes ----

  // Whoever has a role in the community, or a post.
  Items<AccountRow> list(Tx&, const Caller&, const ListAccounts&) const;
  // Refuses with accounts.no_such_role, accounts.role_too_high, accounts.not_yourself, accounts.too_many_areas.
  AccountRow give_role(Tx&, const Caller&, const GiveRole&) const;
  // Ends the account's sessions too: whoever loses a right signs in anew.
  void take_role(Tx&, const Caller&, const GrantKey&) const;
  void end_sessions(Tx&, const Caller&, const AccountKey&) const;

  // ---- within the module ----

  // May the caller give this role there? Refuses with accounts.no_such_role, accounts.role_too_high, platform.no_permission.
  void require_may_give(const Caller&, std::string_view role, std::string_view area_code) const;
  void add_grant(Tx&, Id<Account> account, std::string_view role, Id<Area> community, std::string_view area_code,
                 const std::string& by_name) const;
  // The rights that an account's grants and its person's posts bring, without those of a resident.
  std::vector<Right> rights_of(Tx&, Id<Account> account, Id<Person> person, bool staff) const;
  const Role* find_role(std::string_view code) const;

 private:
  AccountRow row_of(Tx&, Id<Area> community, const AccountRow& bare) const;
  void require_here(Tx&, const Caller&, Id<Area> community, Id<Account> account) const;

  const areas::Areas& areas_;
  const people::People& people_;
  const posts::Posts& posts_;
  std::vector<Role> roles_;
  FindVolunteer find_volunteer_;
  bool standing_codes_allowed_ = false;
};

}  // namespace linli::accounts

namespace linli {
Module accounts_module();
}
