#include "engines/matching/matching.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "engines/matching/assignment.hpp"

using namespace linli::matching;
using doctest::Approx;

namespace {

// Small random neighbourhoods, crowded on purpose, with everything that can be missing missing now and then.
class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::int64_t pick(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
  }
  bool chance(double share) { return std::bernoulli_distribution(share)(random_); }
  Spot spot() {
    return {30.2 + 0.0001 * static_cast<double>(pick(0, 300)), 111.7 + 0.0001 * static_cast<double>(pick(0, 300))};
  }
  std::vector<std::string> some(const std::vector<std::string>& codes, double share) {
    std::vector<std::string> drawn;
    for (const auto& code : codes)
      if (chance(share)) drawn.push_back(code);
    return drawn;
  }

 private:
  std::mt19937 random_;
};

struct Backlog {
  std::vector<Helper> helpers;
  std::vector<Job> jobs;
  std::vector<Acquaintance> acquaintances;

  Past past(std::size_t helper, std::size_t job) const {
    for (const auto& known : acquaintances)
      if (known.helper == helpers[helper].id && known.job == jobs[job].id) return known.past;
    return {};
  }
  Plan plan(const Weights& weights = {}) const { return assign(helpers, jobs, acquaintances, weights); }
};

Backlog random_backlog(unsigned seed, std::size_t helpers, std::size_t jobs) {
  const std::vector<std::string> skills{"repair", "first_aid", "legal"}, languages{"zh", "en", "yue"};
  Dice dice(seed);
  Backlog made;
  for (std::size_t i = 0; i < helpers; ++i) {
    auto& helper = made.helpers.emplace_back(Helper{.id = static_cast<std::int64_t>(100 + i)});
    for (auto places = dice.pick(0, 2); places > 0; --places) helper.places.push_back(dice.spot());
    helper.skills = dice.some(skills, 0.5);
    helper.languages = dice.some(languages, 0.5);
    helper.load = dice.pick(0, 3);
    helper.minutes_left = dice.pick(-10, 180);
    helper.capacity = dice.pick(0, 3);
  }
  for (std::size_t i = 0; i < jobs; ++i) {
    auto& job = made.jobs.emplace_back(Job{.id = static_cast<std::int64_t>(500 + i)});
    if (dice.chance(0.8)) job.place = dice.spot();
    job.skills = dice.some(skills, 0.25);
    job.languages = dice.some(languages, 0.2);
    job.minutes = dice.pick(15, 240);
    job.helpers_needed = dice.pick(0, 2);
    job.urgent = dice.chance(0.2);
    if (dice.chance(0.4)) job.asked_before.push_back(100 + dice.pick(0, 5));
    for (auto times = dice.pick(0, 2); times > 0 && helpers > 0; --times)
      made.acquaintances.push_back({100 + dice.pick(0, static_cast<std::int64_t>(helpers) - 1),
                                    job.id,
                                    {.times = 5, .thanked = dice.pick(0, 5), .unhappy = dice.pick(0, 3) / 3}});
  }
  return made;
}

// Tries every set of helpers for every job.
class BruteForce {
 public:
  BruteForce(const Backlog& backlog, const Weights& weights)
      : backlog_(backlog), weights_(weights), taken_(backlog.helpers.size()) {}
  double smallest_cost() {
    try_job(0, 0, 0, 0);
    return smallest_;
  }

 private:
  void try_job(std::size_t job, std::size_t first_helper, std::int64_t given, double cost) {
    if (job == backlog_.jobs.size()) {
      smallest_ = std::min(smallest_, cost);
      return;
    }
    const auto& wanted = backlog_.jobs[job];
    const auto lacking = static_cast<double>(wanted.helpers_needed - given);
    try_job(job + 1, 0, 0, cost + lacking * weights_.unassigned * (wanted.urgent ? 3 : 1));
    for (auto helper = first_helper; helper < taken_.size() && given < wanted.helpers_needed; ++helper) {
      const auto rating = rate(backlog_.helpers[helper], wanted, backlog_.past(helper, job), weights_);
      if (!rating || taken_[helper] >= backlog_.helpers[helper].capacity) continue;
      const auto further = static_cast<double>(taken_[helper]) * weights_.per_job_in_hand;
      ++taken_[helper];
      try_job(job, helper + 1, given + 1, cost + rating->cost + further);
      --taken_[helper];
    }
  }

