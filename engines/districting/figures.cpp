#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engines/districting/ground.hpp"

namespace linli::districting {
namespace {

void count_places(Figures& figures, const City& city, const Options& options, std::span<const std::size_t> grid_of) {
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    const auto& place = city.places[i];
    auto& grid = figures.grids[grid_of[i]];
    ++grid.places;
    grid.households += place.households;
    grid.minutes += minutes_of(place, options);
    grid.work.resize(place.work.size());
    for (std::size_t kind = 0; kind < place.work.size(); ++kind) grid.work[kind] += place.work[kind];
  }
}

void measure_deviations(Figures& figures) {
  double households = 0, minutes = 0;
  for (const auto& grid : figures.grids) households += grid.households, minutes += grid.minutes;
  const auto count = static_cast<double>(figures.grids.size());
  figures.average_households = households / count;
  for (auto& grid : figures.grids) {
    grid.deviation = grid.households / figures.average_households - 1;
    grid.work_deviation = minutes > 0 ? grid.minutes / (minutes / count) - 1 : 0;
    figures.largest_deviation = std::max(figures.largest_deviation, std::abs(grid.deviation));
    figures.largest_work_deviation = std::max(figures.largest_work_deviation, std::abs(grid.work_deviation));
  }
}

void measure_cut(Figures& figures, const City& city, std::span<const std::size_t> grid_of) {
  double all = 0;
  for (const auto& link : city.links) {
    all += link.tie;
    if (grid_of[link.a] != grid_of[link.b]) figures.cut += link.tie;
  }
  figures.cut_share = all > 0 ? figures.cut / all : 0;
}

void measure_metres(Figures& figures, const City& city, std::span<const std::size_t> grid_of) {
  const auto points = points_of(city.places);
  std::vector<Point> middles(figures.grids.size());
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    const double share = city.places[i].households / std::max(figures.grids[grid_of[i]].households, 1e-9);
    middles[grid_of[i]].x += share * points[i].x;
    middles[grid_of[i]].y += share * points[i].y;
  }
  double metres = 0, households = 0;
  for (std::size_t i = 0; i < city.places.size(); ++i) {
    const auto& middle = middles[grid_of[i]];
    auto& grid = figures.grids[grid_of[i]];
    const double away = city.places[i].households * std::hypot(points[i].x - middle.x, points[i].y - middle.y);
    grid.metres_to_middle += away / std::max(grid.households, 1e-9);
    metres += away;
    households += city.places[i].households;
  }
  figures.metres_to_middle = metres / households;
}

// Glue holds together as well as a link: a compound has its own paths.
void count_pieces(Figures& figures, const City& city, const Options& options, std::span<const std::size_t> grid_of) {
  Groups groups(city.places.size());
  const auto join = [&](std::size_t a, std::size_t b) {
    if (grid_of[a] == grid_of[b]) groups.join(a, b);
  };
  for (const auto& link : city.links) join(link.a, link.b);
  for (const auto& group : options.glued)
    for (const auto place : group) join(group.front(), place);
  for (std::size_t i = 0; i < city.places.size(); ++i)
    if (groups.of(i) == i) ++figures.grids[grid_of[i]].pieces;
  figures.contiguous = std::ranges::all_of(figures.grids, [](const auto& grid) { return grid.pieces <= 1; });
}

}  // namespace

Result<Figures> figures_of(const City& city, const Options& options, std::span<const std::size_t> grid_of,
                           std::size_t grids) {
  if (auto fault = fault_of(city, options); !fault.empty()) return Failure{std::move(fault)};
  if (grid_of.size() != city.places.size())
    return Failure{fmt::format("The plan has {} places, the city {}.", grid_of.size(), city.places.size())};
  for (std::size_t i = 0; i < grid_of.size(); ++i)
    if (grid_of[i] >= grids)
      return Failure{fmt::format("Place {} is in grid {}, but there are {} grids, counted from 0.", city.places[i].id,
                                 grid_of[i], grids)};
  Figures figures;
  figures.grids.resize(grids);
  count_places(figures, city, options, grid_of);
  measure_deviations(figures);
  measure_cut(figures, city, grid_of);
  measure_metres(figures, city, grid_of);
  count_pieces(figures, city, options, grid_of);
  return figures;
}

}  // namespace linli::districting
