#pragma once
#include <algorithm>
#include <optional>

#include "engines/matching/matching.hpp"

// The arithmetic of a pair, in one place for rate(), which explains, and for assign(), which is in a hurry.
namespace linli::matching {

struct Facts {
  std::optional<double> metres;
  bool shares_language = true;
  std::int64_t minutes_over = 0;  // how much longer the job takes than the helper has left
  std::int64_t load = 0;
  bool asked_before = false;
  Past past;
};

// Minutes that each cause adds or takes away.
struct Terms {
  double walk = 0;
  double language = 0;
  double over_time = 0;
  double load = 0;
  double asked_before = 0;
  double past_good = 0;
  double past_bad = 0;

  double cost() const { return walk + language + over_time + load + asked_before + past_good + past_bad; }
};

inline constexpr std::int64_t good_times_that_count = 3;

inline std::int64_t minutes_over(std::int64_t job_minutes, std::int64_t minutes_left) {
  return std::max<std::int64_t>(0, job_minutes - std::max<std::int64_t>(0, minutes_left));
}

inline Terms terms_of(const Facts& facts, const Weights& weights) {
  const auto number = [](std::int64_t n) { return static_cast<double>(std::max<std::int64_t>(0, n)); };
  return {.walk = facts.metres ? *facts.metres / weights.metres_per_minute : weights.unknown_place_minutes,
          .language = facts.shares_language ? 0 : weights.no_shared_language,
          .over_time = number(facts.minutes_over) * weights.over_time_per_minute,
          .load = number(facts.load) * weights.per_job_in_hand,
          .asked_before = facts.asked_before ? weights.asked_before : 0,
          .past_good = number(std::min(facts.past.thanked, good_times_that_count)) * weights.past_good,
          .past_bad = number(facts.past.unhappy) * weights.past_bad};
}

}  // namespace linli::matching
