#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>

#include "bench/districting/city.hpp"
#include "engines/districting/first_borders.hpp"

// Measures what a grid plan promises beside METIS alone on the same city in the same run.
namespace linli::bench {
namespace {

constexpr double goal_seconds = 5, tolerance = 0.03;
constexpr double target = 300;

struct Measured {
  double seconds = 0;
  districting::Figures figures;
};

template <class Work>
Measured measure(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  Measured measured;
  measured.figures = work();
  measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return measured;
}

districting::Figures ours(const districting::City& city, const districting::Options& options) {
  return districting::propose(city, options).value().figures;
}

districting::Figures metis(const districting::City& city, const districting::Options& options) {
  const auto ground = districting::ground_of(city, options).value();
  const auto division = districting::divide_with_metis(ground, options.tolerance, options.seed).value();
  std::vector<std::size_t> grid_of;
  for (const auto block : ground.block_of) grid_of.push_back(division[block]);
  return districting::figures_of(city, options, grid_of, ground.grids).value();
}

class Report {
 public:
  explicit Report(bool json) : json_(json) {}
  void keep(const std::string& promise, double value, const char* unit, double reference, const std::string& goal,
            bool met) {
    if (json_) {
      boost::json::object line{{"promise", promise},
                               {"value", value},
                               {"unit", unit},
                               {"reference", reference},
                               {"ratio", reference > 0 ? value / reference : 0},
                               {"goal", goal},
                               {"met", met}};
      promises_.push_back(std::move(line));
      return;
    }
    std::printf("%s  %s\n        %.4g %s, METIS alone %.4g; goal: %s\n", met ? "met   " : "missed", promise.c_str(),
                value, unit, reference, goal.c_str());
  }
  void print() const {
    if (json_)
      std::printf(
          "%s\n",
          boost::json::serialize(boost::json::object{{"bench", "districting"}, {"promises", promises_}}).c_str());
  }

 private:
  bool json_;
  boost::json::array promises_;
};

template <class Value>
double worst(const std::vector<Measured>& plans, Value&& value) {
  double most = 0;
  for (const auto& plan : plans) most = std::max(most, value(plan));
  return most;
}

// Each with its own seed, beside the METIS that cut least.
struct Beside {
  std::vector<Measured> plans;
  Measured alone;
};

Beside plan_city(const districting::City& city, districting::Options options, int runs) {
  Beside beside;
  for (int i = 0; i < runs; ++i) {
    options.seed = static_cast<std::uint64_t>(i + 1);
    beside.plans.push_back(measure([&] { return ours(city, options); }));
    auto alone = measure([&] { return metis(city, options); });
    if (i == 0 || alone.figures.cut < beside.alone.figures.cut) beside.alone = std::move(alone);
  }
  return beside;
}

constexpr auto seconds = [](const Measured& plan) { return plan.seconds; };
constexpr auto cut = [](const Measured& plan) { return plan.figures.cut; };
constexpr auto percent_off = [](const Measured& plan) { return 100 * plan.figures.largest_deviation; };
constexpr auto grids_in_pieces = [](const Measured& plan) {
  const auto& grids = plan.figures.grids;
  return static_cast<double>(std::ranges::count_if(grids, [](const auto& grid) { return grid.pieces != 1; }));
};

// The worst of all seeds counts.
void run(int runs, bool json) {
  const auto city = make_city(100'000, 1);
  districting::Options options;
  options.target = target;
  options.tolerance = tolerance;
  options.minutes = {30, 20, 10};
  options.emphasis = {.ties = 1, .compactness = 0, .work = 0, .staying = 0};
  const auto [plans, alone] = plan_city(city, options, runs);
  options.emphasis = {};
  const auto shared = plan_city(city, options, runs);

  double households = 0;
  for (const auto& place : city.places) households += place.households;
  const auto what = fmt::format("{:.0f} households in {} buildings, {} grids", households, city.places.size(),
                                plans.front().figures.grids.size());
  Report report(json);
  const double longest = worst(plans, seconds), ties = worst(plans, cut), off = worst(plans, percent_off);
  report.keep("grid plan for " + what, longest, "s", seconds(alone), "under 5 s", longest < goal_seconds);
  report.keep("its ties across borders", ties, "ties", cut(alone), "no more than METIS alone", ties <= cut(alone));
  report.keep("its grid furthest from the average", off, "%", percent_off(alone), "within 3 %", off <= 100 * tolerance);
  const double pieces = worst(plans, grids_in_pieces);
  report.keep("its grids in pieces", pieces, "grids", grids_in_pieces(alone), "none", pieces == 0);
  const double longer = worst(shared.plans, seconds), off_shared = worst(shared.plans, percent_off);
  report.keep("the same with work shared and grids compact", longer, "s", seconds(alone), "under 5 s",
              longer < goal_seconds);
  report.keep("its grid furthest from the average", off_shared, "%", percent_off(alone), "within 3 %",
              off_shared <= 100 * tolerance);
  report.print();
}

}  // namespace
}  // namespace linli::bench

int main(int count, char** arguments) {
  CLI::App app{"A grid plan for 100,000 households, beside METIS alone. Prints a table."};
  bool quick = false, json = false;
  app.add_flag("--quick", quick, "Two seeds instead of five");
  app.add_flag("--json", json, "One object of JSON");
  CLI11_PARSE(app, count, arguments);
  try {
    linli::bench::run(quick ? 2 : 5, json);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_districting: %s\n", error.what());
    return 1;
  }
}
