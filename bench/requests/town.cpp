#include "bench/requests/town.hpp"

#include <random>

namespace linli::bench {
namespace {

using matching::Spot;

// 140 communities over some 30 by 30 km, people within 400 m of their middle: as many per head as Wuhan has.
class Builder {
 public:
  explicit Builder(unsigned seed) : random_(seed) {
    for (int i = 0; i < 140; ++i) middles_.push_back({30.45 + 0.27 * share(), 114.15 + 0.31 * share()});
  }

  matching::Helper helper(std::int64_t id) {
    matching::Helper made{.id = id, .places = {home()}, .skills = {}, .languages = {"zh"}};
    if (share() < 0.5) made.places.push_back(home());
    for (const auto& skill : skills)
      if (share() < skill.held) made.skills.emplace_back(skill.code);
    if (share() < 0.1) made.languages.emplace_back("en");
    made.load = share() < 0.7 ? 0 : 1 + pick(3);
    made.minutes_left = 60 * (1 + pick(6));  // who offers no time is not asked
    made.capacity = 1 + pick(3);
    return made;
  }

  matching::Job job(std::int64_t id) {
    matching::Job made{.id = id, .place = home(), .skills = {}, .languages = {}, .asked_before = {}};
    if (share() < 0.03) made.place.reset();
    double drawn = share();
    for (const auto& skill : skills)
      if (drawn >= 0 && (drawn -= skill.wanted) < 0) made.skills.emplace_back(skill.code);
    if (share() < 0.05) made.languages = {share() < 0.5 ? "en" : "zh"};
    made.minutes = 30 * (1 + pick(4));
    made.helpers_needed = share() < 0.05 ? 2 : 1;
    made.urgent = share() < 0.05;
    return made;
  }

  std::int64_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::int64_t>(0, static_cast<std::int64_t>(below) - 1)(random_);
  }
  double share() { return std::uniform_real_distribution<>(0, 1)(random_); }

 private:
  // Which share of helpers has it, and which share of orders asks for it.
  struct Skill {
    const char* code;
    double held, wanted;
  };
  static constexpr Skill skills[] = {{"repair", 0.15, 0.1},       {"first_aid", 0.1, 0.02}, {"childcare", 0.12, 0.05},
                                     {"tutoring", 0.1, 0.05},     {"driving", 0.25, 0.06},  {"legal", 0.02, 0.015},
                                     {"counselling", 0.03, 0.02}, {"cooking", 0.3, 0.09}};

  Spot home() {
    const auto& middle = middles_[static_cast<std::size_t>(pick(middles_.size()))];
    return {middle.lat + 0.0036 * (2 * share() - 1), middle.lng + 0.0042 * (2 * share() - 1)};
  }

  std::mt19937 random_;
  std::vector<Spot> middles_;
};

}  // namespace

Town make_town(std::size_t helpers, std::size_t jobs, unsigned seed) {
  Town town;
  Builder builder(seed);
  for (std::size_t i = 0; i < helpers; ++i) town.helpers.push_back(builder.helper(static_cast<std::int64_t>(i + 1)));
  for (std::size_t i = 0; i < jobs; ++i) {
    auto& job = town.jobs.emplace_back(builder.job(static_cast<std::int64_t>(i + 1)));
    if (builder.share() < 0.3) job.asked_before.push_back(1 + builder.pick(helpers));
    for (auto known = builder.pick(3); known > 0; --known)
      town.acquaintances.push_back({1 + builder.pick(helpers),
                                    job.id,
                                    {.times = 2, .thanked = builder.pick(3), .unhappy = builder.share() < 0.1}});
  }
  return town;
}

}  // namespace linli::bench
