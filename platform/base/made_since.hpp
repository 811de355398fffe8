#pragma once
#include <algorithm>

#include "platform/base/id.hpp"

namespace linli {

// No id made at this moment or later is smaller: lets a list of what is new begin in the primary key.
inline std::int64_t first_id_at(Instant instant) {
  constexpr int node_and_sequence_bits = 22;
  return std::max<std::int64_t>(0, (instant - made_at(0)).milliseconds) << node_and_sequence_bits;
}

}  // namespace linli
