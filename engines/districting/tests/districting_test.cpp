#include "engines/districting/districting.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "engines/districting/tests/towns.hpp"

using namespace linli;
using namespace linli::districting;
using doctest::Approx;

namespace {

Plan plan_of(const City& city, const Options& options) {
  auto plan = propose(city, options);
  REQUIRE_MESSAGE(plan.has_value(), plan.error().reason);
  return std::move(*plan);
}

// Counts the pieces of a grid by walking, as slowly and plainly as can be.
std::size_t pieces_of(const City& city, const Options& options, const std::vector<std::size_t>& grid_of,
                      std::size_t grid) {
  std::set<std::size_t> left;
  for (std::size_t i = 0; i < grid_of.size(); ++i)
    if (grid_of[i] == grid) left.insert(i);
  std::size_t pieces = 0;
  while (!left.empty()) {
    ++pieces;
    std::set<std::size_t> reached{*left.begin()};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const auto& link : city.links)
        if (left.contains(link.a) && left.contains(link.b) && (reached.contains(link.a) || reached.contains(link.b)))
          reached.insert({link.a, link.b});
      for (const auto& group : options.glued)
        if (std::ranges::any_of(group, [&](std::size_t place) { return reached.contains(place); }))
          reached.insert(group.begin(), group.end());
    }
    for (const auto place : reached) left.erase(place);
  }
  return pieces;
}

double cut_of(const City& city, const std::vector<std::size_t>& grid_of) {
  double cut = 0;
  for (const auto& link : city.links)
    if (grid_of[link.a] != grid_of[link.b]) cut += link.tie;
  return cut;
}

// The smallest cut of all plans in which every grid is one piece and as large as the others, by trying them all.
double smallest_cut(const City& city, std::size_t grids, double tolerance) {
  const auto count = city.places.size();
  double smallest = std::numeric_limits<double>::max(), all = 0;
  for (const auto& place : city.places) all += place.households;
  const double average = all / static_cast<double>(grids);
  std::vector<std::size_t> grid_of(count);
  std::vector<double> sums(grids);
  const auto try_from = [&](const auto& self, std::size_t place, std::size_t opened) -> void {
    if (place == count) {
      for (const double sum : sums)
        if (std::abs(sum / average - 1) > tolerance) return;
      const double cut = cut_of(city, grid_of);
      if (cut >= smallest) return;
      for (std::size_t grid = 0; grid < grids; ++grid)
        if (pieces_of(city, {}, grid_of, grid) != 1) return;
      smallest = cut;
      return;
    }
    for (std::size_t grid = 0; grid < std::min(grids, opened + 1); ++grid) {
      if (sums[grid] + city.places[place].households > average * (1 + tolerance)) continue;
      grid_of[place] = grid;
      sums[grid] += city.places[place].households;
      self(self, place + 1, std::max(opened, grid + 1));
      sums[grid] -= city.places[place].households;
    }
  };
  try_from(try_from, 0, 0);
  return smallest;
}

}  // namespace

TEST_CASE("every place is in one grid, no grid is empty, and each is one piece") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const auto city = random_town(seed, 6 + seed % 7);
    Options options;
    options.seed = seed;
    options.grids = 2 + seed % 6;
    const auto plan = plan_of(city, options);
    REQUIRE(plan.grid_of.size() == city.places.size());
    REQUIRE(plan.figures.grids.size() == *options.grids);
    CAPTURE(seed);
    CHECK(plan.islands.empty());
    CHECK(plan.figures.contiguous);
    for (std::size_t grid = 0; grid < *options.grids; ++grid) {
      CHECK(std::ranges::count(plan.grid_of, grid) > 0);
      CHECK(pieces_of(city, options, plan.grid_of, grid) == 1);
    }
  }
}

TEST_CASE("grids are within the tolerance where buildings are small beside them") {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto city = random_town(seed, 16);
    Options options;
    options.seed = seed;
    options.target = 400;
    CAPTURE(seed);
    CHECK(plan_of(city, options).figures.largest_deviation <= 0.03);
  }
}

TEST_CASE("what is pinned is where it is pinned, and what is glued stays together") {
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    const auto city = random_town(seed, 8);
    Dice dice(seed);
    Options options;
    options.seed = seed;
    options.grids = 5;
    const auto last = city.places.size() - 1;
    for (std::size_t group = 0; group < 4; ++group) {
      const auto& link = city.links[dice.pick(0, city.links.size() - 1)];
      options.glued.push_back({link.a, link.b});
    }
    for (std::size_t grid = 0; grid < 4; ++grid) options.pins.push_back({dice.pick(0, last), grid});
    options.pins.push_back({dice.pick(0, last), 1});
    const auto plan = propose(city, options);
    if (!plan) {
      // Only what cannot be: two pins of one place, or of what is glued, or a way that others bar.
      CHECK_MESSAGE(plan.error().reason.find("pin") != std::string::npos, plan.error().reason);
      ++refused;
      continue;
    }
    CAPTURE(seed);
    CHECK(plan->figures.contiguous);
    for (const auto& pin : options.pins) CHECK(plan->grid_of[pin.place] == pin.grid);
    for (const auto& group : options.glued) CHECK(plan->grid_of[group[0]] == plan->grid_of[group[1]]);
    for (std::size_t grid = 0; grid < 5; ++grid) CHECK(pieces_of(city, options, plan->grid_of, grid) == 1);
  }
  CHECK(refused <= 8);
}

