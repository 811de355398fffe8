#pragma once
#include <cstdint>
#include <vector>

namespace linli::matching {

struct Candidate {
  std::uint32_t helper = 0;
  double cost = 0;
};

// What jobs bid for, in minutes.
struct Sale {
  std::vector<std::int64_t> needed;    // of jobs
  std::vector<double> unassigned;      // of jobs: they bid no more
  std::vector<std::int64_t> capacity;  // of helpers
  double per_further_job = 0;          // a helper's second job costs this more, the third twice this …
};

// Guesses what the time of helpers whom many want is worth, by Bertsekas' auction: jobs outbid each other until each
// has a helper or finds all too dear. Takes a tenth of the optimum's time and is off by `step`: good enough to say
// where further candidates are to be looked for. Returns the price of each helper.
std::vector<double> guess_prices(const Sale& sale, const std::vector<std::vector<Candidate>>& candidates, double step);

}  // namespace linli::matching
