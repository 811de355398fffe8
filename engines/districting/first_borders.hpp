#pragma once
#include "engines/districting/ground.hpp"

namespace linli::districting {

// The grid of each block.
using Division = std::vector<std::size_t>;

// What METIS alone makes of it (k-way, the tolerance as its limit of imbalance): grids may be in pieces, out of
// tolerance or empty, and pins are not held. One call at a time; METIS keeps its dice where all threads see them.
Result<Division> divide_with_metis(const Ground& ground, double tolerance, std::uint64_t seed);

// The division to begin the search with: the one of `start` where there is one, else METIS's with its grids numbered so
// that most pins fit; then mended until pins hold, each grid is one piece and none is empty.
Result<Division> first_borders(const Ground& ground, const Options& options);

}  // namespace linli::districting