  const Backlog& backlog_;
  const Weights& weights_;
  std::vector<std::int64_t> taken_;
  double smallest_ = std::numeric_limits<double>::max();
};

// LEMON by itself on every pair.
double dense_cost(const Backlog& backlog, const Weights& weights) {
  const auto whole = [](double minutes) { return std::llround(minutes * 1e6); };
  Network network{
      .needed = {}, .unassigned = {}, .capacity = {}, .per_further_job = whole(weights.per_job_in_hand), .arcs = {}};
  for (const auto& helper : backlog.helpers) network.capacity.push_back(helper.capacity);
  for (std::size_t job = 0; job < backlog.jobs.size(); ++job) {
    network.needed.push_back(backlog.jobs[job].helpers_needed);
    network.unassigned.push_back(whole(weights.unassigned * (backlog.jobs[job].urgent ? 3 : 1)));
    for (std::size_t helper = 0; helper < backlog.helpers.size(); ++helper)
      if (const auto rating = rate(backlog.helpers[helper], backlog.jobs[job], backlog.past(helper, job), weights))
        network.arcs.push_back(
            {static_cast<std::uint32_t>(job), static_cast<std::uint32_t>(helper), whole(rating->cost)});
  }
  auto lacking = network.needed;
  std::vector<std::int64_t> taken(backlog.helpers.size());
  std::int64_t cost = 0;
  for (const auto index : solve(network).arcs) {
    const auto& arc = network.arcs[index];
    cost += arc.cost + network.per_further_job * taken[arc.helper]++;
    --lacking[arc.job];
  }
  for (std::size_t job = 0; job < lacking.size(); ++job) cost += lacking[job] * network.unassigned[job];
  return static_cast<double>(cost) / 1e6;
}

void check_rules(const Backlog& backlog, const Plan& plan) {
  std::map<std::size_t, std::int64_t> given, taken;
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& pair : plan.pairs) {
    CHECK(rate(backlog.helpers[pair.helper], backlog.jobs[pair.job], {}).has_value());
    CHECK(pairs.emplace(pair.job, pair.helper).second);
    ++given[pair.job];
    ++taken[pair.helper];
  }
  for (const auto& [helper, count] : taken) CHECK(count <= backlog.helpers[helper].capacity);
  std::vector<std::size_t> lacking;
  for (std::size_t job = 0; job < backlog.jobs.size(); ++job) {
    CHECK(given[job] <= backlog.jobs[job].helpers_needed);
    if (given[job] < backlog.jobs[job].helpers_needed) lacking.push_back(job);
  }
  CHECK(plan.unassigned == lacking);
  CHECK(std::ranges::is_sorted(plan.pairs, {}, [](const Pair& pair) { return std::pair(pair.job, pair.cost); }));
}

std::vector<Cause> causes(const Rating& rating) {
  std::vector<Cause> all;
  for (const auto& reason : rating.reasons) all.push_back(reason.cause);
  return all;
}

}  // namespace

TEST_CASE("distances are those over the round Earth") {
  CHECK(metres_between({0, 0}, {0, 1}) == Approx(111'195.08).epsilon(1e-6));
  CHECK(metres_between({39.9042, 116.4074}, {31.2304, 121.4737}) == Approx(1'067'311).epsilon(1e-4));
  CHECK(metres_between({30.1, 111.7}, {30.1, 111.7}) == 0);
  CHECK(metres_between({10, 179.999}, {10, -179.999}) == Approx(219.0).epsilon(1e-3));
}

TEST_CASE("a plan keeps skills and capacities, and several helpers of a job are different people") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const auto backlog = random_backlog(seed, seed % 23, seed % 31);
    CAPTURE(seed);
    check_rules(backlog, backlog.plan());
  }
}

TEST_CASE("on small backlogs no other way of sharing out the jobs is cheaper") {
  for (unsigned seed = 0; seed < 150; ++seed) {
    const auto backlog = random_backlog(seed, 2 + seed % 5, 1 + seed % 6);
    CAPTURE(seed);
    Weights weights;
    if (seed % 3 == 1) weights.unassigned = 25;
    if (seed % 3 == 2) weights.per_job_in_hand = 0;
    const auto smallest = BruteForce(backlog, weights).smallest_cost();
    CHECK(backlog.plan(weights).total_cost == Approx(smallest).epsilon(1e-7));
  }
}

