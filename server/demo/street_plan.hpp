#pragma once
#include <string>
#include <vector>

#include "server/demo/dice.hpp"
#include "server/demo/town.hpp"

namespace linli::demo {

// A plot inside a block, in parts of the block's width (u, to the east) and depth (v, to the north).
struct Plot {
  double u0 = 0, v0 = 0, u1 = 1, v1 = 1;
  double u(double part) const { return u0 + (u1 - u0) * part; }
  double v(double part) const { return v0 + (v1 - v0) * part; }
  double middle_u() const { return u(0.5); }
  double middle_v() const { return v(0.5); }
};
// The nth of so many plots of a block: two rows, the longer one in the north.
Plot plot_of(int nth, int of);

// Streets that nobody drew with a ruler: blocks between crossings that lie a little off their places, the whole turned
// a little. Outlines are GeoJSON polygons.
class StreetPlan {
 public:
  StreetPlan(Spot middle, int columns, int rows, Dice& dice);

  Spot in_block(int block, double u, double v) const;
  std::string town_outline() const;
  std::string block_outline(int block) const { return plot_outline(block, {}); }
  std::string plot_outline(int block, const Plot& plot) const;

 private:
  struct Metres {
    double east = 0, north = 0;
  };
  const Metres& crossing(int column, int row) const { return crossings_[static_cast<std::size_t>(row * (columns_ + 1) + column)]; }
  Spot spot_of(Metres metres) const;

  Spot middle_;
  int columns_, rows_;
  std::vector<Metres> crossings_;
};

}  // namespace linli::demo
