#include "engines/districting/first_borders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "engines/districting/wholeness.hpp"

namespace linli::districting {
namespace {

Division started(const Ground& ground) {
  Division division;
  for (const auto& block : ground.blocks) division.push_back(block.start < ground.grids ? block.start : nobody);
  return division;
}

// Numbers METIS's grids so that as many pinned households as possible lie in the grid they are pinned to.
void number_for_pins(Division& division, const Ground& ground) {
  std::map<std::pair<std::size_t, std::size_t>, double> fits;
  for (std::size_t i = 0; i < ground.blocks.size(); ++i)
    if (const auto pinned = ground.blocks[i].pinned) fits[{division[i], *pinned}] += 1 + ground.blocks[i].households;
  std::vector<std::tuple<double, std::size_t, std::size_t>> best;
  for (const auto& [pair, households] : fits) best.emplace_back(-households, pair.first, pair.second);
  std::ranges::sort(best);
  std::vector<std::size_t> number(ground.grids, nobody);
  std::vector<bool> given(ground.grids);
  for (const auto& [less, from, to] : best) {
    if (number[from] != nobody || given[to]) continue;
    number[from] = to;
    given[to] = true;
  }
  std::size_t free = 0;
  for (auto& each : number) {
    if (each != nobody) continue;
    while (given[free]) ++free;
    each = free;
    given[free] = true;
  }
  for (auto& grid : division) grid = number[grid];
}

// Who must not leave its grid: pinned blocks, and those over which they are joined.
class Holds {
 public:
  Holds(const Ground& ground, const Division& division) : ground_(ground), division_(division) {}

  // Each grid's holds in one piece, or the grid for which there is no way.
  std::optional<std::size_t> find() {
    std::vector<std::size_t> order;
    for (std::size_t grid = 0; grid < ground_.grids; ++grid) order.push_back(grid);
    std::optional<std::size_t> blocked;
    // Whoever found no way looks first the next time.
    for (std::size_t trial = 0; trial < std::min<std::size_t>(ground_.grids, 50); ++trial) {
      blocked = join_all(order);
      if (!blocked) return {};
      order.erase(std::ranges::find(order, *blocked));
      order.insert(order.begin(), *blocked);
    }
    return blocked;
  }
  const Division& grids() const { return held_; }

 private:
  std::optional<std::size_t> join_all(const std::vector<std::size_t>& order) {
    held_.assign(ground_.blocks.size(), nobody);
    std::vector<std::vector<std::size_t>> pinned(ground_.grids);
    for (std::size_t i = 0; i < held_.size(); ++i)
      if (const auto grid = ground_.blocks[i].pinned) pinned[held_[i] = *grid].push_back(i);
    for (const auto grid : order)
      if (pinned[grid].size() > 1 && !join(grid, pinned[grid])) return grid;
    return {};
  }

  bool join(std::size_t grid, const std::vector<std::size_t>& pinned) {
    std::vector<bool> joined(held_.size());
    joined[pinned.front()] = true;
    for (auto missing = pinned.size() - 1; missing > 0;) {
      const auto reached = walk(grid, joined);
      if (reached == nobody) return false;
      for (auto at = reached; at != nobody && !joined[at]; at = from_[at]) {
        if (ground_.blocks[at].pinned) --missing;
        joined[at] = true;
        held_[at] = grid;
      }
    }
    return true;
  }

  // The nearest pinned block that is not joined yet; a way within the grid is as good as none.
  std::size_t walk(std::size_t grid, const std::vector<bool>& joined) {
    from_.assign(held_.size(), nobody);
    std::vector<bool> left(held_.size());
    std::deque<std::size_t> next;
    for (std::size_t i = 0; i < held_.size(); ++i)
      if (joined[i]) next.push_back(i);
    while (!next.empty()) {
      const auto at = next.front();
      next.pop_front();
      if (left[at]) continue;
      left[at] = true;
      if (!joined[at] && ground_.blocks[at].pinned) return at;
      for (const auto& neighbour : ground_.around[at]) {
        const auto to = neighbour.block;
        const bool is_open = held_[to] == nobody || held_[to] == grid;
        if (!is_open || joined[to] || left[to]) continue;
        const bool is_home = division_[to] == grid || held_[to] == grid;
        if (from_[to] == nobody || is_home) from_[to] = at;
        if (is_home)
          next.push_front(to);
        else
          next.push_back(to);
      }
    }
    return nobody;
  }

  const Ground& ground_;
  const Division& division_;
  Division held_;
  std::vector<std::size_t> from_;
};

// Leaves each grid its main piece, the one that is held or has most households, and lets all others go to the grid
// beside them to which most ties lead.
class Mending {
 public:
  Mending(const Ground& ground, const Division& held, Division& division)
      : ground_(ground), held_(held), division_(division), piece_of_(division.size(), nobody) {}

