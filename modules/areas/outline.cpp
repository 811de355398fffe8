#include "modules/areas/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace linli::areas {
namespace {

constexpr double degrees = 3.14159265358979323846 / 180;
constexpr double earth_radius_kilometres = 6'371.0;
constexpr double too_far_kilometres = 30;

// Twice the size of a triangle, positive when it turns left.
double turn(const Spot& a, const Spot& b, const Spot& c) {
  return (b.lng - a.lng) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lng - a.lng);
}
bool cross(const Spot& a, const Spot& b, const Spot& c, const Spot& d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

// Relative to the first corner, so that nothing is lost between large numbers.
double twice_the_size(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) twice += turn(ring[0], ring[i], ring[i + 1]);
  return twice;
}

// Two sides that cross, counted from 1. Sides are looked through from west to east, so only those whose longitudes meet
// are compared.
std::optional<std::pair<std::size_t, std::size_t>> crossing_sides(const Ring& ring) {
  const auto west = [&](std::size_t i) { return std::min(ring[i].lng, ring[i + 1].lng); };
  const auto east = [&](std::size_t i) { return std::max(ring[i].lng, ring[i + 1].lng); };
  std::vector<std::size_t> sides(ring.size() - 1);
  std::iota(sides.begin(), sides.end(), std::size_t{0});
  std::ranges::sort(sides, {}, west);
  for (std::size_t n = 0; n < sides.size(); ++n)
    for (std::size_t m = n + 1; m < sides.size() && west(sides[m]) <= east(sides[n]); ++m) {
      const auto [i, j] = std::minmax(sides[n], sides[m]);
      if (cross(ring[i], ring[i + 1], ring[j], ring[j + 1])) return std::pair(i + 1, j + 1);
    }
  return {};
}

class Reader {
 public:
  explicit Reader(std::vector<OutlineFault>& faults) : faults_(faults) {}

  Outline read(const boost::json::value& geojson) {
    const auto* object = geojson.if_object();
    const auto* type = object == nullptr ? nullptr : object->if_contains("type");
    const auto* coordinates = object == nullptr ? nullptr : object->if_contains("coordinates");
    const std::string kind = type != nullptr && type->is_string() ? std::string(type->get_string()) : "";
    if (kind != "Polygon" && kind != "MultiPolygon") return fail("areas.outline_not_an_area", kind);
    const auto* list = coordinates == nullptr ? nullptr : coordinates->if_array();
    if (list == nullptr || list->empty()) return fail("areas.outline_malformed", "");
    Outline outline;
    if (kind == "Polygon") {
      outline.parts.push_back(read_part(*list));
    } else {
      for (const auto& part : *list)
        if (part.is_array())
          outline.parts.push_back(read_part(part.get_array()));
        else
          malformed_ = true;
    }
    if (malformed_) return fail("areas.outline_malformed", "");
    if (spots_ > most_spots) return fail("areas.outline_too_many", std::to_string(spots_));
    if (outside_) return fail("areas.outline_outside", fmt::format("{:.6g}, {:.6g}", outside_->lng, outside_->lat));
    for (const auto& part : outline.parts)
      for (const auto& ring : part) look_at(ring);
    return outline;
  }

 private:
  Outline fail(std::string code, std::string limit) {
    faults_.push_back({std::move(code), std::move(limit)});
    return {};
  }

  Part read_part(const boost::json::array& rings) {
    Part part;
    if (rings.empty()) malformed_ = true;
    for (const auto& ring : rings)
      if (ring.is_array())
        part.push_back(read_ring(ring.get_array()));
      else
        malformed_ = true;
    return part;
  }
  Ring read_ring(const boost::json::array& spots) {
    Ring ring;
    spots_ += spots.size();
    if (spots_ > most_spots) return ring;
    for (const auto& each : spots) {
      const auto* pair = each.if_array();
      if (pair == nullptr || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) {
        malformed_ = true;
        return ring;
      }
      ring.push_back({(*pair)[0].to_number<double>(), (*pair)[1].to_number<double>()});
      if (std::abs(ring.back().lng) > 180 || std::abs(ring.back().lat) > 90) outside_ = ring.back();
    }
    return ring;
  }

  void look_at(const Ring& ring) {
    const auto number = std::to_string(++rings_);
    if (ring.size() < 4)
      faults_.push_back({"areas.outline_too_short", number});
    else if (ring.front() != ring.back())
      faults_.push_back({"areas.outline_open", number});
    else if (const auto sides = crossing_sides(ring))
      faults_.push_back({"areas.outline_crosses", fmt::format("{}, {}", sides->first, sides->second)});
    // A tenth of a square metre.
    else if (std::abs(twice_the_size(ring)) < 2e-11)
      faults_.push_back({"areas.outline_flat", number});
  }

  std::vector<OutlineFault>& faults_;
  bool malformed_ = false;
  std::optional<Spot> outside_;
  std::size_t spots_ = 0;
  std::size_t rings_ = 0;
};

void write_number(std::string& out, double number) {
  auto text = fmt::format("{:.7f}", number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  out += text;
}

void write_part(std::string& out, const Part& part) {
  out += '[';
  for (const auto& ring : part) {
    if (&ring != &part.front()) out += ',';
    out += '[';
    for (const auto& spot : ring) {
      out += &spot == &ring.front() ? "[" : ",[";
      write_number(out, spot.lng);
      out += ',';
      write_number(out, spot.lat);
      out += ']';
    }
    out += ']';
  }
  out += ']';
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

}  // namespace

Outline read_outline(const boost::json::value& geojson, std::vector<OutlineFault>& faults) {
  return Reader(faults).read(geojson);
}

Outline read_outline(std::string_view geojson, std::vector<OutlineFault>& faults) {
  boost::system::error_code error;
  const auto value = boost::json::parse(boost::json::string_view(geojson.data(), geojson.size()), error);
  if (!error) return read_outline(value, faults);
  faults.push_back({"areas.outline_not_json", ""});
  return {};
}

std::string geojson_of(const Outline& outline) {
  const bool one = outline.parts.size() == 1;
  std::string out = one ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
  for (const auto& part : outline.parts) {
    if (&part != &outline.parts.front()) out += ',';
    write_part(out, part);
  }
  return out + (one ? "}" : "]}");
}

Spot middle_of(const Outline& outline) {
  const auto size = [](const Part& part) { return std::abs(twice_the_size(part.front())); };
  return middle_of(std::ranges::max_element(outline.parts, {}, size)->front());
}

bool holds(const Outline& outline, const Spot& spot) {
  return std::ranges::any_of(outline.parts, [&](const Part& part) {
    const auto holes =
        std::ranges::count_if(part.begin() + 1, part.end(), [&](const Ring& ring) { return is_in(ring, spot); });
    return is_in(part.front(), spot) && holes == 0;
  });
}

double kilometres_between(const Spot& a, const Spot& b) {
  const double north = (b.lat - a.lat) * degrees;
  const double east = (b.lng - a.lng) * degrees * std::cos((a.lat + b.lat) / 2 * degrees);
  return earth_radius_kilometres * std::hypot(north, east);
}

std::optional<int> kilometres_off(const Area& community, const Outline& outline) {
  if (!community.lat || !community.lng) return {};
  const double far = kilometres_between({community.lng->value, community.lat->value}, middle_of(outline));
  return far > too_far_kilometres ? std::optional(static_cast<int>(std::round(far))) : std::nullopt;
}

}  // namespace linli::areas
