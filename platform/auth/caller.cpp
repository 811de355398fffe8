#include "platform/auth/caller.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/base/refusal.hpp"

namespace linli {

Caller Caller::stranger() { return {}; }

Caller Caller::program(std::string name) {
  Caller caller;
  caller.is_program = true;
  caller.name = std::move(name);
  return caller;
}

bool Caller::may(const Permission& permission) const {
  if (is_program || permission == publik) return true;
  if (permission == linli::signed_in) return signed_in();
  return std::ranges::any_of(rights, [&](const Right& right) { return right.permission == permission.name; });
}

bool Caller::may(const Permission& permission, std::string_view area_code) const {
  if (is_program) return true;
  return std::ranges::any_of(rights, [&](const Right& right) {
    return right.permission == permission.name && area_code.starts_with(right.area_code);
  });
}

void Caller::require(const Permission& permission, std::string_view area_code) const {
  if (!may(permission, area_code)) throw Refusal::forbidden("platform.no_permission");
}

Reach Caller::reach(const Permission& permission) const {
  if (is_program) return Reach::everywhere();
  std::vector<std::string> codes;
  for (const auto& right : rights)
    if (right.permission == permission.name) codes.push_back(right.area_code);
  return Reach(std::move(codes));
}

bool Caller::is_or_acts_for(Id<Person> person) const { return person && (person == person_id || acts_for(person)); }

bool Caller::acts_for(Id<Person> person) const {
  return std::ranges::any_of(principals, [&](const Principal& principal) { return principal.person_id == person; });
}

Reach::Reach(std::vector<std::string> area_codes) : codes_(minimal(std::move(area_codes))) {
  if (codes_.size() > most) throw std::length_error("a reach has more than four separate areas");
}

std::vector<std::string> Reach::minimal(std::vector<std::string> area_codes) {
  std::ranges::sort(area_codes);
  std::vector<std::string> kept;
  for (auto& code : area_codes)
    if (kept.empty() || !code.starts_with(kept.back())) kept.push_back(std::move(code));
  return kept;
}

bool Reach::holds(std::string_view area_code) const {
  return std::ranges::any_of(codes_, [&](const auto& code) { return area_code.starts_with(code); });
}

bool Reach::touches(std::string_view area_code) const {
  return holds(area_code) || std::ranges::any_of(codes_, [&](const auto& code) { return code.starts_with(area_code); });
}

}  // namespace linli
