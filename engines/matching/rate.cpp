#include <algorithm>
#include <cmath>

#include "engines/matching/matching.hpp"
#include "engines/matching/sphere.hpp"
#include "engines/matching/terms.hpp"

namespace linli::matching {
namespace {

bool has(const auto& list, const auto& wanted) { return std::ranges::find(list, wanted) != std::ranges::end(list); }

std::optional<double> nearest_metres(const Helper& helper, const Job& job) {
  std::optional<double> nearest;
  if (!job.place || !is_known(*job.place)) return nearest;
  for (const Spot place : helper.places) {
    if (!is_known(place)) continue;
    const double metres = metres_between(place, *job.place);
    if (!nearest || metres < *nearest) nearest = metres;
  }
  return nearest;
}

struct Weighed {
  Reason reason;
  double minutes = 0;
};

std::vector<Weighed> reasons_of(const Helper& helper, const Job& job, const Facts& facts, const std::string* language,
                                const Terms& terms) {
  std::vector<Weighed> all;
  const auto add = [&](Cause cause, std::string detail, double number, double minutes) {
    all.push_back({{cause, std::move(detail), number}, minutes});
  };
  const auto number = [](std::int64_t n) { return static_cast<double>(n); };
  if (facts.metres)
    add(Cause::near, {}, *facts.metres, terms.walk);
  else
    add(Cause::place_unknown, {}, 0, terms.walk);
  if (facts.asked_before) add(Cause::asked_before, {}, 0, terms.asked_before);
  if (facts.past.unhappy > 0) add(Cause::past_bad, {}, number(facts.past.unhappy), terms.past_bad);
  if (facts.past.thanked > 0) add(Cause::past_good, {}, number(facts.past.times), terms.past_good);
  if (facts.load > 0) add(Cause::load, {}, number(facts.load), terms.load);
  if (facts.minutes_over > 0)
    add(Cause::no_free_time, {}, number(helper.minutes_left), terms.over_time);
  else
    add(Cause::free_time, {}, number(helper.minutes_left), 0);
  if (language)
    add(Cause::language, *language, 1, 0);
  else if (!job.languages.empty())
    add(Cause::language, job.languages.front(), 0, terms.language);
  for (const auto& skill : job.skills) add(Cause::skill, skill, 1, 0);
  return all;
}

}  // namespace

std::optional<Rating> rate(const Helper& helper, const Job& job, const Past& past, const Weights& weights) {
  for (const auto& skill : job.skills)
    if (!has(helper.skills, skill)) return std::nullopt;
  const auto spoken =
      std::ranges::find_if(job.languages, [&](const auto& code) { return has(helper.languages, code); });
  const auto* language = spoken == job.languages.end() ? nullptr : &*spoken;
  const Facts facts{.metres = nearest_metres(helper, job),
                    .shares_language = language || job.languages.empty(),
                    .minutes_over = minutes_over(job.minutes, helper.minutes_left),
                    .load = helper.load,
                    .asked_before = has(job.asked_before, helper.id),
                    .past = past};
  const auto terms = terms_of(facts, weights);
  auto weighed = reasons_of(helper, job, facts, language, terms);
  std::ranges::stable_sort(weighed, std::ranges::greater{}, [](const Weighed& w) { return std::abs(w.minutes); });
  Rating rating{.cost = terms.cost()};
  for (auto& [reason, minutes] : weighed) rating.reasons.push_back(std::move(reason));
  return rating;
}

}  // namespace linli::matching
