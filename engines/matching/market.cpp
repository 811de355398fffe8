#include "engines/matching/market.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace linli::matching {
namespace {

using Codes = std::vector<std::string>;
using Bits = std::vector<std::uint64_t>;

Codes codes_of(std::span<const Job> jobs, Codes Job::*member) {
  Codes all;
  for (const auto& job : jobs) all.insert(all.end(), (job.*member).begin(), (job.*member).end());
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// A bit for each code that some job asks for; other codes do not matter.
Bits bits_of(const Codes& codes, const Codes& known) {
  Bits bits((known.size() + 63) / 64);
  for (const auto& code : codes) {
    const auto place = std::ranges::lower_bound(known, code);
    if (place == known.end() || *place != code) continue;
    const auto index = static_cast<std::size_t>(place - known.begin());
    bits[index / 64] |= std::uint64_t{1} << index % 64;
  }
  return bits;
}

bool has_bit(const Bits& bits, std::size_t index) { return bits[index / 64] >> index % 64 & 1; }

bool holds_all(const Bits& bits, const Bits& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] & ~bits[i]) return false;
  return true;
}

bool holds_one(const Bits& bits, const Bits& wanted) {
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (wanted[i] & bits[i]) return true;
  return false;
}

}  // namespace

Market::Market(std::span<const Helper> helpers, std::span<const Job> jobs, const Weights& weights)
    : helpers_(helpers), jobs_(jobs), weights_(weights), prices_(helpers.size()) {
  const auto skills = codes_of(jobs, &Job::skills), languages = codes_of(jobs, &Job::languages);
  read_helpers(skills, languages);
  read_jobs(skills, languages);
  fill_shelves(skills.size());
}

void Market::read_helpers(const Codes& skills, const Codes& languages) {
  std::int64_t shortest = std::numeric_limits<std::int64_t>::max();
  for (const auto& job : jobs_) shortest = std::min(shortest, job.minutes);
  for (const auto& helper : helpers_) {
    auto& points = helper_points_.emplace_back();
    for (const auto place : helper.places)
      if (is_known(place)) points.push_back(point_of(place));
    helper_skills_.push_back(bits_of(helper.skills, skills));
    helper_languages_.push_back(bits_of(helper.languages, languages));
    const Facts facts{.metres = 0, .minutes_over = minutes_over(shortest, helper.minutes_left), .load = helper.load};
    least_.push_back(terms_of(facts, weights_).cost());
  }
}

void Market::read_jobs(const Codes& skills, const Codes& languages) {
  for (const auto& job : jobs_) {
    job_points_.push_back(job.place && is_known(*job.place) ? std::optional(point_of(*job.place)) : std::nullopt);
    job_skills_.push_back(bits_of(job.skills, skills));
    job_languages_.push_back(bits_of(job.languages, languages));
    std::ranges::sort(job_asked_before_.emplace_back(job.asked_before));
  }
}

void Market::fill_shelves(std::size_t skills) {
  std::vector<std::vector<std::uint32_t>> able(skills + 1);
  for (std::uint32_t helper = 0; helper < helpers_.size(); ++helper) {
    if (helpers_[helper].capacity <= 0) continue;
    for (std::size_t skill = 0; skill < skills; ++skill)
      if (has_bit(helper_skills_[helper], skill)) able[skill].push_back(helper);
    able[skills].push_back(helper);
  }
  for (const auto& bits : job_skills_) {
    auto rarest = skills;
    for (std::size_t skill = 0; skill < skills; ++skill)
      if (has_bit(bits, skill) && able[skill].size() < able[rarest].size()) rarest = skill;
    job_shelf_.push_back(rarest);
  }
  for (const auto& those : able) shelves_.push_back(shelf_of(those));
  set_prices(std::vector<double>(helpers_.size()));
}

Market::Shelf Market::shelf_of(const std::vector<std::uint32_t>& able) const {
  std::vector<HelperTree::Entry> placed, placeless;
  for (const auto helper : able) {
    for (const auto& point : helper_points_[helper]) placed.push_back({helper, point});
    if (helper_points_[helper].empty()) placeless.push_back({helper});
  }
  return {HelperTree(std::move(placed), true, weights_), HelperTree(std::move(placeless), false, weights_)};
}

void Market::set_prices(std::span<const double> prices) {
  prices_.assign(prices.begin(), prices.end());
  std::vector<double> floors(prices.size());
  std::transform(prices.begin(), prices.end(), least_.begin(), floors.begin(), std::plus{});
  for (auto& shelf : shelves_) {
    shelf.placed.set_floors(floors);
    shelf.placeless.set_floors(floors);
  }
}

bool Market::is_able(std::uint32_t helper, std::uint32_t job) const {
  return holds_all(helper_skills_[helper], job_skills_[job]);
}

Facts Market::facts_of(std::uint32_t helper, std::uint32_t job) const {
  Facts facts{
      .shares_language = jobs_[job].languages.empty() || holds_one(helper_languages_[helper], job_languages_[job]),
      .minutes_over = minutes_over(jobs_[job].minutes, helpers_[helper].minutes_left),
      .load = helpers_[helper].load,
      .asked_before = std::ranges::binary_search(job_asked_before_[job], helpers_[helper].id)};
  if (!job_points_[job] || helper_points_[helper].empty()) return facts;
  double nearest = std::numeric_limits<double>::max();
  for (const auto& point : helper_points_[helper])
    nearest = std::min(nearest, straight_squared(point, *job_points_[job]));
  facts.metres = metres_from_straight(std::sqrt(nearest));
  return facts;
}

}  // namespace linli::matching
