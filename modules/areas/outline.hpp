// The shape of an area on the ground, and what is wrong with one. Pure: no database, no clock.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "modules/areas/records.hpp"
#include "modules/areas/rings.hpp"

namespace linli::areas {

struct Outline {
  std::vector<Part> parts;
};

// What is wrong, as a code of the words and what fills {limit} there.
struct OutlineFault {
  std::string code;
  std::string limit;
};

inline constexpr std::size_t most_spots = 2'000;

// Reads a GeoJSON Polygon or MultiPolygon (RFC 7946; heights are left out) to a centimetre and adds every fault: no
// such geometry; rings that are too short, open, flat, cross or touch themselves; holes that do not lie inside, or meet
// each other; spots outside of WGS 84; more than `most_spots`.
Outline read_outline(const boost::json::value& geojson, std::vector<OutlineFault>& faults);
Outline read_outline(std::string_view geojson, std::vector<OutlineFault>& faults);

std::string geojson_of(const Outline& outline);
// The balance point of the largest part.
Spot middle_of(const Outline& outline);
bool holds(const Outline& outline, const Spot& spot);
double kilometres_between(const Spot& a, const Spot& b);
// How far an outline lies from its community, where that is too far to be true: most often latitude and longitude were
// swapped. Empty while the community has no place.
std::optional<int> kilometres_off(const Area& community, const Outline& outline);

}  // namespace linli::areas
