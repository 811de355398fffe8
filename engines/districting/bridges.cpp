#include "engines/districting/bridges.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace linli::districting {
namespace {

struct Bridge {
  std::size_t from = nobody, to = nobody;
  double squared = std::numeric_limits<double>::infinity();
};

// Blocks from west to east, so that a search may stop as soon as the way east alone is too far.
class Shore {
 public:
  explicit Shore(const Ground& ground)
      : ground_(ground), west_to_east_(ground.blocks.size()), rank_(ground.blocks.size()) {
    std::iota(west_to_east_.begin(), west_to_east_.end(), std::size_t{0});
    std::ranges::stable_sort(west_to_east_, {}, [&](std::size_t i) { return ground_.blocks[i].x; });
    for (std::size_t i = 0; i < rank_.size(); ++i) rank_[west_to_east_[i]] = i;
  }

  void improve(Bridge& best, std::size_t from, Groups& groups) const {
    for (auto i = rank_[from]; i-- > 0;)
      if (!consider(best, from, west_to_east_[i], groups)) break;
    for (auto i = rank_[from] + 1; i < west_to_east_.size(); ++i)
      if (!consider(best, from, west_to_east_[i], groups)) break;
  }

 private:
  // False when nothing further out can be nearer.
  bool consider(Bridge& best, std::size_t from, std::size_t to, Groups& groups) const {
    const double east = ground_.blocks[to].x - ground_.blocks[from].x,
                 north = ground_.blocks[to].y - ground_.blocks[from].y;
    if (east * east >= best.squared) return false;
    const double squared = east * east + north * north;
    if (squared < best.squared && groups.of(from) != groups.of(to)) best = {from, to, squared};
    return true;
  }

  const Ground& ground_;
  std::vector<std::size_t> west_to_east_, rank_;
};

}  // namespace

void add_bridges(Ground& ground) {
  const auto count = ground.blocks.size();
  Groups groups(count);
  for (std::size_t i = 0; i < count; ++i)
    for (const auto& neighbour : ground.around[i]) groups.join(i, neighbour.block);
  std::vector<std::vector<std::size_t>> parts(count);
  for (std::size_t i = 0; i < count; ++i) parts[groups.of(i)].push_back(i);
  std::erase_if(parts, [](const auto& part) { return part.empty(); });
  // The smallest first: by the turn of the largest everything is joined.
  std::ranges::stable_sort(parts, {}, [](const auto& part) { return part.size(); });
  const Shore shore(ground);
  for (const auto& part : parts) {
    if (&part == &parts.back()) break;
    Bridge best;
    for (const auto block : part) shore.improve(best, block, groups);
    if (best.from == nobody || !groups.join(best.from, best.to)) continue;
    ground.around[best.from].push_back({best.to, 0});
    ground.around[best.to].push_back({best.from, 0});
  }
}

}  // namespace linli::districting
