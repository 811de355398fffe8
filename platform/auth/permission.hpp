#pragma once
#include <string_view>

namespace linli {

// What somebody may do, "<module>.<word>". Every route names one; where it holds is the caller's Reach.
struct Permission {
  std::string_view name;
  constexpr bool operator==(const Permission&) const = default;
};

// For routes that anybody may use, and for those that any signed-in person may use for themselves.
inline constexpr Permission publik{"platform.publik"};
inline constexpr Permission signed_in{"platform.signed_in"};

}  // namespace linli
