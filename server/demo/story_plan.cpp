#include "server/demo/story_plan.hpp"

#include <algorithm>
#include <array>

namespace linli::demo {
namespace {

// How many stories of each fate, and how long ago they began, in minutes.
struct Share {
  Fate fate;
  int stories, least_ago, most_ago;
};
constexpr int hour = 60, day = 24 * hour;
constexpr std::array<Share, 16> month{{{Fate::solved, 186, 1 * day + 8 * hour, 30 * day}, {Fate::called_back, 26, 2 * day, 29 * day},
                                        {Fate::partly, 12, 2 * day, 28 * day},             {Fate::redone, 6, 5 * day, 27 * day},
                                        {Fate::declined, 15, 2 * day, 29 * day},           {Fate::timed_out, 6, 3 * day, 26 * day},
                                        {Fate::not_solved, 5, 1 * day, 3 * day},           {Fate::withdrawn, 12, 1 * day, 29 * day},
                                        {Fate::not_accepted, 9, 2 * day, 28 * day},        {Fate::deferred, 5, 2 * day, 8 * day},
                                        {Fate::neglected, 7, 1 * day, 6 * day},            {Fate::waits_rating, 16, 5 * hour, 30 * hour},
                                        {Fate::under_way, 10, 2 * hour, 7 * hour},         {Fate::accepted, 10, 1 * hour, 5 * hour},
                                        {Fate::offered, 9, 3, 20},                         {Fate::fresh, 16, 2, 150}}};

class StoryPlanner {
 public:
  StoryPlanner(const Town& town, const Population& population, const Cast& cast, Instant now, int zone_minutes, Dice dice)
      : town_(town), population_(population), cast_(cast), now_(now), zone_(zone_minutes), dice_(dice) {
    for (const auto& saying : sayings()) weights_.push_back(saying.weight);
  }

  std::vector<PlannedStory> plan() {
    for (const auto& share : month)
      for (int i = 0; i < share.stories; ++i) add(share);
    add_echoes();
    sort();
    return std::move(stories_);
  }

 private:
  void add(const Share& share) {
    PlannedStory story;
    story.saying = &sayings()[dice_.weighted(weights_)];
    story.fate = share.fate;
    story.ordered_at = moment(share.least_ago, share.most_ago);
    choose_teller(story);
    choose_pace(story);
    stories_.push_back(story);
  }

  // People order by day: what would fall into the night moves to a waking hour of the same day.
  Instant moment(int least_ago, int most_ago) {
    const auto drawn = now_ - minutes(dice_.between(least_ago, most_ago));
    if (most_ago < day) return drawn;
    const auto local = local_time(drawn, zone_);
    const auto waking = from_local(local.year, local.month, local.day, dice_.between(7 * hour, 18 * hour + 30), zone_);
    return std::min(waking, now_ - minutes(least_ago));
  }

  void choose_teller(PlannedStory& story) {
    const int what = dice_.below(100);
    if (what < 9 && !story.saying->outdoors) {
      story.voice = Voice::proxy;
      story.person = dice_.one_of(cast_.proxies).principal;
    } else if (what < 22) {
      story.voice = Voice::call;
      story.person = resident(60, 95);
    } else if (what < 34 && story.saying->outdoors) {
      story.voice = Voice::event;
      story.person = dice_.one_of(cast_.grid_leaders);
    } else {
      story.person = resident(22, 84);
    }
  }

  int resident(int least_age, int most_age) {
    while (true) {
      const int index = dice_.below(static_cast<int>(population_.people.size()));
      const int age = population_.age(index);
      if (age >= least_age && age <= most_age && !population_.people[static_cast<std::size_t>(index)].phone.empty()) return index;
    }
  }

  void choose_pace(PlannedStory& story) {
    story.until_offer = dice_.between(4, 40);
    story.until_answer = dice_.between(2, 25);
    story.until_start = dice_.between(10, 90);
    story.work = dice_.between(15, 110);
    story.until_rating = dice_.chance(60) ? dice_.between(5, 120) : dice_.between(3 * hour, 20 * hour);
    if (story.fate == Fate::offered) story.until_offer = dice_.between(1, 2);
    if (story.fate == Fate::accepted || story.fate == Fate::under_way) story.until_offer = dice_.between(3, 15), story.until_answer = dice_.between(2, 20);
    if (story.fate == Fate::under_way) story.until_start = dice_.between(5, 30);
    if (story.fate == Fate::waits_rating) story.until_start = dice_.between(10, 40), story.work = dice_.between(15, 60);
  }

  // Neighbours of one compound: most of those who come second join, one writes it again.
  void add_echoes() {
    int nth = 0;
    for (const auto& echo : echoes()) {
      PlannedStory first, second;
      first.saying = &echo.first;
      second.saying = &echo.second;
      first.person = resident(25, 75);
      second.person = neighbour_of(first.person);
      first.ordered_at = now_ - minutes(dice_.between(70, 400));
      second.ordered_at = first.ordered_at + minutes(dice_.between(8, 60));
      second.echo_of = static_cast<int>(stories_.size());
      second.repeats = nth++ % 2 == 1;
      stories_.push_back(first);
      stories_.push_back(second);
    }
  }

  int compound_of(int person) const {
    const auto& home = town_.homes[static_cast<std::size_t>(population_.people[static_cast<std::size_t>(person)].home)];
    return town_.buildings[static_cast<std::size_t>(home.building)].compound;
  }
  int neighbour_of(int person) {
    while (true) {
      const int other = resident(22, 84);
      const auto& people = population_.people;
      if (compound_of(other) == compound_of(person) && people[static_cast<std::size_t>(other)].home != people[static_cast<std::size_t>(person)].home)
        return other;
    }
  }

  void sort() {
    std::vector<int> order(stories_.size()), place(stories_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::ranges::stable_sort(order, {}, [&](int i) { return stories_[static_cast<std::size_t>(i)].ordered_at; });
    std::vector<PlannedStory> sorted;
    for (std::size_t i = 0; i < order.size(); ++i) {
      place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
      sorted.push_back(stories_[static_cast<std::size_t>(order[i])]);
    }
    for (auto& story : sorted)
      if (story.echo_of >= 0) story.echo_of = place[static_cast<std::size_t>(story.echo_of)];
    stories_ = std::move(sorted);
  }

  const Town& town_;
  const Population& population_;
  const Cast& cast_;
  Instant now_;
  int zone_;
  Dice dice_;
  std::vector<int> weights_;
  std::vector<PlannedStory> stories_;
};

}  // namespace

std::vector<PlannedStory> plan_stories(const Town& town, const Population& population, const Cast& cast, Instant now, int zone_minutes, Dice dice) {
  return StoryPlanner(town, population, cast, now, zone_minutes, dice).plan();
}

}  // namespace linli::demo
