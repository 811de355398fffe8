#include "server/demo/staging.hpp"

#include <queue>

#include "server/demo/story.hpp"

namespace linli::demo {
namespace {

bool waits_for_resident(Stage& stage, const Story& story) {
  bool waits = false;
  if (story.plan().fate != Fate::waits_rating || !story.request()) return waits;
  stage.house().database().read([&](Tx& tx) {
    const auto request = stage.room<requests::Requests>().find(tx, stage.players().community(), story.request());
    waits = request && request->state == requests::State::done;
  });
  return waits;
}

}  // namespace

Played play(Stage& stage, const Plan& plan, Instant now) {
  std::vector<Story> stories;
  stories.reserve(plan.stories.size());
  Dice dice(21);
  for (const auto& planned : plan.stories)
    stories.emplace_back(planned, stage, plan.cast, plan.town, plan.population, Dice(dice.next()));

  using Due = std::pair<Instant, std::size_t>;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
  for (std::size_t i = 0; i < stories.size(); ++i) due.emplace(*stories[i].next_at(), i);
  while (!due.empty() && due.top().first <= now) {
    const auto i = due.top().second;
    due.pop();
    const int echoed = stories[i].plan().echo_of;
    stories[i].go_on(echoed >= 0 ? stories[static_cast<std::size_t>(echoed)].request() : Id<requests::Request>{});
    if (const auto next = stories[i].next_at()) due.emplace(*next, i);
  }
  stage.ring_until(now);

  Played played{.refused = stage.refused()};
  for (const auto& story : stories) {
    if (story.plan().voice == Voice::app && waits_for_resident(stage, story))
      played.waiting_residents.push_back(story.plan().person);
    if (story.helper() && story.plan().fate == Fate::offered) played.asked.push_back(story.helper());
    if (story.helper() && story.plan().fate == Fate::under_way) played.under_way.push_back(story.helper());
  }
  return played;
}

}  // namespace linli::demo
