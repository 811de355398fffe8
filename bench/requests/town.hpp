#pragma once
#include <vector>

#include "engines/matching/matching.hpp"

namespace linli::bench {

// An invented city with its volunteers and a backlog of orders, the same for the same seed.
struct Town {
  std::vector<matching::Helper> helpers;
  std::vector<matching::Job> jobs;
  std::vector<matching::Acquaintance> acquaintances;
};

Town make_town(std::size_t helpers, std::size_t jobs, unsigned seed);

}  // namespace linli::bench
