#include "engines/districting/wholeness.hpp"

namespace linli::districting {

bool Wholeness::without(const Division& division, std::size_t block) {
  const auto grid = division[block];
  std::size_t missing = 0;
  ++question_;
  path_.clear();
  for (const auto& neighbour : ground_.around[block]) {
    if (division[neighbour.block] != grid) continue;
    wanted_[neighbour.block] = question_;
    if (missing++ == 0) path_.push_back(neighbour.block);
  }
  if (missing <= 1) return missing == 1;
  // Walk from one of those beside it until the others are met.
  seen_[block] = seen_[path_.front()] = question_;
  --missing;
  for (std::size_t next = 0; next < path_.size() && missing > 0; ++next)
    for (const auto& neighbour : ground_.around[path_[next]]) {
      const auto at = neighbour.block;
      if (division[at] != grid || seen_[at] == question_) continue;
      seen_[at] = question_;
      path_.push_back(at);
      if (wanted_[at] == question_ && --missing == 0) return true;
    }
  return missing == 0;
}

}  // namespace linli::districting
