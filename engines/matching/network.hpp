#pragma once
#include <cstdint>
#include <vector>

// The flow problem of an assignment, and its solution by LEMON.
namespace linli::matching {

struct Network {
  struct Arc {
    std::uint32_t job = 0;
    std::uint32_t helper = 0;
    std::int64_t cost = 0;
  };
  std::vector<std::int64_t> needed;      // of each job
  std::vector<std::int64_t> unassigned;  // of each job: what each lacking helper costs
  std::vector<std::int64_t> capacity;    // of each helper
  std::int64_t per_further_job = 0;      // a helper's second job costs this more, the third twice this …
  std::vector<Arc> arcs;                 // ordered by job; each pair once
};

// Prices are the duals: no arc that the solution leaves out has cost + helper_price < job_price.
struct Solution {
  std::vector<std::uint32_t> arcs;  // the chosen ones, in order
  std::vector<std::int64_t> job_price;
  std::vector<std::int64_t> helper_price;
};

Solution solve(const Network& network);

}  // namespace linli::matching
