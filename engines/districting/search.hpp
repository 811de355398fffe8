#pragma once
#include "engines/districting/draft.hpp"

namespace linli::districting {

// Moves blocks over borders, and swaps them, as long as each grid stays one piece: at first also where that costs
// something, later only where it pays (simulated annealing, with a fixed number of trials). Answers the cheaper of what
// it was given and what it found. Being out of tolerance grows dearer until nothing pays for it; what is out of it in
// the end is annealed again with the grids around it.
Division search(const Ground& ground, const Options& options, const Division& first, const Progress& progress);

}  // namespace linli::districting
