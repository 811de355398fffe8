#include "engines/districting/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "engines/districting/wholeness.hpp"

namespace linli::districting {
namespace {

// A course of annealing. Heat and costs are in ordinary ties.
struct Course {
  double first_heat, last_heat;
  double first_strictness, last_strictness;
};

// Found by trying on made cities and on census graphs.
constexpr Course whole_city{1.5, 0.03, 0.3, 10}, surroundings{1.5, 0.1, 3, 30};
constexpr double hottest = 3;  // times as hot as that, by chance, for surroundings that did not come right before
constexpr double final_strictness = 1'000;
constexpr double trials_per_block = 3'000, fewest_trials = 150'000, most_trials = 20'000'000;
constexpr double trials_per_block_around = 200;
constexpr double share_of_swaps = 0.3;
constexpr int steps = 200;
constexpr int improving_steps = 20;  // the last of them, in which only what pays is done
constexpr int most_straightenings = 200;
// Small towns are looked at again and again, hotter each time, because that costs little.
constexpr std::size_t small = 1'000;
constexpr int rounds_of_small = 6;

// The same on every machine, which the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  double share() { return static_cast<double>(random_() >> 11) * 0x1p-53; }
  std::size_t below(std::size_t count) {
    return std::min(count - 1, static_cast<std::size_t>(share() * static_cast<double>(count)));
  }

 private:
  std::mt19937_64 random_;
};

class Annealing {
 public:
  Annealing(const Ground& ground, const Options& options, const Division& first)
      : ground_(ground),
        draft_(ground, options, first),
        wholeness_(ground),
        dice_(options.seed),
        effort_(options.effort) {}

  Draft& draft() { return draft_; }

  // `heat` times as hot, and as strict at first, as is usual.
  void run(double heat, const Progress& progress) {
    open_.assign(ground_.grids, true);
    blocks_.resize(ground_.blocks.size());
    std::iota(blocks_.begin(), blocks_.end(), std::size_t{0});
    const double wanted = trials_per_block * static_cast<double>(blocks_.size());
    auto course = whole_city;
    course.first_heat *= heat;
    course.first_strictness *= heat;
    anneal(course, std::clamp(wanted, fewest_trials, most_trials) * effort_, progress);
    for (int i = 0; i < most_straightenings && progress(1); ++i)
      if (!straighten()) break;
  }

 private:
  void anneal(const Course& course, double trials, const Progress& progress) {
    for (int step = 0; step < steps && progress(static_cast<double>(step) / steps); ++step) {
      const double cooled = static_cast<double>(step) / (steps - improving_steps);
      const bool only_improves = cooled >= 1;
      heat_ = only_improves ? 0 : course.first_heat * std::pow(course.last_heat / course.first_heat, cooled);
      const double strictness =
          course.first_strictness * std::pow(course.last_strictness / course.first_strictness, cooled);
      draft_.set_strictness(only_improves ? final_strictness : strictness);
      for (auto trial = static_cast<std::int64_t>(trials / steps); trial > 0; --trial) try_one();
    }
    draft_.set_strictness(final_strictness);
  }

  // Anneals the surroundings of a grid that is still out of tolerance. False when there is none.
  bool straighten() {
    const auto off = draft_.off_grids();
    if (off.empty() || ground_.grids == 2) return false;
    look_around(off[dice_.below(off.size())], 2 + static_cast<int>(dice_.below(2)));
    const double cost = draft_.cost();
    const auto before = draft_.division();
    auto course = surroundings;
    course.first_heat *= 1 + (hottest - 1) * dice_.share();
    anneal(course, trials_per_block_around * static_cast<double>(blocks_.size()), [](double) { return true; });
    if (draft_.cost() > cost)
      for (const auto block : blocks_)
        if (draft_.division()[block] != before[block]) draft_.move(block, before[block]);
    return true;
  }

  // Opens a grid and those that many borders away, and no other.
  void look_around(std::size_t grid, int borders) {
    open_.assign(ground_.grids, false);
    open_[grid] = true;
    blocks_ = draft_.members(grid);
    for (std::size_t first = 0; borders > 0; --borders) {
      const auto last = blocks_.size();
      for (; first < last; ++first)
        for (const auto& neighbour : ground_.around[blocks_[first]]) {
          const auto other = draft_.division()[neighbour.block];
          if (open_[other]) continue;
          open_[other] = true;
          blocks_.insert(blocks_.end(), draft_.members(other).begin(), draft_.members(other).end());
        }
    }
  }

  void try_one() {
    const auto block = blocks_[dice_.below(blocks_.size())];
    const auto& around = ground_.around[block];
    if (around.empty() || ground_.blocks[block].pinned) return;
    const auto to = draft_.division()[around[dice_.below(around.size())].block];
    const auto from = draft_.division()[block];
    if (to == from || !open_[to]) return;
    if (dice_.share() < share_of_swaps)
      try_swap(block, from, to);
    else if (pays(draft_.change(block, to)) && wholeness_.without(draft_.division(), block))
      draft_.move(block, to);
  }

  void try_swap(std::size_t block, std::size_t from, std::size_t to) {
    const auto& others = draft_.members(to);
    const auto other = others[dice_.below(others.size())];
    if (ground_.blocks[other].pinned || !touches(other, from, block)) return;
    const double there = draft_.change(block, to);
    if (!wholeness_.without(draft_.division(), block)) return;
    draft_.move(block, to);
    if (pays(there + draft_.change(other, from)) && wholeness_.without(draft_.division(), other))
      draft_.move(other, from);
    else
      draft_.move(block, from);
  }

  bool touches(std::size_t block, std::size_t grid, std::size_t besides) const {
    return std::ranges::any_of(ground_.around[block], [&](const Neighbour& neighbour) {
      return neighbour.block != besides && draft_.division()[neighbour.block] == grid;
    });
  }

  bool pays(double change) {
    if (heat_ == 0) return change < -1e-9;
    return change <= 0 || dice_.share() < std::exp(-change / heat_);
  }

  const Ground& ground_;
  Draft draft_;
  Wholeness wholeness_;
  Dice dice_;
  double effort_;
  std::vector<std::size_t> blocks_;  // that are tried
  std::vector<bool> open_;           // the grids that may take one
  double heat_ = 0;
};

}  // namespace

Division search(const Ground& ground, const Options& options, const Division& first, const Progress& progress) {
  Draft before(ground, options, first);
  before.set_strictness(final_strictness);
  auto best = first;
  double cheapest = before.cost();
  Annealing annealing(ground, options, first);
  const int rounds = ground.blocks.size() < small ? rounds_of_small : 1;
  bool goes_on = true;
  for (int round = 0; round < rounds && goes_on; ++round) {
    annealing.run(1 + 0.5 * round,
                  [&](double done) { return goes_on = !progress || progress((round + done) / rounds); });
    if (const double cost = annealing.draft().cost(); cost < cheapest) {
      cheapest = cost;
      best = annealing.draft().division();
    }
  }
  return best;
}

}  // namespace linli::districting
