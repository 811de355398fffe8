// What happened in the last thirty days, as a plan: who wrote what, when, and how it went on. Pure.
#pragma once
#include "platform/base/instant.hpp"
#include "server/demo/cast.hpp"
#include "server/demo/sayings.hpp"

namespace linli::demo {

// How an order gets to the community.
enum class Voice { app, proxy, call, event };

// How far a story goes, or how it ends.
enum class Fate {
  fresh,         // nobody has looked at it
  offered,       // a volunteer is asked
  accepted,
  under_way,
  waits_rating,  // done, the resident has not said anything
  solved,        // the resident rated it
  partly,
  called_back,   // somebody else telephoned and wrote down the answer
  not_solved,    // rated badly: it is open again
  redone,        // rated badly, done again, rated well
  declined,      // the first volunteer could not; the next one did it
  timed_out,     // the first volunteer did not answer
  neglected,     // nobody took it in time: it climbs
  withdrawn,
  not_accepted,
  deferred,
};

struct PlannedStory {
  const Saying* saying = nullptr;
  Instant ordered_at;
  int person = 0;
  Voice voice = Voice::app;
  Fate fate = Fate::fresh;
  int echo_of = -1;  // the story that this neighbour also tells of: joins it, or repeats it when `repeats`
  bool repeats = false;
  // Minutes from one step to the next.
  int until_offer = 0, until_answer = 0, until_start = 0, work = 0, until_rating = 0;
};

// Oldest first. `now` ends the plan: whatever is later stays undone.
std::vector<PlannedStory> plan_stories(const Town& town, const Population& population, const Cast& cast, Instant now, int zone_minutes, Dice dice);

}  // namespace linli::demo
