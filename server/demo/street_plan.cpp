#include "server/demo/street_plan.hpp"

#include <fmt/format.h>

#include <cmath>

namespace linli::demo {
namespace {

constexpr double block_width = 470, block_depth = 380;  // metres
constexpr double half_street = 0.03, half_path = 0.02;  // parts of a block
constexpr double turned = 0.12;                         // radians
constexpr double metres_per_degree = 111'320;
constexpr double degrees = 3.14159265358979323846 / 180;

std::string polygon(const std::vector<Spot>& corners) {
  std::string points;
  for (std::size_t i = 0; i <= corners.size(); ++i) {
    const auto& corner = corners[i % corners.size()];
    points += fmt::format("{}[{:.6f},{:.6f}]", i == 0 ? "" : ",", corner.lng, corner.lat);
  }
  return R"({"type":"Polygon","coordinates":[[)" + points + "]]}";
}

}  // namespace

Plot plot_of(int nth, int of) {
  const int north = (of + 1) / 2;
  const bool is_north = nth < north;
  const int in_row = is_north ? north : of - north;
  const int place = is_north ? nth : nth - north;
  const double width = (1 - 2 * half_street) / in_row;
  Plot plot;
  plot.u0 = half_street + place * width + half_path;
  plot.u1 = half_street + (place + 1) * width - half_path;
  plot.v0 = (is_north && of > 1 ? 0.5 : half_street) + half_path;
  plot.v1 = (is_north ? 1 - half_street : 0.5) - half_path;
  return plot;
}

StreetPlan::StreetPlan(Spot middle, int columns, int rows, Dice& dice) : middle_(middle), columns_(columns), rows_(rows) {
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column <= columns; ++column)
      crossings_.push_back({(column - columns / 2.0) * block_width + dice.swing() * 45, (row - rows / 2.0) * block_depth + dice.swing() * 35});
}

Spot StreetPlan::spot_of(Metres metres) const {
  const double east = metres.east * std::cos(turned) - metres.north * std::sin(turned);
  const double north = metres.east * std::sin(turned) + metres.north * std::cos(turned);
  return {middle_.lat + north / metres_per_degree, middle_.lng + east / (metres_per_degree * std::cos(middle_.lat * degrees))};
}

// Blocks are counted from the north-west, as one reads.
Spot StreetPlan::in_block(int block, double u, double v) const {
  const int column = block % columns_, row = rows_ - 1 - block / columns_;
  const auto& a = crossing(column, row);
  const auto& b = crossing(column + 1, row);
  const auto& c = crossing(column, row + 1);
  const auto& d = crossing(column + 1, row + 1);
  const auto between = [&](double Metres::* side) {
    return (a.*side * (1 - u) + b.*side * u) * (1 - v) + (c.*side * (1 - u) + d.*side * u) * v;
  };
  return spot_of({between(&Metres::east), between(&Metres::north)});
}

std::string StreetPlan::town_outline() const {
  std::vector<Spot> corners;
  for (int column = 0; column < columns_; ++column) corners.push_back(spot_of(crossing(column, 0)));
  for (int row = 0; row < rows_; ++row) corners.push_back(spot_of(crossing(columns_, row)));
  for (int column = columns_; column > 0; --column) corners.push_back(spot_of(crossing(column, rows_)));
  for (int row = rows_; row > 0; --row) corners.push_back(spot_of(crossing(0, row)));
  return polygon(corners);
}

std::string StreetPlan::plot_outline(int block, const Plot& plot) const {
  return polygon({in_block(block, plot.u0, plot.v0), in_block(block, plot.u1, plot.v0), in_block(block, plot.u1, plot.v1),
                  in_block(block, plot.u0, plot.v1)});
}

}  // namespace linli::demo
