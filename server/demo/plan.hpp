// The whole plan of the demonstration: both communities. Pure; the same for every run of one day.
#pragma once
#include "server/demo/story_plan.hpp"

namespace linli::demo {

struct Plan {
  Town town, neighbour_town;
  Population population, neighbours;
  Cast cast, neighbour_cast;
  std::vector<PlannedStory> stories;
  int year = 0;
};
Plan make_plan(Instant now, int zone_minutes);

}  // namespace linli::demo
