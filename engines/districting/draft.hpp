#pragma once
#include "engines/districting/first_borders.hpp"

namespace linli::districting {

// A division and what it costs, in ordinary ties. What a move would change is known at once, because each grid keeps
// its sums.
class Draft {
 public:
  Draft(const Ground& ground, const Options& options, Division division);

  const Division& division() const { return division_; }
  const std::vector<std::size_t>& members(std::size_t grid) const { return members_[grid]; }

  // How dear it is to be out of tolerance: what one per cent of a grid costs, or a quarter of an average block where
  // that is more: where blocks are large beside grids, every move goes through divisions that are far out.
  void set_strictness(double ties);
  // What it would cost (or save, below zero) to move a block into another grid.
  double change(std::size_t block, std::size_t grid) const;
  void move(std::size_t block, std::size_t grid);
  double cost() const;
  // The grids that are out of tolerance.
  std::vector<std::size_t> off_grids() const;

 private:
  struct Sums {
    double households = 0, minutes = 0;
    double x = 0, y = 0, squares = 0;  // Σ households × x, × y, × (x² + y²), with the blocks' own spread
  };
  void add(Sums& sums, const Block& block, double times) const;
  double spread(const Sums& sums) const;
  double cost_of(const Sums& sums) const;
  double steps_over(const Sums& sums) const;  // out of tolerance; below zero within it
  double cost_of_staying(const Block& block, std::size_t grid) const;

  const Ground& ground_;
  double ties_, compactness_, work_, staying_;  // what they count, in ordinary ties
  double tolerance_, step_, strictness_ = 1;
  Division division_;
  std::vector<Sums> sums_;
  std::vector<double> costs_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::size_t> place_in_members_;
};

}  // namespace linli::districting
