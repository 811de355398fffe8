#include "engines/districting/ground.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engines/districting/bridges.hpp"

namespace linli::districting {
namespace {

std::vector<std::size_t> numbered(Groups& groups, std::size_t count) {
  std::vector<std::size_t> number_of_root(count, nobody), number(count);
  std::size_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto& root = number_of_root[groups.of(i)];
    if (root == nobody) root = next++;
    number[i] = root;
  }
  return number;
}

std::vector<std::size_t> blocks_of(const City& city, const Options& options) {
  Groups glue(city.places.size());
  for (const auto& group : options.glued)
    for (const auto place : group) glue.join(group.front(), place);
  return numbered(glue, city.places.size());
}

void fill_blocks(Ground& ground, const City& city, const Options& options) {
  const auto points = points_of(city.places);
  std::vector<double> weights(ground.blocks.size()), plain(ground.blocks.size());
  const auto weigh = [&](std::size_t place) { return city.places[place].households + 1e-9; };
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    auto& block = ground.blocks[ground.block_of[i]];
    block.households += city.places[i].households;
    block.minutes += minutes_of(city.places[i], options);
    block.x += weigh(i) * points[i].x;
    block.y += weigh(i) * points[i].y;
    weights[ground.block_of[i]] += weigh(i);
    if (!options.start.empty() && block.start == nobody) block.start = options.start[i];
  }
  for (std::size_t i = 0; i < ground.blocks.size(); ++i) {
    ground.blocks[i].x /= weights[i];
    ground.blocks[i].y /= weights[i];
  }
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    auto& block = ground.blocks[ground.block_of[i]];
    const double east = points[i].x - block.x, north = points[i].y - block.y;
    block.spread += city.places[i].households * (east * east + north * north);
  }
}

std::string pin(Ground& ground, const City& city, const Options& options) {
  for (const auto& pin : options.pins) {
    if (pin.grid >= ground.grids)
      return fmt::format("Place {} is pinned to grid {}, but there are {} grids, counted from 0.",
                         city.places[pin.place].id, pin.grid, ground.grids);
    auto& pinned = ground.blocks[ground.block_of[pin.place]].pinned;
    if (pinned && *pinned != pin.grid)
      return fmt::format(
          "Place {}, or what it is glued to, is pinned to grid {} and to grid {}; leave one of them out.",
          city.places[pin.place].id, *pinned, pin.grid);
    pinned = pin.grid;
  }
  return {};
}

void link(Ground& ground, const City& city) {
  std::vector<std::map<std::size_t, double>> ties(ground.blocks.size());
  for (const auto& link : city.links) {
    const auto a = ground.block_of[link.a], b = ground.block_of[link.b];
    if (a == b) continue;
    ties[a][b] += link.tie;
    ties[b][a] += link.tie;
  }
  ground.around.resize(ground.blocks.size());
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < ties.size(); ++i)
    for (const auto& [other, tie] : ties[i]) {
      ground.around[i].push_back({other, tie});
      sum += tie;
      ++count;
    }
  if (count > 0) ground.tie = sum / static_cast<double>(count);
}

// The places that are not joined to most of them, by island.
std::vector<std::vector<std::size_t>> islands_of(const Ground& ground) {
  const auto count = ground.blocks.size();
  Groups groups(count);
  for (std::size_t i = 0; i < count; ++i)
    for (const auto& neighbour : ground.around[i]) groups.join(i, neighbour.block);
  const auto number = numbered(groups, count);
  std::vector<std::vector<std::size_t>> parts(*std::ranges::max_element(number) + 1);
  for (std::size_t place = 0; place < ground.block_of.size(); ++place)
    parts[number[ground.block_of[place]]].push_back(place);
  const auto size = [](const auto& part) { return part.size(); };
  parts.erase(std::ranges::max_element(parts, {}, size));
  return parts;
}

}  // namespace

Groups::Groups(std::size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), std::size_t{0}); }

std::size_t Groups::of(std::size_t one) {
  while (above_[one] != one) one = above_[one] = above_[above_[one]];
  return one;
}

bool Groups::join(std::size_t a, std::size_t b) {
  a = of(a);
  b = of(b);
  if (a == b) return false;
  above_[std::max(a, b)] = std::min(a, b);
  return true;
}

Result<Ground> ground_of(const City& city, const Options& options) {
  if (auto fault = fault_of(city, options); !fault.empty()) return Failure{std::move(fault)};
  Ground ground;
  ground.block_of = blocks_of(city, options);
  ground.blocks.resize(*std::ranges::max_element(ground.block_of) + 1);
  fill_blocks(ground, city, options);

  double households = 0, minutes = 0;
  for (const auto& block : ground.blocks) {
    households += block.households;
    minutes += block.minutes;
  }
  const auto most = ground.blocks.size();
  const double wanted = std::round(households / options.target);
  ground.grids = options.grids.value_or(wanted < 1 ? 1 : static_cast<std::size_t>(std::min(wanted, 1e9)));
  if (ground.grids > most)
    return Failure{fmt::format("{} places that stay whole cannot make {} grids; ask for fewer or larger ones.", most,
                               ground.grids)};
  ground.average = households / static_cast<double>(ground.grids);
  ground.average_minutes = minutes / static_cast<double>(ground.grids);
  if (auto fault = pin(ground, city, options); !fault.empty()) return Failure{std::move(fault)};
  link(ground, city);
  ground.islands = islands_of(ground);
  add_bridges(ground);
  return ground;
}

}  // namespace linli::districting
