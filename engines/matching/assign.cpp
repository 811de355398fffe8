#include <algorithm>
#include <cmath>
#include <future>
#include <tuple>
#include <unordered_map>

#include "engines/matching/assignment.hpp"
#include "engines/matching/auction.hpp"
#include "engines/matching/market.hpp"

namespace linli::matching {
namespace {

// LEMON counts in whole numbers: millionths of a minute, and no more than two thousand years of them.
constexpr double units = 1e6;
std::int64_t whole(double minutes) { return std::llround(std::clamp(minutes, -1e9, 1e9) * units); }
double minutes(std::int64_t whole) { return static_cast<double>(whole) / units; }

// Found by trying: fewer make more rounds necessary, more make each round longer.
constexpr std::size_t nearest_candidates = 5;
constexpr std::size_t further_candidates = 60;
constexpr int guesses = 2;
constexpr double guess_step = 0.1;  // minutes
// Pairs that improve the plan only nearly, by so many minutes, come along, lest they be missing in the next round.
constexpr double margin = 0.5;

double unassigned_minutes(const Job& job, const Weights& weights) { return weights.unassigned * (job.urgent ? 3 : 1); }

// Keeps the few with the smallest cost and price together.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}
  // Takes it, once, and returns what a further one must stay below, `limit` while there is room.
  double add(const Candidate& candidate, double price, double limit) {
    const auto same = [&](const Kept& kept) { return kept.second.helper == candidate.helper; };
    if (std::ranges::none_of(kept_, same)) {
      kept_.emplace_back(candidate.cost + price, candidate);
      std::ranges::push_heap(kept_, before);
    }
    if (kept_.size() > most_) {
      std::ranges::pop_heap(kept_, before);
      kept_.pop_back();
    }
    return kept_.size() < most_ ? limit : kept_.front().first;
  }
  void add_to(std::vector<Candidate>& candidates) const {
    for (const auto& [total, candidate] : kept_) candidates.push_back(candidate);
    std::ranges::sort(candidates, {}, &Candidate::helper);
  }

 private:
  using Kept = std::pair<double, Candidate>;
  static bool before(const Kept& a, const Kept& b) {
    return std::pair(a.first, a.second.helper) < std::pair(b.first, b.second.helper);
  }
  std::size_t most_;
  std::vector<Kept> kept_;
};

class Search {
 public:
  Search(std::span<const Helper> helpers, std::span<const Job> jobs, std::span<const Acquaintance> acquaintances,
         const Weights& weights)
      : helpers_(helpers), jobs_(jobs), weights_(weights), market_(helpers, jobs, weights), candidates_(jobs.size()) {
    sale_.per_further_job = weights.per_job_in_hand;
    for (const auto& helper : helpers) sale_.capacity.push_back(helper.capacity);
    for (const auto& job : jobs) {
      // More than there are is out of reach, whatever it costs.
      sale_.needed.push_back(std::clamp<std::int64_t>(job.helpers_needed, 0, std::ssize(helpers)));
      sale_.unassigned.push_back(unassigned_minutes(job, weights));
    }
    network_ = {.needed = sale_.needed,
                .unassigned = {},
                .capacity = sale_.capacity,
                .per_further_job = whole(sale_.per_further_job),
                .arcs = {}};
    for (const auto cost : sale_.unassigned) network_.unassigned.push_back(whole(cost));
    add_acquaintances(acquaintances);
  }

  Assignment run() {
    for_each_job(
        [this](std::uint32_t job) { return add_pairs(job, sale_.unassigned[job], nearest_candidates + needed(job)); });
    for (int i = 0; i < guesses; ++i) {
      market_.set_prices(guess_prices(sale_, candidates_, guess_step));
      for_each_job(
          [this](std::uint32_t job) { return add_pairs(job, guessed_price(job) + margin, further_candidates); });
    }
    for (int round = 1;; ++round) {
      write_arcs();
      const auto solution = solve(network_);
      if (!add_missing(solution)) return {write_plan(solution), std::move(network_), round};
    }
  }

 private:
  std::size_t needed(std::uint32_t job) const { return static_cast<std::size_t>(sale_.needed[job]); }

  // Who knows each other is always a candidate, so that the search may forget about the past.
  void add_acquaintances(std::span<const Acquaintance> acquaintances) {
    if (acquaintances.empty()) return;
    std::unordered_map<std::int64_t, std::uint32_t> helper_of, job_of;
    for (std::uint32_t i = 0; i < helpers_.size(); ++i) helper_of.emplace(helpers_[i].id, i);
    for (std::uint32_t i = 0; i < jobs_.size(); ++i) job_of.emplace(jobs_[i].id, i);
    for (const auto& [helper_id, job_id, past] : acquaintances) {
      const auto helper = helper_of.find(helper_id), job = job_of.find(job_id);
      if (helper == helper_of.end() || job == job_of.end()) continue;
      if (const auto cost = market_.cost(helper->second, job->second, past))
        candidates_[job->second].push_back({helper->second, *cost});
    }
    for (auto& known : candidates_) {
      std::ranges::stable_sort(known, {}, &Candidate::helper);
      const auto repeated = std::ranges::unique(known, {}, &Candidate::helper);
      known.erase(repeated.begin(), repeated.end());
    }
  }

