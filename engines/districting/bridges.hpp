#pragma once
#include "engines/districting/ground.hpp"

namespace linli::districting {

// Joins what no link joins, over the shortest way there is, by neighbours whose tie is 0.
void add_bridges(Ground& ground);

}  // namespace linli::districting
