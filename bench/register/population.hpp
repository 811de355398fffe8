#pragma once
#include <string>
#include <vector>

#include "platform/module/house.hpp"

namespace linli::bench {

// A made city, the same for the same seed: nobody in it is real.
struct Population {
  std::int64_t persons = 0;
  std::int64_t households = 0;
  std::vector<Id<Area>> communities;
  std::vector<std::string> codes;  // of the communities
};

// Fills an empty house: communities of about 4,000 households with 3 persons each. Areas below the communities are codes
// only, and nothing is written into histories.
Population make_population(House& house, std::int64_t persons);

}  // namespace linli::bench
