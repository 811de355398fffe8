#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Who should do which piece of work. A pure library: no database, no clock, no words; usable without Linli.
namespace linli::matching {

struct Spot {
  double lat = 0;  // degrees, WGS 84
  double lng = 0;
};

// Great-circle distance in metres (haversine, mean Earth radius 6,371,009 m).
double metres_between(Spot a, Spot b);

// Somebody who helps. They may set out from any of their places: the home, and the one their unit is paired with.
struct Helper {
  std::int64_t id = 0;
  std::vector<Spot> places;
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  std::int64_t load = 0;          // jobs in hand
  std::int64_t minutes_left = 0;  // of what they offer this week
  std::int64_t capacity = 1;      // how many more jobs they can take now
};

struct Job {
  std::int64_t id = 0;
  std::optional<Spot> place;
  std::vector<std::string> skills;     // all of them are needed
  std::vector<std::string> languages;  // one of them is enough; empty when it does not matter
  std::int64_t minutes = 60;           // how long such a job takes
  std::int64_t helpers_needed = 1;
  bool urgent = false;
  std::vector<std::int64_t> asked_before;  // helpers who declined or did not answer this job
};

// What the two know of each other: how often this helper helped this household before, and how that went.
struct Past {
  std::int64_t times = 0;
  std::int64_t thanked = 0;
  std::int64_t unhappy = 0;
};

// Why a pair is good or bad, as data that the caller puts into words. `number` is: metres (near), jobs in hand (load),
// minutes left (free_time, no_free_time), times helped (past_good), times unhappy (past_bad), 1 or 0 for whether they
// have it (skill, language).
enum class Cause {
  near,
  place_unknown,
  skill,
  language,
  free_time,
  no_free_time,
  load,
  past_good,
  past_bad,
  asked_before
};
struct Reason {
  Cause cause = Cause::near;
  std::string detail;  // the code of the skill or language
  double number = 0;
};

// The cost of a pair in minutes: the walk, and what skill, time, load and the past add or take away. Smaller is better.
struct Rating {
  double cost = 0;
  std::vector<Reason> reasons;  // the weightiest first
};

// past_good is not above zero, metres_per_minute above it, and no other below it.
struct Weights {
  double metres_per_minute = 70;  // walking
  double unknown_place_minutes = 15;
  double per_job_in_hand = 12;
  double over_time_per_minute = 0.5;
  double no_shared_language = 30;
  double past_good = -6;  // each time thanked, at most three
  double past_bad = 40;   // each time unhappy
  double asked_before = 90;
  double unassigned = 600;  // what leaving a job without a helper costs; 3 times that when it is urgent
};

// Empty when a needed skill is missing: such a pair is never made.
std::optional<Rating> rate(const Helper& helper, const Job& job, const Past& past, const Weights& weights = {});

struct Pair {
  std::size_t helper = 0;  // index
  std::size_t job = 0;     // index
  double cost = 0;         // as rate() says; a helper's second job in the plan counts as one more in hand, and so on
};
struct Plan {
  std::vector<Pair> pairs;              // ordered by job, then cost
  std::vector<std::size_t> unassigned;  // jobs that lack a helper, in order
  double total_cost = 0;                // with what is left unassigned
};

// Two who know each other, by their ids.
struct Acquaintance {
  std::int64_t helper = 0;
  std::int64_t job = 0;
  Past past;
};
using FindPast = std::function<Past(std::int64_t helper, std::int64_t job)>;

// The assignment with the smallest total cost over all pairs, by LEMON's network simplex on the pairs that matter: the
// nearest, those that a quick auction shows, and then, until none is missing, every pair that the dual prices show
// could still improve the plan. So the answer is the optimum over all pairs, to a millionth of a minute each. The same
// input gives the same plan. Jobs that need several helpers get different ones. Uses a second thread for large
// backlogs.
Plan assign(std::span<const Helper> helpers, std::span<const Job> jobs,
            std::span<const Acquaintance> acquaintances = {}, const Weights& weights = {});

// The same, asking `past` about every pair: for a backlog of hundreds, not for a city's.
Plan assign(std::span<const Helper> helpers, std::span<const Job> jobs, const FindPast& past,
            const Weights& weights = {});

}  // namespace linli::matching
