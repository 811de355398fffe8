#pragma once
#include <array>

#include "engines/matching/matching.hpp"

// Places as points in space: the straight line between two is never longer than the way over the ground, needs no
// sine, and knows neither poles nor a date line.
namespace linli::matching {

inline constexpr double earth_radius = 6'371'009;

using Point = std::array<double, 3>;  // metres from the middle of the Earth

// Whether somebody knows where this is; a spot that is not a number is as good as none.
bool is_known(Spot spot);

Point point_of(Spot spot);

inline double straight_squared(const Point& a, const Point& b) {
  const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

// The way over the ground that belongs to a straight line.
double metres_from_straight(double straight);

}  // namespace linli::matching
