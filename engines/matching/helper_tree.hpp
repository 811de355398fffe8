#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engines/matching/sphere.hpp"

namespace linli::matching {

// Finds the helpers whose walk and floor together stay below a limit, without looking at the rest: a k-d tree in which
// every branch knows its box and its smallest floor. A helper's floor is what they cost at least, besides the walk.
class HelperTree {
 public:
  // A helper with several places has an entry for each.
  struct Entry {
    std::uint32_t helper = 0;
    Point point{};
  };

  // `placed` says whether the entries' points mean anything.
  HelperTree(std::vector<Entry> entries, bool placed, const Weights& weights);

  std::size_t size() const { return entries_.size(); }

  // Takes over new floors, by helper.
  void set_floors(std::span<const double> floors);

  // Where to look from, and up to which walk + floor. Of branches that are equally good, `luck` says which comes first,
  // so that many questions from nowhere do not all find the same few helpers.
  struct Question {
    std::optional<Point> from;
    double limit = 0;
    std::uint32_t luck = 0;
  };

  // Calls see(helper) for entries with walk + floor < limit, the nearer branch first; it returns the limit from there
  // on.
  template <class See>
  void visit(Question question, See&& see) const {
    if (!branches_.empty()) visit_branch(0, bound(branches_[0], question.from), question, see);
  }

 private:
  struct Branch {
    Point low{}, high{};
    double floor = 0;
    std::uint32_t first = 0, last = 0;
    std::uint32_t left = 0, right = 0;  // 0 at a leaf
  };

  std::uint32_t grow(std::uint32_t first, std::uint32_t last);
  double walk(double straight_squared) const;
  double bound(const Branch& branch, const std::optional<Point>& from) const;

  template <class See>
  void visit_branch(std::uint32_t index, double least, Question& question, See& see) const {
    if (least >= question.limit) return;
    const Branch& branch = branches_[index];
    if (branch.left == 0) {
      for (auto i = branch.first; i < branch.last; ++i)
        if (bound(entries_[i], question.from) + floors_[i] < question.limit) question.limit = see(entries_[i].helper);
      return;
    }
    const double left = bound(branches_[branch.left], question.from),
                 right = bound(branches_[branch.right], question.from);
    const bool left_first = left < right || (left == right && coin(question.luck, index));
    visit_branch(left_first ? branch.left : branch.right, std::min(left, right), question, see);
    visit_branch(left_first ? branch.right : branch.left, std::max(left, right), question, see);
  }

  static bool coin(std::uint32_t luck, std::uint32_t index) {
    return ((luck + 1) * 0x9e3779b1u ^ index * 0x85ebca77u) * 0xc2b2ae3du >> 31;
  }

  double bound(const Entry& entry, const std::optional<Point>& from) const {
    return from && placed_ ? walk(straight_squared(entry.point, *from)) : unknown_place_minutes_;
  }

  std::vector<Entry> entries_;
  std::vector<double> floors_;  // of the entries
  std::vector<Branch> branches_;
  bool placed_;
  double minutes_per_metre_;
  double unknown_place_minutes_;
};

}  // namespace linli::matching