TEST_CASE("starting from the nearest candidates costs as little as LEMON finds over all pairs") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const auto backlog = random_backlog(seed, 150, 120);
    CAPTURE(seed);
    Weights weights;
    if (seed % 2 == 0) weights.past_good = -60;
    if (seed % 3 == 0) weights.unassigned = 40;
    const auto plan = backlog.plan(weights);
    check_rules(backlog, plan);
    CHECK(plan.total_cost == Approx(dense_cost(backlog, weights)).epsilon(1e-7));
  }
}

TEST_CASE("candidates alone would not have been enough in some of these backlogs") {
  int grown = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const auto backlog = random_backlog(seed, 150, 120);
    grown += find_assignment(backlog.helpers, backlog.jobs, backlog.acquaintances, {}).rounds > 1;
  }
  CHECK(grown > 0);
}

TEST_CASE("the cost of a pair is what rate says, and a further job counts as one more in hand") {
  const Spot home{30.2, 111.7};
  const std::vector<Helper> helpers{{.id = 1, .places = {home}, .minutes_left = 500, .capacity = 2}};
  const std::vector<Job> jobs{{.id = 1, .place = Spot{30.201, 111.7}}, {.id = 2, .place = home}};
  const auto plan = assign(helpers, jobs);
  REQUIRE(plan.pairs.size() == 2);
  CHECK(plan.pairs[0].cost == Approx(rate(helpers[0], jobs[0], {})->cost + 12));
  CHECK(plan.pairs[1].cost == Approx(rate(helpers[0], jobs[1], {})->cost));
  CHECK(plan.total_cost == Approx(plan.pairs[0].cost + plan.pairs[1].cost));
}

TEST_CASE("work is shared among neighbours instead of heaped on one") {
  const Spot home{30.2, 111.7};
  const std::vector<Helper> helpers{{.id = 1, .places = {home}, .minutes_left = 500, .capacity = 3},
                                    {.id = 2, .places = {{30.201, 111.7}}, .minutes_left = 500, .capacity = 3}};
  const std::vector<Job> jobs{{.id = 1, .place = home}, {.id = 2, .place = home}};
  const auto plan = assign(helpers, jobs);
  REQUIRE(plan.pairs.size() == 2);
  CHECK(plan.pairs[0].helper != plan.pairs[1].helper);
}

TEST_CASE("the same backlog gives the same plan") {
  const auto backlog = random_backlog(7, 120, 90);
  const auto once = backlog.plan(), twice = backlog.plan();
  REQUIRE(once.pairs.size() == twice.pairs.size());
  for (std::size_t i = 0; i < once.pairs.size(); ++i) {
    CHECK(once.pairs[i].helper == twice.pairs[i].helper);
    CHECK(once.pairs[i].job == twice.pairs[i].job);
  }
}

TEST_CASE("a past given as a function counts as one given as a list") {
  const auto backlog = random_backlog(3, 20, 15);
  const auto plan = assign(backlog.helpers, backlog.jobs, [&](std::int64_t helper, std::int64_t job) {
    return backlog.past(static_cast<std::size_t>(helper - 100), static_cast<std::size_t>(job - 500));
  });
  CHECK(plan.total_cost == Approx(backlog.plan().total_cost));
}

TEST_CASE("without helpers every job stays open, and without jobs nobody goes") {
  const auto backlog = random_backlog(1, 4, 6);
  std::size_t open = 0;
  for (const auto& job : backlog.jobs) open += job.helpers_needed > 0;
  CHECK(assign({}, backlog.jobs).unassigned.size() == open);
  CHECK(assign(backlog.helpers, {}).pairs.empty());
  const auto none = assign({}, {});
  CHECK(none.pairs.empty());
  CHECK(none.total_cost == 0);
}

