#include <metis.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "engines/districting/first_borders.hpp"

namespace linli::districting {
namespace {

// METIS counts in whole numbers of 32 bits.
constexpr double finest_tie = 1'000;
constexpr double most_weight = 1e9;

struct Arrays {
  std::vector<idx_t> first, other, tie, households;
};

Arrays arrays_of(const Ground& ground) {
  Arrays arrays;
  double largest = 0, sum = 0;
  for (const auto& around : ground.around)
    for (const auto& neighbour : around) largest = std::max(largest, neighbour.tie);
  for (const auto& block : ground.blocks) sum += block.households;
  // Households may be parts of one, or people by the million: a tenth of one where that fits.
  const double scale = std::min(10.0, most_weight / std::max(sum, 1.0));
  for (std::size_t i = 0; i < ground.blocks.size(); ++i) {
    arrays.first.push_back(static_cast<idx_t>(arrays.other.size()));
    arrays.households.push_back(static_cast<idx_t>(std::lround(ground.blocks[i].households * scale)));
    for (const auto& neighbour : ground.around[i]) {
      arrays.other.push_back(static_cast<idx_t>(neighbour.block));
      const double share = largest > 0 ? neighbour.tie / largest : 0;
      arrays.tie.push_back(static_cast<idx_t>(std::lround(share * finest_tie)) + 1);
    }
  }
  arrays.first.push_back(static_cast<idx_t>(arrays.other.size()));
  return arrays;
}

std::mutex one_at_a_time;

}  // namespace

Result<Division> divide_with_metis(const Ground& ground, double tolerance, std::uint64_t seed) {
  Division division(ground.blocks.size());
  if (ground.grids == 1) return division;
  auto arrays = arrays_of(ground);
  idx_t count = static_cast<idx_t>(ground.blocks.size()), weights = 1, parts = static_cast<idx_t>(ground.grids),
        cut = 0;
  std::vector<idx_t> part(ground.blocks.size());
  idx_t options[METIS_NOPTIONS];
  METIS_SetDefaultOptions(options);
  options[METIS_OPTION_SEED] = static_cast<idx_t>(seed % 1'000'003);
  options[METIS_OPTION_UFACTOR] = std::max<idx_t>(1, static_cast<idx_t>(std::lround(std::min(tolerance, 1.0) * 1'000)));
  const std::lock_guard lock(one_at_a_time);
  const int answer =
      METIS_PartGraphKway(&count, &weights, arrays.first.data(), arrays.other.data(), arrays.households.data(), nullptr,
                          arrays.tie.data(), &parts, nullptr, nullptr, options, &cut, part.data());
  if (answer != METIS_OK)
    return Failure{"The first borders could not be drawn: METIS lacks the memory for so many places."};
  std::ranges::transform(part, division.begin(), [](idx_t grid) { return static_cast<std::size_t>(grid); });
  return division;
}

}  // namespace linli::districting
