#include <algorithm>
#include <cmath>
#include <numbers>

#include "engines/matching/matching.hpp"
#include "engines/matching/sphere.hpp"

namespace linli::matching {

double metres_between(Spot a, Spot b) {
  constexpr double radians = std::numbers::pi / 180;
  const auto half_chord = [](double degrees) { return std::sin(degrees * radians / 2); };
  const double north = half_chord(b.lat - a.lat);
  const double east = half_chord(b.lng - a.lng);
  const double h = north * north + std::cos(a.lat * radians) * std::cos(b.lat * radians) * east * east;
  return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_known(Spot spot) { return std::isfinite(spot.lat) && std::isfinite(spot.lng); }

Point point_of(Spot spot) {
  constexpr double radians = std::numbers::pi / 180;
  const double around = std::cos(spot.lat * radians);
  return {earth_radius * around * std::cos(spot.lng * radians), earth_radius * around * std::sin(spot.lng * radians),
          earth_radius * std::sin(spot.lat * radians)};
}

double metres_from_straight(double straight) {
  return 2 * earth_radius * std::asin(std::min(1.0, straight / (2 * earth_radius)));
}

}  // namespace linli::matching
