#pragma once
#include "engines/matching/matching.hpp"
#include "engines/matching/network.hpp"

namespace linli::matching {

// What assign() does, and the network in which it found the optimum in the end, for tests and measurements.
struct Assignment {
  Plan plan;
  Network network;
  int rounds = 0;
};
Assignment find_assignment(std::span<const Helper> helpers, std::span<const Job> jobs,
                           std::span<const Acquaintance> acquaintances, const Weights& weights);

}  // namespace linli::matching
