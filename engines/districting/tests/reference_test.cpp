// The census graphs of SOURCES.md in the data folder, which is beside the project or where LINLI_DATA points.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string_view>
#include <unordered_map>

#include "engines/districting/first_borders.hpp"
#include "engines/districting/tests/towns.hpp"

using namespace linli::districting;

namespace {

std::optional<boost::json::object> find_graph(const std::string& name) {
  const char* told = std::getenv("LINLI_DATA");
  const std::string folder = told != nullptr ? told : LINLI_SOURCE_DIR "/../shared/data";
  std::ifstream file(folder + "/districting/" + name);
  if (!file) {
    MESSAGE("SKIPPED: ", folder, "/districting/", name, " is not there");
    return {};
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return boost::json::parse(text).as_object();
}

City city_of(const boost::json::object& graph, const char* people) {
  City city;
  std::map<std::string, std::size_t> number;
  for (const auto& node : graph.at("nodes").as_array()) {
    number[boost::json::serialize(node.at("id"))] = city.places.size();
    const auto degrees = [&](const char* name) { return std::stod(node.at(name).as_string().c_str()); };
    const char* lat = node.as_object().contains("INTPTLAT10") ? "INTPTLAT10" : "INTPTLAT20";
    const char* lng = node.as_object().contains("INTPTLON10") ? "INTPTLON10" : "INTPTLON20";
    city.places.push_back({.id = static_cast<std::int64_t>(city.places.size()),
                           .spot = Spot{degrees(lat), degrees(lng)},
                           .households = node.at(people).to_number<double>(),
                           .work = {}});
  }
  std::size_t place = 0;
  for (const auto& around : graph.at("adjacency").as_array()) {
    for (const auto& other : around.as_array())
      if (const auto to = number.at(boost::json::serialize(other.at("id"))); place < to)
        city.links.push_back({.a = place, .b = to});
    ++place;
  }
  return city;
}

// The fewest links that any division into two grids of one piece each cuts, within the tolerance. Goes from west to
// east and keeps, for every way in which the places at the edge of what was seen lie in pieces of grids, and for every
// sum of people in the first grid, the fewest links cut so far: all that the rest of the way depends on.
class Bisection {
 public:
  Bisection(const City& city, double tolerance) : city_(city), around_(city.places.size()), order_(city.places.size()) {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i, all_ += city.places[i].households;
    low_ = all_ / 2 * (1 - tolerance), high_ = all_ / 2 * (1 + tolerance);
    std::ranges::sort(order_, {}, [&](std::size_t i) { return city.places[i].spot->lng; });
    for (const auto& link : city.links) around_[link.a].push_back(link.b), around_[link.b].push_back(link.a);
  }

  // The fewest, where that is below `limit`; `limit` otherwise.
  int fewest(int limit) const {
    std::unordered_map<Way, int, Hash> ways{{Way{}, 0}};
    std::vector<std::size_t> edge;
    std::vector<bool> seen(order_.size());
    double left = all_;
    for (const auto place : order_) {
      seen[place] = true;
      left -= city_.places[place].households;
      auto with = edge;
      with.push_back(place);
      std::vector<bool> stays;
      for (const auto i : with)
        stays.push_back(!std::ranges::all_of(around_[i], [&](std::size_t j) { return seen[j]; }));
      std::unordered_map<Way, int, Hash> next;
      for (const auto& [way, cut] : ways)
        for (const int side : {0, 1}) {
          auto then = way;
          const int cuts = cut + add(then, edge, place, side);
          if (cuts >= limit || then.people > high_ || then.people + left < low_ || !leave(then, stays)) continue;
          const auto [at, is_new] = next.try_emplace(then, cuts);
          if (!is_new) at->second = std::min(at->second, cuts);
        }
      ways = std::move(next);
      std::erase_if(with, [&, i = std::size_t{0}](std::size_t) mutable { return !stays[i++]; });
      edge = std::move(with);
    }
    int best = limit;
    for (const auto& [way, cut] : ways)
      if (way.people >= low_) best = std::min(best, cut);
    return best;
  }

 private:
  static constexpr std::size_t widest = 24;
  // For each place at the edge the number of its piece, even in the first grid and odd in the second.
  struct Way {
    std::array<std::uint8_t, widest> piece{};
    std::uint8_t length = 0;
    std::array<bool, 2> is_closed{};  // a piece of this grid has left the edge: the grid is finished
    double people = 0;
    bool operator==(const Way&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Way& way) const {
      const std::string_view pieces(reinterpret_cast<const char*>(way.piece.data()), way.length);
      return std::hash<std::string_view>{}(pieces) ^ (std::hash<double>{}(way.people) * 31);
    }
  };

  // Puts a place at the end of the edge and says how many links that cuts.
  int add(Way& way, const std::vector<std::size_t>& edge, std::size_t place, int side) const {
    if (way.is_closed[side]) return 1'000;
    const auto own = static_cast<std::uint8_t>(2 * widest + side);
    int cuts = 0;
    for (std::size_t i = 0; i < edge.size(); ++i) {
      if (std::ranges::count(around_[place], edge[i]) == 0) continue;
      if (way.piece[i] % 2 != side)
        ++cuts;
      else if (const auto theirs = way.piece[i]; theirs != own)
        std::ranges::replace(way.piece.begin(), way.piece.begin() + way.length, theirs, own);
    }
    way.piece[way.length++] = own;
    if (side == 0) way.people += city_.places[place].households;
    return cuts;
  }

  // Takes from the edge what has no neighbour to come. False when a grid is then in pieces for ever.
  static bool leave(Way& way, const std::vector<bool>& stays) {
    Way kept;
    kept.is_closed = way.is_closed;
    kept.people = way.people;
    std::array<std::uint8_t, 2 * widest + 2> number;
    number.fill(255);
    std::array<std::uint8_t, 2> count{};
    for (std::size_t i = 0; i < way.length; ++i)
      if (stays[i]) {
        auto& given = number[way.piece[i]];
        if (given == 255) given = static_cast<std::uint8_t>(2 * count[way.piece[i] % 2]++ + way.piece[i] % 2);
        kept.piece[kept.length++] = given;
      }
    for (std::size_t i = 0; i < way.length; ++i) {
      if (number[way.piece[i]] != 255) continue;
      number[way.piece[i]] = 254;
      if (kept.is_closed[way.piece[i] % 2] || count[way.piece[i] % 2] > 0) return false;
      kept.is_closed[way.piece[i] % 2] = true;
    }
    way = kept;
    return true;
  }

  const City& city_;
  std::vector<std::vector<std::size_t>> around_;
  std::vector<std::size_t> order_;
  double all_ = 0, low_ = 0, high_ = 0;
};

Figures metis_alone(const City& city, const Options& options) {
  const auto ground = ground_of(city, options).value();
  const auto division = divide_with_metis(ground, options.tolerance, options.seed).value();
  return figures_of(city, options, division, ground.grids).value();
}

}  // namespace

TEST_CASE("Oklahoma's counties in two: no other plan cuts fewer links, by trying all of them") {
  const auto graph = find_graph("OK_county_dual_graph.json");
  if (!graph) return;
  const auto city = city_of(*graph, "TOTPOP");
  REQUIRE(city.places.size() == 77);
  const auto plan = propose(city, only_ties(2, 0.03)).value();
  CHECK(plan.figures.contiguous);
  CHECK(plan.figures.largest_deviation <= 0.03);
  const int cut = static_cast<int>(plan.figures.cut);
  CHECK(Bisection(city, 0.03).fewest(cut + 1) == cut);
}

TEST_CASE("Oklahoma's counties in five, as its districts are: within one per cent, no more cut than METIS") {
  const auto graph = find_graph("OK_county_dual_graph.json");
  if (!graph) return;
  const auto city = city_of(*graph, "TOTPOP");
  const auto options = only_ties(5, 0.01);
  const auto plan = propose(city, options).value();
  const auto alone = metis_alone(city, options);
  MESSAGE("ours cuts ", plan.figures.cut, " at ", plan.figures.largest_deviation, "; METIS ", alone.cut, " at ",
          alone.largest_deviation);
  CHECK(plan.figures.contiguous);
  CHECK(plan.figures.largest_deviation <= 0.01);
  CHECK(plan.figures.cut <= alone.cut);
}

TEST_CASE("Arkansas's block groups in 4 and in 100: within tolerance, whole, no more cut than METIS") {
  const auto graph = find_graph("arkansas_block_groups_dual_graph.json");
  if (!graph) return;
  const auto city = city_of(*graph, "tot_pop_20");
  REQUIRE(city.places.size() == 2'294);
  for (const std::size_t grids : {4, 100}) {
    const auto options = only_ties(grids, 0.03);
    const auto plan = propose(city, options).value();
    const auto alone = metis_alone(city, options);
    MESSAGE(grids, ": ours cuts ", plan.figures.cut, " at ", plan.figures.largest_deviation, "; METIS ", alone.cut,
            " at ", alone.largest_deviation);
    CHECK(plan.figures.contiguous);
    CHECK(plan.figures.largest_deviation <= 0.03);
    CHECK(plan.figures.cut <= alone.cut);
  }
}