TEST_CASE("the figures are those that one counts by hand") {
  auto city = lattice(4, 1);
  city.places[0].work = {3, 1};
  for (std::size_t i = 1; i < 4; ++i) city.places[i].work = {1, 0};
  city.places[3].households = 30;
  city.links[1].tie = 0.5;
  Options options;
  options.minutes = {10, 5};
  const std::vector<std::size_t> grid_of{0, 0, 1, 1};
  const auto figures = figures_of(city, options, grid_of, 2).value();
  CHECK(figures.average_households == Approx(30));
  CHECK(figures.grids[0].households == 20);
  CHECK(figures.grids[0].deviation == Approx(-1 / 3.0));
  CHECK(figures.largest_deviation == Approx(1 / 3.0));
  CHECK(figures.grids[0].work == std::vector<double>{4, 1});
  CHECK(figures.grids[0].minutes == 45);
  CHECK(figures.grids[1].minutes == 20);
  CHECK(figures.largest_work_deviation == Approx(45 / 32.5 - 1));
  CHECK(figures.cut == 0.5);
  CHECK(figures.cut_share == Approx(0.5 / 2.5));
  // Two houses of ten, 100 m apart: each 50 m off. Ten and thirty: 75 m and 25 m.
  CHECK(figures.grids[0].metres_to_middle == Approx(50).epsilon(0.001));
  CHECK(figures.grids[1].metres_to_middle == Approx((10 * 75 + 30 * 25) / 40.0).epsilon(0.001));
  CHECK(figures.metres_to_middle == Approx((20 * 50 + 40 * 37.5) / 60.0).epsilon(0.001));
  CHECK(figures.contiguous);

  const std::vector<std::size_t> torn{0, 1, 0, 1};
  const auto in_pieces = figures_of(city, options, torn, 3).value();
  CHECK(in_pieces.grids[0].pieces == 2);
  CHECK(in_pieces.grids[2].pieces == 0);
  CHECK_FALSE(in_pieces.contiguous);
}

TEST_CASE("a plan's figures are those of its places") {
  const auto city = random_town(3, 9);
  Options options;
  options.grids = 6;
  const auto plan = plan_of(city, options);
  double households = 0, minutes = 0;
  for (const auto& grid : plan.figures.grids) households += grid.households, minutes += grid.minutes;
  double all = 0, work = 0;
  for (const auto& place : city.places) all += place.households, work += place.work[0] + place.work[1];
  CHECK(households == Approx(all));
  CHECK(minutes == Approx(work));
  CHECK(plan.figures.cut == Approx(cut_of(city, plan.grid_of)));
}

TEST_CASE("the same seed gives the same plan") {
  const auto city = random_town(5, 10);
  Options options;
  options.grids = 7;
  CHECK(plan_of(city, options).grid_of == plan_of(city, options).grid_of);
  auto other = options;
  other.seed = 2;
  CHECK(plan_of(city, options).grid_of != plan_of(city, other).grid_of);
}

TEST_CASE("a square of 64 houses falls into four squares of 16") {
  const auto plan = plan_of(lattice(8, 8), only_ties(4, 0));
  CHECK(plan.figures.largest_deviation == 0);
  CHECK(plan.figures.cut == 16);
}

TEST_CASE("no plan of a small town has fewer ties across its borders") {
  CHECK(plan_of(lattice(4, 3), only_ties(3, 0)).figures.cut == smallest_cut(lattice(4, 3), 3, 0));
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    auto city = lattice(4, 3);
    Dice dice(seed);
    for (auto& place : city.places) place.households = static_cast<double>(dice.pick(5, 15));
    for (auto& link : city.links) link.tie = static_cast<double>(dice.pick(1, 9));
    const double smallest = smallest_cut(city, 3, 0.12);
    if (smallest == std::numeric_limits<double>::max()) continue;
    CAPTURE(seed);
    const auto plan = plan_of(city, only_ties(3, 0.12));
    CHECK(plan.figures.largest_deviation <= 0.12);
    CHECK(plan.figures.cut == Approx(smallest));
    ++compared;
  }
  CHECK(compared >= 6);
}

TEST_CASE("to move one house and count again moves little else") {
  const auto city = random_town(11, 14);
  Options options;
  options.target = 400;
  const auto before = plan_of(city, options);
  const auto is_border = [&](const Link& link) { return before.grid_of[link.a] != before.grid_of[link.b]; };
  const auto border = std::ranges::find_if(city.links, is_border);
  auto again = options;
  again.start = before.grid_of;
  again.pins = {{border->a, before.grid_of[border->b]}};
  again.emphasis.staying = 5;
  const auto after = plan_of(city, again);
  CHECK(after.grid_of[border->a] == before.grid_of[border->b]);
  CHECK(after.figures.contiguous);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < city.places.size(); ++i) moved += before.grid_of[i] != after.grid_of[i];
  CHECK(moved <= city.places.size() / 10);
}

