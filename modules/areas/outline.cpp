#include "modules/areas/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace linli::areas {
namespace {

constexpr double degrees = 3.14159265358979323846 / 180;
constexpr double earth_radius_kilometres = 6'371.0;
constexpr double too_far_kilometres = 30;

double to_a_centimetre(double number) { return std::round(number * 1e7) / 1e7; }

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
    for (const auto& part : outline.parts) look_at(part);
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
      const Spot spot{to_a_centimetre((*pair)[0].to_number<double>()), to_a_centimetre((*pair)[1].to_number<double>())};
      if (std::abs(spot.lng) > 180 || std::abs(spot.lat) > 90) outside_ = spot;
      if (ring.empty() || ring.back() != spot) ring.push_back(spot);
    }
    return ring;
  }

  void look_at(const Part& part) {
    const auto faults_before = faults_.size();
    const auto rings_before = rings_;
    for (const auto& ring : part) look_at(ring);
    if (faults_.size() > faults_before) return;
    const auto number = [&](std::size_t ring) { return std::to_string(rings_before + ring + 1); };
    if (const auto meeting = find_meeting(part)) {
      faults_.push_back(
          {"areas.outline_rings_meet", number(meeting->first.ring) + ", " + number(meeting->second.ring)});
      return;
    }
    // Rings that do not meet lie in each other whole or not at all, so one spot tells.
    for (std::size_t hole = 1; hole < part.size(); ++hole) {
      const auto holds_it = [&](const Ring& ring) { return &ring != &part[hole] && is_in(ring, part[hole].front()); };
      if (!holds_it(part.front()))
        faults_.push_back({"areas.outline_hole_outside", number(hole)});
      else if (std::any_of(part.begin() + 1, part.end(), holds_it))
        faults_.push_back({"areas.outline_hole_in_hole", number(hole)});
    }
  }
  void look_at(const Ring& ring) {
    const auto number = std::to_string(++rings_);
    const auto add = [&](const char* code, std::string limit) { faults_.push_back({code, std::move(limit)}); };
    if (ring.size() < 4) return add("areas.outline_too_short", number);
    if (ring.front() != ring.back()) return add("areas.outline_open", number);
    const auto meeting = find_meeting({ring});
    const auto sides = meeting ? fmt::format("{}, {}", meeting->first.number + 1, meeting->second.number + 1) : "";
    if (meeting && meeting->crossing) return add("areas.outline_crosses", sides);
    // A tenth of a square metre.
    if (std::abs(twice_the_size(ring)) < 2e-11) return add("areas.outline_flat", number);
    if (meeting) add("areas.outline_touches", sides);
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
