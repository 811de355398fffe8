#include "modules/accounts/rules.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <map>

#include "platform/crypto/digest.hpp"

namespace linli::accounts {
namespace {

struct Gathered {
  std::vector<Right> rights;
  bool complete = true;
};

Gathered gather_rights(const std::vector<Placed>& placed) {
  Gathered gathered;
  std::map<std::string_view, std::vector<std::string>> codes;
  for (const auto& each : placed)
    for (const auto& permission : each.role->permissions) {
      auto wider = codes[permission];
      if (std::ranges::find(wider, each.area_code) != wider.end()) continue;
      wider.push_back(each.area_code);
      if (Reach::minimal(wider).size() > Reach::most) {
        gathered.complete = false;
        continue;
      }
      codes[permission] = std::move(wider);
      gathered.rights.push_back({permission, each.area_code, each.community_id});
    }
  return gathered;
}

}  // namespace

bool is_open_role(std::string_view role) { return role == "resident" || role == "volunteer"; }

std::vector<Right> rights_of(const std::vector<Placed>& placed) { return gather_rights(placed).rights; }
bool fits_reach(const std::vector<Placed>& placed) { return gather_rights(placed).complete; }

const char* fault_of_giving(const std::vector<Right>& rights, const Role& role, std::string_view area_code) {
  constexpr std::string_view manage = "accounts.manage";
  bool here = false, above = false;
  for (const auto& right : rights) {
    if (right.permission != manage || !area_code.starts_with(right.area_code)) continue;
    here = true;
    above = above || right.area_code.empty() || right.area_code.size() < area_code.size();
  }
  if (!here) return "platform.no_permission";
  const bool brings_manage = std::ranges::find(role.permissions, manage) != role.permissions.end();
  return brings_manage && !above ? "accounts.role_too_high" : nullptr;
}

std::string network_of(const std::string& address) {
  std::string bytes(16, '\0');
  if (address.starts_with("::ffff:") || inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  return hex(bytes.substr(0, 8));
}

std::vector<End> ends_of(const Caller& caller) {
  const auto may = [&](std::string_view permission) { return caller.may(Permission{permission}); };
  std::vector<End> ends;
  if (caller.account_id) ends.push_back(End::resident);
  if (may("volunteers.serve") || may("requests.handle")) ends.push_back(End::field);
  if (may("areas.view") || may("requests.view") || may("accounts.manage")) ends.push_back(End::desk);
  return ends;
}

Duration idle_limit(Opened opened, std::int64_t session_days) {
  return opened == Opened::password ? std::min(hours(12), days(session_days)) : days(session_days);
}

}  // namespace linli::accounts
