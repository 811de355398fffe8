#include "modules/areas/rings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli::areas {
namespace {

enum class Lie { apart, touching, crossing };

// Twice the size of a triangle, positive when it turns left.
double turn(const Spot& a, const Spot& b, const Spot& c) {
  return (b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng);
}

// On which side of a line a spot lies. In whole centimetres, which doubles multiply exactly up to 9 degrees.
int side_of(const Spot& a, const Spot& b, const Spot& c) {
  const auto whole = [](double degrees) { return std::round(degrees * 1e7); };
  const Spot along{whole(b.lng - a.lng), whole(b.lat - a.lat)}, there{whole(c.lng - a.lng), whole(c.lat - a.lat)};
  const double turned = turn({0, 0}, along, there);
  return turned > 0 ? 1 : turned < 0 ? -1 : 0;
}

bool is_within(double from, double to, double number) {
  return std::min(from, to) <= number && number <= std::max(from, to);
}

bool is_between(const Spot& a, const Spot& b, const Spot& c) {
  return is_within(a.lng, b.lng, c.lng) && is_within(a.lat, b.lat, c.lat);
}

Lie lie_of(const Spot& a, const Spot& b, const Spot& c, const Spot& d) {
  const int of_a = side_of(c, d, a), of_b = side_of(c, d, b), of_c = side_of(a, b, c), of_d = side_of(a, b, d);
  if (of_a * of_b < 0 && of_c * of_d < 0) return Lie::crossing;
  const bool touching = (of_a == 0 && is_between(c, d, a)) || (of_b == 0 && is_between(c, d, b)) ||
                        (of_c == 0 && is_between(a, b, c)) || (of_d == 0 && is_between(a, b, d));
  return touching ? Lie::touching : Lie::apart;
}

// Whether the way goes back upon itself at b.
bool turns_back(const Spot& a, const Spot& b, const Spot& c) {
  return side_of(a, b, c) == 0 && (a.lng - b.lng) * (c.lng - b.lng) + (a.lat - b.lat) * (c.lat - b.lat) > 0;
}

Lie lie_of(const Part& rings, const Meeting::Side& one, const Meeting::Side& other) {
  const auto &ring = rings[one.ring], &second = rings[other.ring];
  const auto &a = ring[one.number], &b = ring[one.number + 1];
  const auto &c = second[other.number], &d = second[other.number + 1];
  if (one.ring == other.ring) {
    const auto last = ring.size() - 2;
    if (other.number == one.number + 1) return turns_back(a, b, d) ? Lie::touching : Lie::apart;
    if (one.number == 0 && other.number == last) return turns_back(b, a, c) ? Lie::touching : Lie::apart;
  }
  return lie_of(a, b, c, d);
}

}  // namespace

// Relative to the first corner, so that nothing is lost between large numbers.
double twice_the_size(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) twice += turn(ring[0], ring[i], ring[i + 1]);
  return twice;
}

bool is_in(const Ring& ring, const Spot& spot) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[i + 1];
    if ((a.lat > spot.lat) == (b.lat > spot.lat)) continue;
    if (spot.lng < (b.lng - a.lng) * (spot.lat - a.lat) / (b.lat - a.lat) + a.lng) inside = !inside;
  }
  return inside;
}

Spot middle_of(const Ring& ring) {
  const auto& start = ring.front();
  double lng = 0, lat = 0, twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double size = turn(start, ring[i], ring[i + 1]);
    twice += size;
    lng += size * (ring[i].lng + ring[i + 1].lng - 2 * start.lng);
    lat += size * (ring[i].lat + ring[i + 1].lat - 2 * start.lat);
  }
  return twice == 0 ? start : Spot{start.lng + lng / (3 * twice), start.lat + lat / (3 * twice)};
}

// Sides are looked through from west to east, so only those whose longitudes meet are compared.
std::optional<Meeting> find_meeting(const Part& rings) {
  std::vector<Meeting::Side> sides;
  for (std::size_t ring = 0; ring < rings.size(); ++ring)
    for (std::size_t number = 0; number + 1 < rings[ring].size(); ++number) sides.push_back({ring, number});
  const auto ends = [&](const Meeting::Side& side) {
    return std::minmax(rings[side.ring][side.number].lng, rings[side.ring][side.number + 1].lng);
  };
  const auto west = [&](const Meeting::Side& side) { return ends(side).first; };
  std::ranges::stable_sort(sides, {}, west);
  const auto earlier = [](const Meeting::Side& a, const Meeting::Side& b) {
    return std::pair(a.ring, a.number) < std::pair(b.ring, b.number);
  };
  std::optional<Meeting> touching;
  for (std::size_t n = 0; n < sides.size(); ++n)
    for (std::size_t m = n + 1; m < sides.size() && west(sides[m]) <= ends(sides[n]).second; ++m) {
      const auto [first, second] = std::minmax(sides[n], sides[m], earlier);
      const auto lie = lie_of(rings, first, second);
      if (lie == Lie::crossing) return Meeting{first, second, true};
      if (lie == Lie::touching && !touching) touching = Meeting{first, second, false};
    }
  return touching;
}

}  // namespace linli::areas
