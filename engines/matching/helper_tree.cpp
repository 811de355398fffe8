#include "engines/matching/helper_tree.hpp"

#include <cmath>
#include <limits>

namespace linli::matching {
namespace {

constexpr std::uint32_t leaf_size = 8;

}  // namespace

HelperTree::HelperTree(std::vector<Entry> entries, bool placed, const Weights& weights)
    : entries_(std::move(entries)),
      floors_(entries_.size()),
      placed_(placed),
      minutes_per_metre_(1 / weights.metres_per_minute),
      unknown_place_minutes_(weights.unknown_place_minutes) {
  if (!entries_.empty()) grow(0, static_cast<std::uint32_t>(entries_.size()));
}

std::uint32_t HelperTree::grow(std::uint32_t first, std::uint32_t last) {
  const auto index = static_cast<std::uint32_t>(branches_.size());
  Branch branch{.low = entries_[first].point, .high = entries_[first].point, .first = first, .last = last};
  for (auto i = first; i < last; ++i)
    for (std::size_t axis = 0; axis < 3; ++axis) {
      branch.low[axis] = std::min(branch.low[axis], entries_[i].point[axis]);
      branch.high[axis] = std::max(branch.high[axis], entries_[i].point[axis]);
    }
  branches_.push_back(branch);
  if (last - first <= leaf_size) return index;

  std::size_t widest = 0;
  for (std::size_t axis = 1; axis < 3; ++axis)
    if (branch.high[axis] - branch.low[axis] > branch.high[widest] - branch.low[widest]) widest = axis;
  const auto middle = first + (last - first) / 2;
  std::nth_element(entries_.begin() + first, entries_.begin() + middle, entries_.begin() + last,
                   [&](const Entry& a, const Entry& b) {
                     return std::pair(a.point[widest], a.helper) < std::pair(b.point[widest], b.helper);
                   });
  const auto left = grow(first, middle);
  const auto right = grow(middle, last);
  branches_[index].left = left;
  branches_[index].right = right;
  return index;
}

void HelperTree::set_floors(std::span<const double> floors) {
  for (std::size_t i = 0; i < entries_.size(); ++i) floors_[i] = floors[entries_[i].helper];
  // A branch stands before those that grow from it.
  for (auto branch = branches_.rbegin(); branch != branches_.rend(); ++branch)
    branch->floor = branch->left ? std::min(branches_[branch->left].floor, branches_[branch->right].floor)
                                 : *std::min_element(floors_.begin() + branch->first, floors_.begin() + branch->last);
}

double HelperTree::walk(double straight_squared) const { return std::sqrt(straight_squared) * minutes_per_metre_; }

double HelperTree::bound(const Branch& branch, const std::optional<Point>& from) const {
  if (!from || !placed_) return unknown_place_minutes_ + branch.floor;
  double squared = 0;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const double outside = std::max({0.0, branch.low[axis] - (*from)[axis], (*from)[axis] - branch.high[axis]});
    squared += outside * outside;
  }
  return walk(squared) + branch.floor;
}

}  // namespace linli::matching
