#pragma once
#include "server/demo/stage.hpp"

namespace linli::demo {

// What the month came to, for those who choose whom a visitor may be.
struct Played {
  int refused = 0;                           // in a plan that fits the house, few
  std::vector<int> waiting_residents;        // places in the population: their request is done and unrated
  std::vector<Id<Person>> asked, under_way;  // volunteers with an offer, and with work in hand
};

// Plays the planned month, oldest deed first, up to `now`; what lies later stays undone.
Played play(Stage& stage, const Plan& plan, Instant now);

}  // namespace linli::demo
