#pragma once
#include <span>
#include <string>
#include <vector>

#include "engines/matching/helper_tree.hpp"
#include "engines/matching/terms.hpp"

namespace linli::matching {

// Helpers and jobs made ready for many questions: codes as bits, places as points, and for every skill that is asked
// for a search tree of those who have it. Helpers have prices, zero at first, which add to what they cost.
class Market {
 public:
  Market(std::span<const Helper> helpers, std::span<const Job> jobs, const Weights& weights);

  void set_prices(std::span<const double> prices);
  double price(std::uint32_t helper) const { return prices_[helper]; }

  // What a pair costs; empty when the helper cannot do the job.
  std::optional<double> cost(std::uint32_t helper, std::uint32_t job, const Past& past) const {
    if (helpers_[helper].capacity <= 0 || !is_able(helper, job)) return std::nullopt;
    auto facts = facts_of(helper, job);
    facts.past = past;
    return terms_of(facts, weights_).cost();
  }

  // Calls see(helper, cost), at least once, for each able helper whose cost and price together are below `limit` when
  // the two have no past; it returns the limit from there on.
  template <class See>
  void visit(std::uint32_t job, double limit, See&& see) const {
    const auto consider = [&](std::uint32_t helper) {
      if (!is_able(helper, job)) return limit;
      const double cost = terms_of(facts_of(helper, job), weights_).cost();
      if (cost + prices_[helper] < limit) limit = see(helper, cost);
      return limit;
    };
    const auto& shelf = shelves_[job_shelf_[job]];
    shelf.placed.visit({job_points_[job], limit, job}, consider);
    shelf.placeless.visit({job_points_[job], limit, job}, consider);
  }

 private:
  using Bits = std::vector<std::uint64_t>;
  struct Shelf {
    HelperTree placed, placeless;
  };

  void read_helpers(const std::vector<std::string>& skills, const std::vector<std::string>& languages);
  void read_jobs(const std::vector<std::string>& skills, const std::vector<std::string>& languages);
  void fill_shelves(std::size_t skills);
  Shelf shelf_of(const std::vector<std::uint32_t>& able) const;
  bool is_able(std::uint32_t helper, std::uint32_t job) const;
  Facts facts_of(std::uint32_t helper, std::uint32_t job) const;

  std::span<const Helper> helpers_;
  std::span<const Job> jobs_;
  const Weights& weights_;
  std::vector<std::vector<Point>> helper_points_;
  std::vector<std::optional<Point>> job_points_;
  std::vector<Bits> helper_skills_, helper_languages_, job_skills_, job_languages_;
  std::vector<std::vector<std::int64_t>> job_asked_before_;  // in order
  std::vector<Shelf> shelves_;                               // by skill; the last holds everybody
  std::vector<std::size_t> job_shelf_;                       // the one of its rarest skill
  std::vector<double> least_, prices_;                       // of helpers: what they cost in any job; their price
};

}  // namespace linli::matching
