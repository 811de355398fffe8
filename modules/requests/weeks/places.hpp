#pragma once
#include "platform/base/instant.hpp"

namespace linli::requests {

inline constexpr std::int64_t weeks_shown = 12;

inline Instant first_week(Instant now) { return now - days(7 * weeks_shown); }

// What happens in this very moment belongs to the last week; a telephone's clock may be ahead.
inline std::size_t place_of_week(std::int64_t week) {
  return static_cast<std::size_t>(std::clamp<std::int64_t>(week, 0, weeks_shown - 1));
}

}  // namespace linli::requests
