#include "bench/districting/city.hpp"

#include <cmath>
#include <random>

namespace linli::bench {
namespace {

using districting::City;
using districting::Place;
using districting::Spot;

constexpr Spot corner{30.17, 111.75};
constexpr double metres_a_degree = 111'195;
constexpr double block_side = 200, street = 24;  // metres

class Builder {
 public:
  explicit Builder(std::uint64_t seed) : random_(seed) {}

  City build(double households) {
    // A block has some 150 households, those where nobody lives counted in.
    const auto side = static_cast<int>(std::ceil(std::sqrt(households / 150)));
    for (int row = 0; households_ < households; ++row)
      for (int column = 0; column < side && households_ < households; ++column) build_block(column, row);
    city_.links = districting::neighbours(city_.places);
    return std::move(city_);
  }

 private:
  int pick(int low, int high) { return low + static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1)); }

  void build_block(int column, int row) {
    const double x = column * (block_side + street), y = row * (block_side + street);
    const int kind = pick(1, 100);
    if (kind <= 8) return;  // a park or a school
    if (kind <= 30)
      build_lanes(x, y);
    else if (kind <= 45)
      build_towers(x, y);
    else
      build_slabs(x, y);
  }

  // Six storeys, two to six stairs with two homes a storey.
  void build_slabs(double x, double y) {
    const int rows = pick(3, 5), across = pick(1, 3);
    const double old = pick(5, 40) / 100.0;
    for (int row = 0; row < rows; ++row)
      for (int each = 0; each < across; ++each) {
        const int stairs = pick(1, 4), storeys = pick(4, 7);
        add(x + (each + 0.5) * block_side / across, y + (row + 0.5) * block_side / rows, 2 * stairs * storeys, old,
            stairs);
      }
  }

  void build_towers(double x, double y) {
    const int count = pick(2, 4);
    for (int each = 0; each < count; ++each)
      add(x + pick(20, 180), y + (each + 0.5) * block_side / count, pick(15, 26) * pick(2, 4), 0.08, 1);
  }

  void build_lanes(double x, double y) {
    const int lanes = pick(3, 5);
    for (int lane = 0; lane < lanes; ++lane)
      for (int house = 0; house < 6; ++house)
        add(x + (house + 0.5) * block_side / 6, y + (lane + 0.5) * block_side / lanes, pick(1, 8), 0.35, 0);
  }

  void add(double x, double y, int households, double old, int stairs) {
    const double shift_x = pick(-40, 40) / 10.0, shift_y = pick(-40, 40) / 10.0;
    Place place{.id = static_cast<std::int64_t>(city_.places.size() + 1),
                .spot = {},
                .households = 1.0 * households,
                .work = {}};
    place.spot = Spot{corner.lat + (y + shift_y) / metres_a_degree,
                      corner.lng + (x + shift_x) / metres_a_degree / std::cos(corner.lat * 3.14159265358979 / 180)};
    const double requests = households * pick(5, 20) / 100.0;
    place.work = {requests, std::floor(households * old * pick(70, 130) / 100.0), 1.0 * stairs};
    city_.places.push_back(std::move(place));
    households_ += households;
  }

  std::mt19937_64 random_;
  City city_;
  double households_ = 0;
};

}  // namespace

City make_city(double households, std::uint64_t seed) { return Builder(seed).build(households); }

}  // namespace linli::bench
