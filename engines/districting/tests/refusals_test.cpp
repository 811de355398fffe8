#include <doctest/doctest.h>

#include <cmath>

#include "engines/districting/districting.hpp"
#include "engines/districting/tests/towns.hpp"

using namespace linli::districting;

namespace {

std::string refusal_of(const City& city, const Options& options) {
  const auto plan = propose(city, options);
  return plan ? "" : plan.error().reason;
}

}  // namespace

TEST_CASE("what cannot be planned is refused in words") {
  auto city = lattice(3, 2);
  Options options;
  options.grids = 2;
  const auto says = [&](const char* words) {
    const auto refusal = refusal_of(city, options);
    CHECK_MESSAGE(refusal.find(words) != std::string::npos, refusal);
  };
  SUBCASE("no place") {
    city = {};
    says("no place");
  }
  SUBCASE("no household") {
    for (auto& place : city.places) place.households = 0;
    says("No place has a household");
  }
  SUBCASE("households below zero") {
    city.places[1].households = -1;
    says("Place 2 has -1 households");
  }
  SUBCASE("work that one place does not count") {
    city.places[1].work = {1};
    says("give every place as many");
  }
  SUBCASE("nowhere") {
    city.places[1].spot = Spot{95, 0};
    says("nowhere on the Earth");
  }
  SUBCASE("a link to nowhere") {
    city.links.push_back({.a = 0, .b = 6});
    says("there are 6 places");
  }
  SUBCASE("a tie of nothing") {
    city.links[0].tie = 0;
    says("a tie above zero");
  }
  SUBCASE("more grids than houses") {
    options.grids = 7;
    says("cannot make 7 grids");
  }
  SUBCASE("no grid") {
    options.grids = 0;
    says("at least one grid");
  }
  SUBCASE("a target of nothing") {
    options.grids.reset();
    options.target = 0;
    says("more than zero");
  }
  SUBCASE("a tolerance that is no number") {
    options.tolerance = std::nan("");
    says("tolerance");
  }
  SUBCASE("minutes of other work") {
    options.minutes = {1, 2};
    says("2 kinds of work, but places count 0");
  }
  SUBCASE("a pin of no place") {
    options.pins = {{9, 0}};
    says("A pin names place 9");
  }
  SUBCASE("a pin in no grid") {
    options.pins = {{0, 2}};
    says("pinned to grid 2, but there are 2");
  }
  SUBCASE("a pin in two grids") {
    options.glued = {{0, 1}};
    options.pins = {{0, 0}, {1, 1}};
    says("leave one of them out");
  }
  SUBCASE("glue of no place") {
    options.glued = {{0, 8}};
    says("Glue names place 8");
  }
  SUBCASE("pins that cross") {
    city = lattice(3, 1);
    options.pins = {{0, 0}, {1, 1}, {2, 0}};
    says("cannot be joined");
  }
  SUBCASE("pins that leave a grid nothing") {
    city = lattice(3, 1);
    options.pins = {{0, 0}, {2, 0}};
    says("Grid 1 would be empty");
  }
  SUBCASE("a plan of another city") {
    options.start = {0, 1};
    says("has 2 places, the city 6");
  }
  CHECK_FALSE(figures_of(city, options, std::vector<std::size_t>(city.places.size(), 9), 2).has_value());
}
