#pragma once
#include "modules/accounts/records.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::accounts {

inline constexpr Permission manage{"accounts.manage"};

struct Placed;
struct Stored;

struct Worker {
  Id<Account> id;
  Id<Person> person_id;  // 0 for whoever is in no register
  std::string name;
};

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
  void grant(Tx&, const Caller&, const Person& person, std::string_view role, Id<Area> community,
             std::string_view area_code) const;
  // Takes it away again and ends the account's sessions. Refuses nothing.
  void revoke(Tx&, Id<Person> person, std::string_view role, std::string_view area_code) const;
  // Tells sessions which volunteer a person is. From the module that keeps volunteers, while modules open.
  void find_volunteer_with(FindVolunteer find) { find_volunteer_ = std::move(find); }
  std::optional<std::int64_t> volunteer_of(Tx&, Id<Area> community, Id<Person> person) const;
  // Who holds a permission over an area, by a role or by a post, and has an account.
  std::vector<Worker> who_may(Tx&, Id<Area> community, const Permission&, std::string_view area_code) const;

  // ---- for the program ----

  // A fresh one-time token for the first administrator, as long as nobody is one; earlier ones stop working. The page
  // /desk/#/welcome/<token> takes it.
  std::optional<std::string> first_administrator_token(Tx&) const;
  // An account for somebody who is in no register, with a role; area "" is everywhere. For the demonstration.
  Id<Account> ensure_staff(Tx&, const std::string& name, const Phone& phone, std::string_view role, Id<Area> community,
                           std::string_view area_code) const;
  // The demonstration lets people sign in with codes that stand still. Such codes, and the sessions they open, count
  // only in a program that called this before it began to serve; `serve` never does.
  void allow_standing_codes() { standing_codes_allowed_ = true; }
  bool standing_codes_allowed() const { return standing_codes_allowed_; }
  // Throws std::logic_error in a program that did not allow them.
  void set_standing_code(Tx&, const Phone& phone, std::string_view code) const;

  // ---- routes ----

  Items<Role> list_roles(Tx&, const Caller&, const Nothing&) const { return {roles_}; }
  // Whoever has a role here or above, or a password; residents' accounts only when a name is searched for.
  Items<AccountRow> list(Tx&, const Caller&, const ListAccounts&) const;
  // Refuses with accounts.no_such_role, accounts.role_too_high, accounts.not_yourself, accounts.too_many_areas,
  // areas.no_such_area. Here and below: whoever's rights change signs in anew.
  AccountRow give_role(Tx&, const Caller&, const GiveRole&) const;
  // Refuses with accounts.role_too_high, accounts.last_administrator.
  void take_role(Tx&, const Caller&, const GrantKey&) const;
  // Refuses with accounts.role_too_high.
  void end_sessions(Tx&, const Caller&, const AccountKey&) const;
  // For whoever lost their second factor or left: ends the sessions and forgets how they sign in for work, until they
  // are invited again. Refuses with accounts.role_too_high and accounts.not_yourself.
  void forget_password(Tx&, const Caller&, const AccountKey&) const;
  // The caller leaves: sessions, telephone and rights are forgotten, and whom they helped is told; their record stays
  // with the community. Refuses with accounts.close_at_the_desk whoever works for the community, and with
  // accounts.resign_first whoever is a volunteer.
  void close_mine(Tx&, const Caller&, const Nothing&) const;
  // What is kept about how somebody signs in, for their own eyes.
  people::KeptPart kept(Tx&, const Words&, const Person&) const;

  // ---- within the module ----

  // Refuses with accounts.no_such_role, accounts.role_too_high, platform.no_permission.
  void require_may_give(const Caller&, std::string_view role, std::string_view area_code) const;
  // The community of a grant in this area, 0 when the area lies above it. Refuses with areas.no_such_area.
  Id<Area> community_of_grant(Tx&, Id<Area> community, std::string_view area_code) const;
  // Refuses with accounts.no_such_role, accounts.too_many_areas.
  void add_grant(Tx&, const Stored& account, std::string_view role, Id<Area> community, std::string_view area_code,
                 const std::string& by_name) const;
  // The roles that an account's grants and its person's posts bring; without `staff` only those open to every session.
  std::vector<Placed> placed_of(Tx&, Id<Account> account, Id<Person> person, bool staff) const;
  const Role* find_role(std::string_view code) const;
  bool has_administrator(Tx&) const;

 private:
  AccountRow row_of(Tx&, Id<Area> community, const Stored& account) const;
  void require_in_community(Tx&, Id<Area> community, Id<Account> account) const;
  void require_may_take_all(Tx&, const Caller&, Id<Account> account) const;

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
