// How the rings of an outline lie to themselves and to each other. Pure: no database, no clock.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace linli::areas {

// Degrees, WGS 84.
struct Spot {
  double lng = 0;
  double lat = 0;
  bool operator==(const Spot&) const = default;
};
using Ring = std::vector<Spot>;  // closed: the last spot is the first
using Part = std::vector<Ring>;  // what it encloses, then its holes

// Positive when the ring turns left; in square degrees.
double twice_the_size(const Ring& ring);
// Even-odd; a spot on the edge may count as either.
bool is_in(const Ring& ring, const Spot& spot);
// The balance point.
Spot middle_of(const Ring& ring);

// Two sides that have a spot in common without being neighbours, or neighbours that lie upon each other.
struct Meeting {
  struct Side {
    std::size_t ring = 0;
    std::size_t number = 0;
  };
  Side first, second;  // both counted from 0
  bool crossing = false;
};
// One that crosses if there is one, else one that touches. Exact to a centimetre.
std::optional<Meeting> find_meeting(const Part& rings);

}  // namespace linli::areas
