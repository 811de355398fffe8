#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "platform/base/result.hpp"

// Which places make up which grid. A pure library: no database, no clock, no words of pages; usable without Linli.
namespace linli::districting {

struct Spot {
  double lat = 0;  // degrees, WGS 84
  double lng = 0;
};

// What is never divided: a building. Grids are made of whole places.
struct Place {
  std::int64_t id = 0;  // the caller's own; told in failures
  std::optional<Spot> spot;
  double households = 0;  // what makes grids equal in size; not below zero
  std::vector<double>
      work;  // as many kinds as the caller counts: requests a month, old people, stairs; none below zero
};

// Two places (indices) between which one walks without passing a third.
struct Link {
  std::size_t a = 0;
  std::size_t b = 0;
  double metres = 0;
  double tie = 1;  // what it costs to let a border run between the two; above zero
};

struct City {
  std::vector<Place> places;
  std::vector<Link> links;
};

// A place that has to be in this grid, counted from 0.
struct Pin {
  std::size_t place = 0;
  std::size_t grid = 0;
};

// What counts how much. Each is at least zero, and 1 is an ordinary amount of it; none outweighs the balance of
// households.
struct Emphasis {
  double ties = 1;         // borders cut few and weak ties
  double compactness = 1;  // homes lie near the middle of their grid
  double work = 1;         // as much work in one grid as in another
  double staying = 1;      // places stay in the grid where `start` has them
};

struct Options {
  double target = 300;               // households a grid
  std::optional<std::size_t> grids;  // how many, instead of as many as the target makes
  double tolerance = 0.03;           // by how much of the average a grid may be larger or smaller
  std::vector<double> minutes;       // what one of each kind of work takes; 1 each when empty
  std::vector<Pin> pins;
  std::vector<std::vector<std::size_t>> glued;  // places that stay together, such as those of a compound
  // The grid of each place in a plan to begin with; a number beyond the grids for a place that has none yet. Empty:
  // from nothing.
  std::vector<std::size_t> start;
  Emphasis emphasis;
  std::uint64_t seed = 1;
  double effort = 1;  // 2 looks for twice as long
};

struct GridFigures {
  std::size_t places = 0;
  double households = 0;
  double deviation = 0;  // from the average grid, as a share of it: 0.02 is 2 % too large
  double minutes = 0;    // of work
  double work_deviation = 0;
  std::vector<double> work;     // by kind
  double metres_to_middle = 0;  // of an average household
  std::size_t pieces = 0;       // 1 when one can walk from each place to each within the grid
};

struct Figures {
  std::vector<GridFigures> grids;
  double average_households = 0;
  double largest_deviation = 0;  // of any grid, without its sign
  double largest_work_deviation = 0;
  double cut = 0;               // ties across borders
  double cut_share = 0;         // of all ties
  double metres_to_middle = 0;  // of an average household
  bool contiguous = false;      // every grid is one piece
};

struct Plan {
  std::vector<std::size_t> grid_of;  // of each place
  Figures figures;
  // Groups of places that no link joins with the largest group, in order of their first place. A grid that had to take
  // some of them in is in several pieces. Empty where everything is joined.
  std::vector<std::vector<std::size_t>> islands;
};

// Called now and then with what share of the search is done; to stop early, answer false.
using Progress = std::function<bool(double)>;

// Makes grids that are, in this order: of one piece each, within the tolerance of the average number of households, and
// then as good as the emphasis says: few and weak ties across borders, households near the middle of their grid, work
// shared evenly, and places left where `start` has them. The order means: no border is moved so that a grid falls
// apart; being out of tolerance costs more than anything else can win. Places that are glued stay together, pinned ones
// are where they are pinned. METIS draws the first borders; a search of our own (moves and swaps along the borders,
// annealed) finishes. The same input and seed give the same plan.
//
// Fails, in words: a link, pin or glue that names no place; numbers below zero or not finite; no household at all; more
// grids than there are places (or glued groups); pins that glue puts into two grids; pins of one grid that cannot be
// joined because those of another lie between.
Result<Plan> propose(const City& city, const Options& options, const Progress& progress = {});

// As many plans as there are emphases, each from a seed of its own.
Result<std::vector<Plan>> propose_several(const City& city, const Options& options, std::span<const Emphasis> emphases,
                                          const Progress& progress = {});

// What a plan is like, whoever made it: to compare with today's. Empty grids count. `grid_of` has each place's grid,
// below `grids`. Fails in words where `propose` would or where a place has no such grid.
Result<Figures> figures_of(const City& city, const Options& options, std::span<const std::size_t> grid_of,
                           std::size_t grids);

// Links each place with those around it between which no third one lies (a Gabriel graph among the nearest sixteen).
// Nobody knows the ways between them: a walk is taken to be 1.3 times as long as the line. The nearer, the stronger the
// tie: 1 at a hundred metres and less, then falling as the distance grows. Links nothing beyond `most_metres`.
std::vector<Link> neighbours(std::span<const Place> places, double most_metres = 800);

}  // namespace linli::districting
