// The shape of an area on the ground, and what is wrong with one. Pure: no database, no clock.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "modules/areas/records.hpp"

namespace linli::areas {

// Degrees, WGS 84.
struct Spot {
  double lng = 0;
  double lat = 0;
  bool operator==(const Spot&) const = default;
};
using Ring = std::vector<Spot>;  // closed: the last spot is the first
using Part = std::vector<Ring>;  // what it encloses, then its holes
struct Outline {
  std::vector<Part> parts;
};

// What is wrong, as a code of the words and what fills {limit} there.
struct OutlineFault {
  std::string code;
  std::string limit;
};

inline constexpr std::size_t most_spots = 2'000;

// Reads a GeoJSON Polygon or MultiPolygon (RFC 7946; heights are left out) and adds every fault: no such geometry,
// rings that are too short, open, flat or cross themselves, spots outside of WGS 84, more than `most_spots`.
Outline read_outline(const boost::json::value& geojson, std::vector<OutlineFault>& faults);
Outline read_outline(std::string_view geojson, std::vector<OutlineFault>& faults);

// As GeoJSON, to a centimetre.
std::string geojson_of(const Outline& outline);
// The balance point of the largest part.
Spot middle_of(const Outline& outline);
bool holds(const Outline& outline, const Spot& spot);
double kilometres_between(const Spot& a, const Spot& b);
// How far an outline lies from its community, where that is too far to be true: most often latitude and longitude were
// swapped. Empty while the community has no place.
std::optional<int> kilometres_off(const Area& community, const Outline& outline);

}  // namespace linli::areas
