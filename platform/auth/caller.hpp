#pragma once
#include <string>
#include <vector>

#include "platform/auth/permission.hpp"
#include "platform/auth/reach.hpp"
#include "platform/base/id.hpp"

namespace linli {

// Tags for ids of things that the platform only passes through.
struct Area;
struct Account;
struct Session;
struct Person;
struct Household;

// A right: one permission in one area and everything below it. `community_id` is 0 when the area lies above communities.
struct Right {
  std::string permission;
  std::string area_code;
  Id<Area> community_id;
};

// A resident for whom the caller may act, with that resident's consent on record.
struct Principal {
  Id<Person> person_id;
  Id<Household> household_id;
  Id<Area> community_id;
};

// Who asks. Made when a session is recognised and thrown away when its rights change; never changed in between.
struct Caller {
  Id<Account> account_id;
  Id<Session> session_id;
  Id<Person> person_id;        // 0 while nobody knows who holds the telephone
  Id<Household> household_id;
  Id<Area> community_id;       // where the person lives
  std::string name;
  std::string language = "zh";
  std::string csrf;
  bool is_program = false;     // the program itself: jobs, imports, the demonstration; may do everything
  std::vector<Right> rights;
  std::vector<Principal> principals;

  static Caller stranger();
  // The program itself, under a name that stands in the trace ("linli import").
  static Caller program(std::string name);

  bool signed_in() const { return static_cast<bool>(account_id) || is_program; }
  // Holds the permission somewhere.
  bool may(const Permission& permission) const;
  // Holds it in the area with this code.
  bool may(const Permission& permission, std::string_view area_code) const;
  // Refuses with platform.no_permission (403).
  void require(const Permission& permission, std::string_view area_code) const;
  // Where the permission holds, for list queries.
  Reach reach(const Permission& permission) const;
  // Is this person, or acts for them with consent.
  bool is_or_acts_for(Id<Person> person) const;
  bool acts_for(Id<Person> person) const;
};

}  // namespace linli
