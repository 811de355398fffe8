#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

#include "engines/districting/ground.hpp"

namespace linli::districting {
namespace {

constexpr double earth_radius = 6'371'009;  // metres
constexpr double radians = std::numbers::pi / 180;
constexpr double way_for_line = 1.3;
constexpr double near_metres = 100;
constexpr std::size_t nearest_looked_at = 16;

struct Candidate {
  double squared = 0;
  std::size_t place = 0;
  auto operator<=>(const Candidate&) const = default;
};

// Finds the nearest by looking at squares around a point, ring by ring.
class Squares {
 public:
  Squares(const std::vector<Point>& points, const std::vector<std::size_t>& some, double side, double most)
      : points_(points), side_(side), most_(most) {
    for (const auto place : some) squares_[square_of(points_[place])].push_back(place);
  }

  std::vector<Candidate> nearest(std::size_t place) const {
    std::vector<Candidate> found;
    const auto [x, y] = square_of(points_[place]);
    for (std::int64_t ring = 0; static_cast<double>(ring - 1) * side_ <= most_; ++ring) {
      look_around(found, place, x, y, ring);
      std::ranges::sort(found);
      if (found.size() > nearest_looked_at) found.resize(nearest_looked_at);
      // What lies in further rings is at least so far away.
      const double reached = static_cast<double>(ring) * side_;
      if (found.size() == nearest_looked_at && found.back().squared <= reached * reached) break;
    }
    std::erase_if(found, [&](const Candidate& each) { return each.squared > most_ * most_; });
    return found;
  }

 private:
  using Square = std::pair<std::int64_t, std::int64_t>;
  struct Hash {
    std::size_t operator()(const Square& square) const {
      return std::hash<std::int64_t>{}(square.first * 1'000'003 + square.second);
    }
  };

  Square square_of(const Point& point) const {
    return {static_cast<std::int64_t>(std::floor(point.x / side_)),
            static_cast<std::int64_t>(std::floor(point.y / side_))};
  }
  void look_around(std::vector<Candidate>& found, std::size_t place, std::int64_t x, std::int64_t y,
                   std::int64_t ring) const {
    for (auto column = x - ring; column <= x + ring; ++column) {
      const bool side = column == x - ring || column == x + ring;
      for (auto row = y - ring; row <= y + ring; row += side || ring == 0 ? 1 : 2 * ring)
        look_into(found, place, {column, row});
    }
  }
  void look_into(std::vector<Candidate>& found, std::size_t place, Square square) const {
    const auto at = squares_.find(square);
    if (at == squares_.end()) return;
    for (const auto other : at->second) {
      const double east = points_[other].x - points_[place].x, north = points_[other].y - points_[place].y;
      if (other != place) found.push_back({east * east + north * north, other});
    }
  }

  const std::vector<Point>& points_;
  double side_, most_;
  std::unordered_map<Square, std::vector<std::size_t>, Hash> squares_;
};

bool lies_between(const Point& third, const Point& a, const Point& b) {
  const auto squared = [](const Point& p, const Point& q) { return std::pow(p.x - q.x, 2) + std::pow(p.y - q.y, 2); };
  // Corners of a square see each other along its sides only.
  return squared(third, a) + squared(third, b) <= squared(a, b) * (1 + 1e-9);
}

Link link_of(std::size_t a, std::size_t b, double line) {
  const double metres = line * way_for_line;
  return {
      .a = std::min(a, b), .b = std::max(a, b), .metres = metres, .tie = near_metres / std::max(near_metres, metres)};
}

// A square's side so that most hold a few places.
double side_for(const std::vector<Point>& points, double most) {
  double west = 0, east = 0, south = 0, north = 0;
  for (const auto& point : points) {
    west = std::min(west, point.x), east = std::max(east, point.x);
    south = std::min(south, point.y), north = std::max(north, point.y);
  }
  const double ground = (east - west) * (north - south) / static_cast<double>(points.size() + 1);
  return std::clamp(2 * std::sqrt(ground), most / 40, most);
}

}  // namespace

std::vector<Point> points_of(std::span<const Place> places) {
  double lat = 0, lng = 0, known = 0;
  for (const auto& place : places)
    if (place.spot) lat += place.spot->lat, lng += place.spot->lng, ++known;
  std::vector<Point> points(places.size());
  if (known == 0) return points;
  lat /= known, lng /= known;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].spot) continue;
    points[i].x = (places[i].spot->lng - lng) * radians * earth_radius * std::cos(lat * radians);
    points[i].y = (places[i].spot->lat - lat) * radians * earth_radius;
  }
  return points;
}

std::vector<Link> neighbours(std::span<const Place> places, double most_metres) {
  std::vector<Link> links;
  if (!(most_metres > 0)) return links;
  const auto points = points_of(places);
  // Of places on one spot the first stands for all.
  std::map<std::pair<double, double>, std::size_t> first_at;
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].spot) continue;
    const auto [at, is_new] = first_at.try_emplace({points[i].x, points[i].y}, i);
    if (is_new)
      first.push_back(i);
    else
      links.push_back(link_of(at->second, i, 0));
  }
  const double most = most_metres / way_for_line;
  const Squares squares(points, first, side_for(points, most), most);
  for (const auto place : first) {
    const auto around = squares.nearest(place);
    for (const auto& other : around) {
      const auto between = [&](const Candidate& third) {
        return third.place != other.place && lies_between(points[third.place], points[place], points[other.place]);
      };
      if (std::ranges::none_of(around, between)) links.push_back(link_of(place, other.place, std::sqrt(other.squared)));
    }
  }
  const auto ends = [](const Link& link) { return std::pair(link.a, link.b); };
  std::ranges::sort(links, {}, ends);
  links.erase(std::ranges::unique(links, {}, ends).begin(), links.end());
  return links;
}

}  // namespace linli::districting
