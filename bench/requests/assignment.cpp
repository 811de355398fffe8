#include "engines/matching/assignment.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <memory>

#include "bench/requests/parts.hpp"
#include "bench/requests/town.hpp"

namespace linli::bench {
namespace {

constexpr double goal_seconds = 1;

template <class Work>
double seconds_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

void measure_assignment(int runs, bool json) {
  const auto town = make_town(20'000, 12'000, 1);
  std::vector<double> ours, lemon;
  matching::Assignment found;
  for (int i = 0; i < runs; ++i) {
    ours.push_back(seconds_of(
        [&] { found = matching::find_assignment(town.helpers, town.jobs, town.acquaintances, matching::Weights{}); }));
    lemon.push_back(seconds_of([&] { matching::solve(found.network); }));
  }
  const double value = median(ours), reference = median(lemon);
  const bool met = value < goal_seconds;
  if (json) {
    const boost::json::object line{{"promise", "20,000 volunteers × 12,000 orders assigned at the optimum"},
                                   {"value", value},
                                   {"unit", "s"},
                                   {"reference", reference},
                                   {"ratio", value / reference},
                                   {"goal", "under 1 s"},
                                   {"met", met}};
    std::printf("%s\n", boost::json::serialize(line).c_str());
    return;
  }
  std::printf("20,000 volunteers × 12,000 orders: %.2f s for the optimum over all pairs, goal under 1 s, %s\n", value,
              met ? "met" : "missed");
  std::printf("  LEMON alone on the %zu pairs that matter in the end: %.2f s\n", found.network.arcs.size(), reference);
  std::printf("  %zu pairs, %zu orders without a helper, %.0f minutes in all\n", found.plan.pairs.size(),
              found.plan.unassigned.size(), found.plan.total_cost);
}

}  // namespace

void add_assignment(CLI::App& app) {
  auto* part = app.add_subcommand("assignment", "A city's backlog assigned at the optimum, beside LEMON alone");
  const auto quick = std::make_shared<bool>(false), json = std::make_shared<bool>(false);
  part->add_flag("--quick", *quick, "One run instead of five");
  part->add_flag("--json-lines", *json, "One JSON object for each promise");
  part->callback([=] { measure_assignment(*quick ? 1 : 5, *json); });
}

}  // namespace linli::bench
