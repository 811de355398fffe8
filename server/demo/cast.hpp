// Who has a part in the demonstration: posts, volunteers and those who act for somebody old. Pure; people are places in
// the Population.
#pragma once
#include "server/demo/population.hpp"

namespace linli::demo {

struct PlannedPost {
  std::string area_code, post;
  int person = 0;
  int rank = 0;  // 0 the owner, then the deputies
};
struct PlannedVolunteer {
  int person = 0;
  std::string affiliation;
  bool paired = false;  // also registered with the other community
  std::vector<std::string> skills;
  int weekly_minutes = 0;
  std::string quiet_from, quiet_to;  // both empty: none
};
struct PlannedProxy {
  int principal = 0;
  int agent = 0;
  std::string relation, consent, consent_words;
};

struct Cast {
  int secretary = 0, deputy_secretary = 0, call_taker = 0, police_officer = 0, medic = 0, street_officer = 0;
  std::vector<int> community_workers, grid_leaders, property_managers;
  std::vector<PlannedPost> posts;
  std::vector<PlannedVolunteer> volunteers;
  std::vector<PlannedProxy> proxies;
};

struct CastShape {
  int volunteers = 0, paired = 0, proxies = 0, community_workers = 0;
  bool street_office = true;  // the street's post is filled from here
};
Cast choose_cast(const Town& town, const Population& population, const CastShape& shape, Dice dice);

}  // namespace linli::demo
