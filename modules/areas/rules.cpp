#include "modules/areas/rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace linli::areas {
namespace {

// What a kind adds to its parent's code: a letter (or none) and digits.
struct Suffix {
  std::string_view letter;
  std::size_t digits;
};
Suffix suffix_of(AreaKind kind) {
  switch (kind) {
    case AreaKind::compound: return {"C", 2};
    case AreaKind::building: return {"B", 2};
    default: return {"", 3};
  }
}

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<AreaKind> kinds_above(AreaKind kind) {
  switch (kind) {
    case AreaKind::grid: return {AreaKind::community};
    case AreaKind::micro_grid: return {AreaKind::grid};
    case AreaKind::compound: return {AreaKind::grid, AreaKind::community};
    case AreaKind::building: return {AreaKind::compound};
    default: return {};
  }
}

std::string code_after(AreaKind kind, const std::string& parent_code, const std::string& last) {
  const auto [letter, digits] = suffix_of(kind);
  const int next = last.empty() ? 1 : std::stoi(last.substr(last.size() - digits)) + 1;
  const auto number = fmt::format("{:0{}}", next, digits);
  return number.size() > digits ? std::string() : parent_code + std::string(letter) + number;
}

bool is_well_formed(AreaKind kind, const std::string& parent_code, const std::string& code) {
  const auto [letter, digits] = suffix_of(kind);
  const auto start = parent_code + std::string(letter);
  return code.starts_with(start) && code.size() == start.size() + digits && are_digits(code.substr(start.size()));
}

bool is_street_code(std::string_view code) {
  return code.size() == 9 && are_digits(code) && !code.starts_with('0') && !code.ends_with("000");
}

bool is_community_code(std::string_view code) {
  return code.size() == 12 && are_digits(code) && is_street_code(code.substr(0, 9)) && !code.ends_with("000");
}

}  // namespace linli::areas
