#include "engines/districting/search.hpp"

namespace linli::districting {

Result<Plan> propose(const City& city, const Options& options, const Progress& progress) {
  const auto ground = ground_of(city, options);
  if (!ground) return ground.error();
  const auto first = first_borders(*ground, options);
  if (!first) return first.error();
  const auto division = ground->grids == 1 ? *first : search(*ground, options, *first, progress);
  Plan plan;
  for (const auto block : ground->block_of) plan.grid_of.push_back(division[block]);
  auto figures = figures_of(city, options, plan.grid_of, ground->grids);
  if (!figures) return figures.error();
  plan.figures = std::move(*figures);
  plan.islands = ground->islands;
  return plan;
}

Result<std::vector<Plan>> propose_several(const City& city, const Options& options, std::span<const Emphasis> emphases,
                                          const Progress& progress) {
  std::vector<Plan> plans;
  const auto count = static_cast<double>(emphases.size());
  for (const auto& emphasis : emphases) {
    auto chosen = options;
    chosen.emphasis = emphasis;
    chosen.seed = options.seed + plans.size();
    const auto before = static_cast<double>(plans.size());
    const Progress part = [&](double done) { return !progress || progress((before + done) / count); };
    auto plan = propose(city, chosen, part);
    if (!plan) return plan.error();
    plans.push_back(std::move(*plan));
  }
  return plans;
}

}  // namespace linli::districting
