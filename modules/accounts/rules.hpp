#pragma once
#include "modules/accounts/records.hpp"

namespace linli::accounts {

// A role in an area.
struct Placed {
  const Role* role = nullptr;
  Id<Area> community_id;  // 0 above communities
  std::string area_code;
};

// Roles whose rights are open in every session. All others need password and second factor.
bool is_open_role(std::string_view role);

// The rights of some roles in their areas. What would give one permission more separate areas than a reach can hold is
// left out, the last first.
std::vector<Right> rights_of(const std::vector<Placed>& placed);
// True when nothing is left out.
bool fits_reach(const std::vector<Placed>& placed);

// May somebody with these rights give this role there? `accounts.manage` must hold in the area; a role that itself
// brings accounts.manage is given only from above, or everywhere by whoever holds it everywhere. Null or the refusal's
// code.
const char* fault_of_giving(const std::vector<Right>& rights, const Role& role, std::string_view area_code);

// What limits per network address count by: an IPv4 address, or the /64 of an IPv6 address, because one subscriber has
// all of it. Anything else as it is.
std::string network_of(const std::string& address);

// Which ends have something to show.
std::vector<End> ends_of(const Caller& caller);

// Unused for this long, a session ends.
Duration idle_limit(Opened opened, std::int64_t session_days);

}  // namespace linli::accounts
