#pragma once
#include <cstdint>
#include <random>

#include "engines/districting/districting.hpp"

// Made towns for the tests.
namespace linli::districting {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::size_t pick(std::size_t low, std::size_t high) { return low + random_() % (high - low + 1); }
  bool chance(double share) { return static_cast<double>(random_() % 1'000) < share * 1'000; }

 private:
  std::mt19937_64 random_;
};

inline constexpr double degrees_a_metre = 1 / 111'195.0;

inline Spot spot_at(double east, double north) { return {north * degrees_a_metre, east * degrees_a_metre}; }

// Houses 100 metres apart, alike; each walks to the four around it.
inline City lattice(std::size_t columns, std::size_t rows, double households = 10) {
  City city;
  for (std::size_t i = 0; i < columns * rows; ++i)
    city.places.push_back(
        {.id = static_cast<std::int64_t>(i + 1),
         .spot = spot_at(100.0 * static_cast<double>(i % columns), 100.0 * static_cast<double>(i / columns)),
         .households = households,
         .work = {}});
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    if (i % columns + 1 < columns) city.links.push_back({.a = i, .b = i + 1, .metres = 100});
    if (i + columns < city.places.size()) city.links.push_back({.a = i, .b = i + columns, .metres = 100});
  }
  return city;
}

// Houses of 0 to 60 households on shifted spots, some of them missing, with two kinds of work.
inline City random_town(std::uint64_t seed, std::size_t side) {
  Dice dice(seed);
  City city;
  for (std::size_t i = 0; i < side * side; ++i) {
    if (i > 0 && dice.chance(0.12)) continue;
    const auto shifted = [&](std::size_t line) { return static_cast<double>(60 * line + dice.pick(0, 30)); };
    city.places.push_back({.id = static_cast<std::int64_t>(100 + i),
                           .spot = spot_at(shifted(i % side), shifted(i / side)),
                           .households = i == 0 ? 7.0 : static_cast<double>(dice.pick(0, 60)),
                           .work = {static_cast<double>(dice.pick(0, 9)), static_cast<double>(dice.pick(0, 4))}});
  }
  city.links = neighbours(city.places);
  return city;
}

// As METIS plans: nothing counts but ties across borders.
inline Options only_ties(std::size_t grids, double tolerance) {
  Options options;
  options.grids = grids;
  options.tolerance = tolerance;
  options.emphasis = {.ties = 1, .compactness = 0, .work = 0, .staying = 0};
  return options;
}

}  // namespace linli::districting