  void mend() {
    find_pieces();
    settle_main_pieces();
    std::vector<std::size_t> loose;
    for (std::size_t piece = 0; piece < pieces_.size(); ++piece)
      if (!settled_[piece]) loose.push_back(piece);
    while (!loose.empty()) {
      const auto is_placed = [&](std::size_t piece) { return place(piece); };
      if (std::erase_if(loose, is_placed) == 0) return;
    }
  }

 private:
  void find_pieces() {
    for (std::size_t i = 0; i < division_.size(); ++i) {
      if (piece_of_[i] != nobody) continue;
      piece_of_[i] = pieces_.size();
      auto& piece = pieces_.emplace_back(1, i);
      if (division_[i] == nobody) continue;
      for (std::size_t next = 0; next < piece.size(); ++next)
        for (const auto& neighbour : ground_.around[piece[next]]) {
          const auto at = neighbour.block;
          if (piece_of_[at] != nobody || division_[at] != division_[i]) continue;
          piece_of_[at] = piece_of_[i];
          piece.push_back(at);
        }
    }
  }

  void settle_main_pieces() {
    settled_.resize(pieces_.size());
    std::vector<std::pair<double, std::size_t>> main(ground_.grids, {-1, nobody});
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto grid = division_[pieces_[i].front()];
      if (grid == nobody) continue;
      double weight = 0;
      for (const auto block : pieces_[i])
        weight += ground_.blocks[block].households + (held_[block] == grid ? 1e15 : 0);
      if (weight > main[grid].first) main[grid] = {weight, i};
    }
    for (const auto& [weight, piece] : main)
      if (piece != nobody) settled_[piece] = true;
  }

  bool place(std::size_t piece) {
    std::map<std::size_t, double> ties;
    for (const auto block : pieces_[piece])
      for (const auto& neighbour : ground_.around[block])
        if (settled_[piece_of_[neighbour.block]]) ties[division_[neighbour.block]] += neighbour.tie;
    if (ties.empty()) return false;
    const auto by_tie = [](const auto& one, const auto& other) { return one.second < other.second; };
    const auto grid = std::ranges::max_element(ties, by_tie)->first;
    for (const auto block : pieces_[piece]) division_[block] = grid;
    return settled_[piece] = true;
  }

  const Ground& ground_;
  const Division& held_;
  Division& division_;
  std::vector<std::size_t> piece_of_;
  std::vector<std::vector<std::size_t>> pieces_;
  std::vector<bool> settled_;
};

// Gives every empty grid a block at the border of a large one, from where the search lets it grow.
std::optional<std::size_t> fill_empty_grids(const Ground& ground, const Division& held, Division& division) {
  std::vector<double> households(ground.grids);
  std::vector<std::size_t> count(ground.grids);
  for (std::size_t i = 0; i < division.size(); ++i) {
    households[division[i]] += ground.blocks[i].households;
    ++count[division[i]];
  }
  Wholeness wholeness(ground);
  for (std::size_t empty = 0; empty < ground.grids; ++empty) {
    if (count[empty] > 0) continue;
    std::size_t best = nobody;
    for (std::size_t i = 0; i < division.size(); ++i) {
      const bool is_free = held[i] == nobody && count[division[i]] > 1;
      if (!is_free || (best != nobody && households[division[i]] <= households[division[best]])) continue;
      if (wholeness.without(division, i)) best = i;
    }
    if (best == nobody) return empty;
    const double moved = ground.blocks[best].households;
    households[division[best]] -= moved, households[empty] += moved;
    --count[division[best]], ++count[empty];
    division[best] = empty;
  }
  return {};
}

}  // namespace

Result<Division> first_borders(const Ground& ground, const Options& options) {
  auto division = started(ground);
  if (std::ranges::all_of(division, [](std::size_t grid) { return grid == nobody; })) {
    auto divided = divide_with_metis(ground, options.tolerance, options.seed);
    if (!divided) return divided;
    division = std::move(*divided);
    number_for_pins(division, ground);
  }
  Holds holds(ground, division);
  if (const auto blocked = holds.find())
    return Failure{
        fmt::format("The places pinned to grid {} cannot be joined: places pinned to other grids lie between "
                    "them. Unpin some.",
                    *blocked)};
  for (std::size_t i = 0; i < division.size(); ++i)
    if (holds.grids()[i] != nobody) division[i] = holds.grids()[i];
  Mending(ground, holds.grids(), division).mend();
  if (const auto empty = fill_empty_grids(ground, holds.grids(), division))
    return Failure{
        fmt::format("Grid {} would be empty: what is pinned leaves it no place. Unpin some, or ask for fewer "
                    "grids.",
                    *empty)};
  return division;
}

}  // namespace linli::districting