  // Each job touches its own candidates only, so two threads may share the work. Whether it was true of any.
  template <class Work>
  bool for_each_job(const Work& work) {
    const auto some = [&](std::uint32_t first, std::uint32_t last) {
      bool any = false;
      for (auto job = first; job < last; ++job)
        if (sale_.needed[job] > 0) any |= work(job);
      return any;
    };
    const auto count = static_cast<std::uint32_t>(jobs_.size());
    if (count < 500) return some(0, count);
    auto first_half = std::async(std::launch::async, some, 0, count / 2);
    const bool second_half = some(count / 2, count);
    return first_half.get() || second_half;
  }

  bool is_known(std::uint32_t job, std::uint32_t helper) const {
    return std::ranges::binary_search(candidates_[job], helper, {}, &Candidate::helper);
  }

  // Adds the best pairs not known yet whose cost and price are below `limit`; whether one is below `wanted`.
  bool add_pairs(std::uint32_t job, double limit, std::size_t most, double wanted = 0) {
    Best best(most);
    bool found = false;
    market_.visit(job, limit, [&](std::uint32_t helper, double cost) {
      if (is_known(job, helper)) return limit;
      found |= cost + market_.price(helper) < wanted;
      return best.add({helper, cost}, market_.price(helper), limit);
    });
    best.add_to(candidates_[job]);
    return found;
  }

  double guessed_price(std::uint32_t job) const {
    double price = sale_.unassigned[job];
    for (const auto& [helper, cost] : candidates_[job]) price = std::min(price, cost + market_.price(helper));
    return price;
  }

  // Adds pairs that the duals show could still improve the plan; whether there were any.
  bool add_missing(const Solution& solution) {
    std::vector<double> prices;
    for (const auto price : solution.helper_price) prices.push_back(minutes(price));
    market_.set_prices(prices);
    return for_each_job([&](std::uint32_t job) {
      const double price = minutes(solution.job_price[job]);
      // What is closer than a unit is lost in rounding.
      return add_pairs(job, price + margin, further_candidates, price - 1 / units);
    });
  }

  void write_arcs() {
    network_.arcs.clear();
    for (std::uint32_t job = 0; job < jobs_.size(); ++job)
      for (const auto& [helper, cost] : candidates_[job]) network_.arcs.push_back({job, helper, whole(cost)});
  }

  Plan write_plan(const Solution& solution) const {
    Plan plan;
    std::vector<std::int64_t> lacking;
    for (const auto& job : jobs_) lacking.push_back(std::max<std::int64_t>(0, job.helpers_needed));
    for (const auto index : solution.arcs) {
      const auto& arc = network_.arcs[index];
      const auto candidate = std::ranges::lower_bound(candidates_[arc.job], arc.helper, {}, &Candidate::helper);
      plan.pairs.push_back({arc.helper, arc.job, candidate->cost});
      --lacking[arc.job];
    }
    add_further_jobs(plan);
    for (const auto& pair : plan.pairs) plan.total_cost += pair.cost;
    for (std::size_t job = 0; job < jobs_.size(); ++job) {
      if (lacking[job] > 0) plan.unassigned.push_back(job);
      plan.total_cost += static_cast<double>(lacking[job]) * sale_.unassigned[job];
    }
    return plan;
  }

  // Of the jobs that one helper gets, the cheapest counts as the first.
  void add_further_jobs(Plan& plan) const {
    std::ranges::sort(plan.pairs, {}, [](const Pair& pair) { return std::tuple(pair.cost, pair.job, pair.helper); });
    std::vector<double> further(helpers_.size());
    for (auto& pair : plan.pairs) {
      pair.cost += further[pair.helper];
      further[pair.helper] += weights_.per_job_in_hand;
    }
    std::ranges::sort(plan.pairs, {}, [](const Pair& pair) { return std::tuple(pair.job, pair.cost, pair.helper); });
  }

  std::span<const Helper> helpers_;
  std::span<const Job> jobs_;
  const Weights& weights_;
  Market market_;
  Sale sale_;
  std::vector<std::vector<Candidate>> candidates_;  // of each job, by helper
  Network network_;
};

}  // namespace

Assignment find_assignment(std::span<const Helper> helpers, std::span<const Job> jobs,
                           std::span<const Acquaintance> acquaintances, const Weights& weights) {
  return Search(helpers, jobs, acquaintances, weights).run();
}

Plan assign(std::span<const Helper> helpers, std::span<const Job> jobs, std::span<const Acquaintance> acquaintances,
            const Weights& weights) {
  return find_assignment(helpers, jobs, acquaintances, weights).plan;
}

Plan assign(std::span<const Helper> helpers, std::span<const Job> jobs, const FindPast& past, const Weights& weights) {
  std::vector<Acquaintance> acquaintances;
  for (const auto& helper : helpers)
    for (const auto& job : jobs)
      if (const auto known = past(helper.id, job.id); known.times > 0 || known.thanked > 0 || known.unhappy > 0)
        acquaintances.push_back({helper.id, job.id, known});
  return assign(helpers, jobs, acquaintances, weights);
}

}  // namespace linli::matching
