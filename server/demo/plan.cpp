#include "server/demo/plan.hpp"

namespace linli::demo {
namespace {

constexpr long long first_phone = 19900000001, first_phone_next_door = 19900009001;
constexpr CastShape here{.volunteers = 440, .paired = 60, .proxies = 12, .community_workers = 3};
constexpr CastShape next_door{.volunteers = 60, .paired = 60, .proxies = 0, .community_workers = 1, .street_office = false};

}  // namespace

Plan make_plan(Instant now, int zone_minutes) {
  Plan plan;
  plan.year = local_time(now, zone_minutes).year;
  plan.town = plan_town(yuling(), Dice(1));
  plan.population = plan_population(plan.town, plan.year, first_phone, Dice(2));
  plan.cast = choose_cast(plan.town, plan.population, here, Dice(3));
  plan.neighbour_town = plan_town(qingxi(), Dice(11));
  plan.neighbours = plan_population(plan.neighbour_town, plan.year, first_phone_next_door, Dice(12));
  plan.neighbour_cast = choose_cast(plan.neighbour_town, plan.neighbours, next_door, Dice(13));
  plan.stories = plan_stories(plan.town, plan.population, plan.cast, now, zone_minutes, Dice(4));
  return plan;
}

}  // namespace linli::demo