TEST_CASE("a job without a place goes to whoever has the least in hand") {
  const std::vector<Helper> helpers{{.id = 1, .places = {{30.2, 111.7}}, .load = 2, .minutes_left = 100},
                                    {.id = 2, .load = 1, .minutes_left = 100}};
  const std::vector<Job> jobs{{.id = 1}, {.id = 2, .place = Spot{std::nan(""), 0}}};
  const auto plan = assign(helpers, std::span(jobs).first(1));
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].helper == 1);
  CHECK(plan.pairs[0].cost == Approx(15 + 12));
  CHECK(assign(helpers, jobs).unassigned.empty());
}

TEST_CASE("helpers who all live in one house are still told apart by skill and load") {
  auto backlog = random_backlog(5, 150, 120);
  for (auto& helper : backlog.helpers) helper.places = {{30.2, 111.7}};
  check_rules(backlog, backlog.plan());
  CHECK(backlog.plan().total_cost == Approx(dense_cost(backlog, {})).epsilon(1e-7));
}

TEST_CASE("a job that wants more helpers than there are gets all, and lacks the rest") {
  const Spot home{30.2, 111.7};
  const std::vector<Helper> helpers{{.id = 1, .places = {home}, .minutes_left = 90},
                                    {.id = 2, .places = {home}, .minutes_left = 90}};
  const std::vector<Job> jobs{{.id = 1, .place = home, .helpers_needed = 1'000'000'000'000}};
  const auto plan = assign(helpers, jobs);
  CHECK(plan.pairs.size() == 2);
  CHECK(plan.unassigned == std::vector<std::size_t>{0});
  CHECK(plan.total_cost == Approx(600.0 * (1'000'000'000'000 - 2)));
}

TEST_CASE("far too many jobs for one helper, at any price, still come to an end") {
  const Spot home{30.2, 111.7};
  const std::vector<Helper> helpers{{.id = 1, .places = {home}, .minutes_left = 90}};
  std::vector<Job> jobs;
  for (int i = 0; i < 400; ++i) jobs.push_back({.id = i, .place = home});
  const auto plan = assign(helpers, jobs, std::span<const Acquaintance>{}, Weights{.unassigned = 1e8});
  CHECK(plan.pairs.size() == 1);
  CHECK(plan.unassigned.size() == 399);
}

TEST_CASE("what is urgent gets the only helper") {
  const std::vector<Helper> helpers{{.id = 1, .places = {{30.2, 111.7}}, .minutes_left = 100}};
  const std::vector<Job> jobs{{.id = 1, .place = Spot{30.2, 111.7}},
                              {.id = 2, .place = Spot{30.25, 111.7}, .urgent = true}};
  const auto plan = assign(helpers, jobs);
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].job == 1);
  CHECK(plan.unassigned == std::vector<std::size_t>{0});
}

TEST_CASE("a pair without a needed skill is not rated") {
  const Helper helper{.id = 1, .skills = {"repair"}};
  CHECK(rate(helper, {.skills = {"repair"}}, {}).has_value());
  CHECK_FALSE(rate(helper, {.skills = {"repair", "legal"}}, {}).has_value());
}

TEST_CASE("reasons come with the weightiest first and say how much") {
  const Helper helper{.id = 4,
                      .places = {{30.3, 111.7}, {30.2, 111.7}},
                      .skills = {"repair"},
                      .languages = {"zh"},
                      .load = 1,
                      .minutes_left = 30};
  const Job job{.id = 9,
                .place = Spot{30.209, 111.7},
                .skills = {"repair"},
                .languages = {"en", "yue"},
                .minutes = 60,
                .asked_before = {4}};
  const auto rating = rate(helper, job, {.times = 7, .thanked = 5, .unhappy = 1});
  REQUIRE(rating);
  CHECK(causes(*rating) == std::vector{Cause::asked_before, Cause::past_bad, Cause::language, Cause::past_good,
                                       Cause::no_free_time, Cause::near, Cause::load, Cause::skill});
  const auto walk = metres_between({30.2, 111.7}, {30.209, 111.7});
  CHECK(rating->cost == Approx(90 + 40 + 30 - 18 + 15 + walk / 70 + 12));
  CHECK(rating->reasons[2].detail == "en");
  CHECK(rating->reasons[3].number == 7);
  CHECK(rating->reasons[5].number == Approx(walk));
  CHECK(rating->reasons[7].detail == "repair");
}
