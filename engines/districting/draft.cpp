#include "engines/districting/draft.hpp"

#include <algorithm>
#include <cmath>

namespace linli::districting {
namespace {

// What an emphasis of 1 means, in ordinary ties: a grid as spread out as the first ones; a tenth more or less work than
// the average; as many households as a grid has moved away from where they were.
constexpr double ties_of_spread = 3;
constexpr double ties_of_work = 1;
constexpr double ties_of_leaving = 12;
constexpr double ordinary_imbalance = 0.1;
// Sums of fractions are never exact.
constexpr double hair = 1e-9;

}  // namespace

Draft::Draft(const Ground& ground, const Options& options, Division division)
    : ground_(ground),
      ties_(options.emphasis.ties / ground.tie),
      compactness_(0),
      work_(ground.average_minutes > 0 ? options.emphasis.work * ties_of_work : 0),
      staying_(options.emphasis.staying * ties_of_leaving / ground.average),
      tolerance_(options.tolerance + hair),
      step_(std::max(0.01, 0.25 * static_cast<double>(ground.grids) / static_cast<double>(ground.blocks.size()))),
      division_(std::move(division)),
      sums_(ground.grids),
      costs_(ground.grids),
      members_(ground.grids),
      place_in_members_(division_.size()) {
  for (std::size_t i = 0; i < division_.size(); ++i) {
    add(sums_[division_[i]], ground.blocks[i], 1);
    place_in_members_[i] = members_[division_[i]].size();
    members_[division_[i]].push_back(i);
  }
  double spread_now = 0;
  for (const auto& sums : sums_) spread_now += spread(sums);
  const double usual = spread_now / static_cast<double>(ground.grids);
  if (usual > 0) compactness_ = options.emphasis.compactness * ties_of_spread / usual;
  set_strictness(strictness_);
}

void Draft::set_strictness(double ties) {
  strictness_ = ties;
  std::ranges::transform(sums_, costs_.begin(), [&](const Sums& sums) { return cost_of(sums); });
}

void Draft::add(Sums& sums, const Block& block, double times) const {
  const double households = times * block.households;
  sums.households += households;
  sums.minutes += times * block.minutes;
  sums.x += households * block.x;
  sums.y += households * block.y;
  sums.squares += households * (block.x * block.x + block.y * block.y) + times * block.spread;
}

double Draft::spread(const Sums& sums) const {
  if (sums.households <= hair) return 0;
  return std::max(0.0, sums.squares - (sums.x * sums.x + sums.y * sums.y) / sums.households);
}

double Draft::steps_over(const Sums& sums) const {
  return (std::abs(sums.households / ground_.average - 1) - tolerance_) / step_;
}

double Draft::cost_of(const Sums& sums) const {
  const double over = steps_over(sums);
  // A hair out of tolerance is out of tolerance: the cost begins with a jump.
  double cost = over > 0 ? strictness_ * (0.25 + over + over * over / 4) : 0;
  if (compactness_ > 0) cost += compactness_ * spread(sums);
  if (work_ > 0) {
    const double off = (sums.minutes / ground_.average_minutes - 1) / ordinary_imbalance;
    cost += work_ * off * off;
  }
  return cost;
}

double Draft::cost_of_staying(const Block& block, std::size_t grid) const {
  return block.start < ground_.grids && block.start != grid ? staying_ * block.households : 0;
}

double Draft::change(std::size_t block, std::size_t grid) const {
  const auto& moved = ground_.blocks[block];
  const auto from = division_[block];
  auto left = sums_[from], joined = sums_[grid];
  add(left, moved, -1);
  add(joined, moved, 1);
  double ties = 0;
  for (const auto& neighbour : ground_.around[block]) {
    const auto theirs = division_[neighbour.block];
    if (theirs == from) ties += neighbour.tie;
    if (theirs == grid) ties -= neighbour.tie;
  }
  return ties_ * ties + cost_of(left) + cost_of(joined) - costs_[from] - costs_[grid] + cost_of_staying(moved, grid) -
         cost_of_staying(moved, from);
}

void Draft::move(std::size_t block, std::size_t grid) {
  const auto from = division_[block];
  add(sums_[from], ground_.blocks[block], -1);
  add(sums_[grid], ground_.blocks[block], 1);
  costs_[from] = cost_of(sums_[from]);
  costs_[grid] = cost_of(sums_[grid]);
  auto& left = members_[from];
  const auto last = left.back();
  left[place_in_members_[block]] = last;
  place_in_members_[last] = place_in_members_[block];
  left.pop_back();
  place_in_members_[block] = members_[grid].size();
  members_[grid].push_back(block);
  division_[block] = grid;
}

double Draft::cost() const {
  double cost = 0;
  for (const double each : costs_) cost += each;
  for (std::size_t i = 0; i < division_.size(); ++i) {
    cost += cost_of_staying(ground_.blocks[i], division_[i]);
    for (const auto& neighbour : ground_.around[i])
      if (neighbour.block > i && division_[neighbour.block] != division_[i]) cost += ties_ * neighbour.tie;
  }
  return cost;
}

std::vector<std::size_t> Draft::off_grids() const {
  std::vector<std::size_t> off;
  for (std::size_t grid = 0; grid < sums_.size(); ++grid)
    if (steps_over(sums_[grid]) > 0) off.push_back(grid);
  return off;
}

}  // namespace linli::districting