TEST_CASE("new houses join the grids that are there") {
  const auto city = random_town(12, 10);
  Options options;
  options.grids = 5;
  const auto before = plan_of(city, options);
  options.start = before.grid_of;
  for (std::size_t i = 0; i < city.places.size(); i += 9) options.start[i] = 99;
  options.tolerance = 0.1;
  const auto after = plan_of(city, options);
  CHECK(after.figures.contiguous);
  CHECK(after.figures.largest_deviation <= 0.1);
}

TEST_CASE("work weighs when it is told to") {
  auto city = lattice(8, 8);
  for (std::size_t i = 0; i < 64; ++i) city.places[i].work = {i % 8 < 4 ? 9.0 : 1.0};
  auto options = only_ties(4, 0.1);
  const auto by_ties = plan_of(city, options);
  options.emphasis = {.ties = 1, .compactness = 0, .work = 5, .staying = 0};
  const auto by_work = plan_of(city, options);
  CHECK(by_work.figures.largest_work_deviation < 0.15);
  CHECK(by_work.figures.largest_work_deviation < by_ties.figures.largest_work_deviation);
  CHECK(by_work.figures.largest_deviation <= 0.1);
}

TEST_CASE("several emphases give several plans") {
  const auto city = random_town(4, 9);
  Options options;
  options.grids = 5;
  double told = 0;
  const std::vector<Emphasis> emphases{{}, {.ties = 3}, {.work = 6}};
  const auto plans = propose_several(city, options, emphases, [&](double done) {
    CHECK(done >= told);
    told = done;
    return true;
  });
  REQUIRE(plans.has_value());
  CHECK(plans->size() == 3);
  CHECK(told > 0.9);
  CHECK(told <= 1);
}

TEST_CASE("whoever stops the search early has a whole plan") {
  const auto city = random_town(4, 9);
  Options options;
  options.grids = 5;
  const auto plan = propose(city, options, [](double done) { return done < 0.05; });
  REQUIRE(plan.has_value());
  CHECK(plan->figures.contiguous);
}

TEST_CASE("islands are told, and are in grids all the same") {
  auto city = lattice(5, 4);
  const auto town = city.places.size();
  for (std::size_t i = 0; i < 3; ++i)
    city.places.push_back({.id = 900 + static_cast<std::int64_t>(i),
                           .spot = spot_at(2'000 + 10.0 * static_cast<double>(i), 0),
                           .households = 10,
                           .work = {}});
  city.links.push_back({.a = town, .b = town + 1});
  Options options;
  options.grids = 3;
  const auto plan = plan_of(city, options);
  REQUIRE(plan.islands.size() == 2);
  CHECK(plan.islands[0] == std::vector<std::size_t>{town, town + 1});
  CHECK(plan.islands[1] == std::vector<std::size_t>{town + 2});
  CHECK(std::ranges::all_of(plan.grid_of, [](std::size_t grid) { return grid < 3; }));
  CHECK_FALSE(plan.figures.contiguous);
}

TEST_CASE("a building larger than a grid is told as too large, not divided") {
  auto city = lattice(5, 5);
  city.places[12].households = 500;
  Options options;
  options.grids = 5;
  const auto plan = plan_of(city, options);
  CHECK(plan.figures.contiguous);
  CHECK(plan.figures.largest_deviation > 2);
}

TEST_CASE("one grid, as many grids as houses, and houses without a place on the map") {
  auto city = lattice(3, 3);
  Options options;
  options.grids = 1;
  CHECK(std::ranges::all_of(plan_of(city, options).grid_of, [](std::size_t grid) { return grid == 0; }));
  options.grids = 9;
  const auto each = plan_of(city, options).grid_of;
  CHECK(std::set<std::size_t>(each.begin(), each.end()).size() == 9);
  for (auto& place : city.places) place.spot.reset();
  options.grids = 3;
  CHECK(plan_of(city, options).figures.largest_deviation == Approx(0));
}

TEST_CASE("houses see their neighbours and not past them") {
  const auto places = lattice(5, 4).places;
  const auto links = neighbours(places);
  CHECK(links.size() == 4 * 4 + 5 * 3);
  for (const auto& link : links) {
    CHECK(link.metres == Approx(130).epsilon(0.001));
    CHECK(link.tie == Approx(100 / 130.0).epsilon(0.001));
  }
  CHECK(neighbours(places, 100).empty());
}

TEST_CASE("houses on one spot are joined, however many") {
  std::vector<Place> places(40, {.id = 1, .spot = spot_at(0, 0), .households = 1, .work = {}});
  places.push_back({.id = 2, .spot = spot_at(50, 0), .households = 1, .work = {}});
  CHECK(neighbours(places).size() == 40);
}
