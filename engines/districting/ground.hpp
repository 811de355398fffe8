#pragma once
#include <optional>
#include <vector>

#include "engines/districting/districting.hpp"

namespace linli::districting {

inline constexpr std::size_t nobody = static_cast<std::size_t>(-1);

// What cannot be divided, as the search sees it: a place, or the places that are glued.
struct Block {
  double households = 0;
  double minutes = 0;
  double x = 0, y = 0;                // metres, the households' middle
  double spread = 0;                  // Σ households × squared metres from that middle
  std::optional<std::size_t> pinned;  // the grid it has to be in
  std::size_t start = nobody;
};

struct Neighbour {
  std::size_t block = 0;
  double tie = 0;  // 0 for the bridge to an island: it joins, and cutting it costs nothing
};

// Blocks and who lies beside whom; always joined, islands by bridges over the shortest way.
struct Ground {
  std::vector<Block> blocks;
  std::vector<std::vector<Neighbour>> around;
  std::vector<std::size_t> block_of;  // each place's
  std::vector<std::vector<std::size_t>> islands;
  std::size_t grids = 1;
  double average = 0;          // households a grid
  double average_minutes = 0;  // of work
  double tie = 1;              // an ordinary one
};

// Checks everything that propose() says it refuses and lays the ground.
Result<Ground> ground_of(const City& city, const Options& options);

// What is wrong with the numbers of a city and the options, in words; empty when nothing is.
std::string fault_of(const City& city, const Options& options);

double minutes_of(const Place& place, const Options& options);

// Metres east and north of a point in the middle of the city; where somebody's place is unknown, that point.
struct Point {
  double x = 0, y = 0;
};
std::vector<Point> points_of(std::span<const Place> places);

// Joins what belongs together.
class Groups {
 public:
  explicit Groups(std::size_t count);
  std::size_t of(std::size_t one);
  bool join(std::size_t a, std::size_t b);  // false when they were joined before

 private:
  std::vector<std::size_t> above_;
};

}  // namespace linli::districting
