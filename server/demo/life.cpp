#include "server/demo/life.hpp"

#include <spdlog/spdlog.h>

#include <array>

namespace linli::demo {
namespace {

constexpr std::size_t most_stories = 6;
constexpr std::array fates{Fate::solved,   Fate::solved,      Fate::solved,       Fate::partly,
                           Fate::declined, Fate::called_back, Fate::waits_rating, Fate::fresh};

}  // namespace

Life::Life(House& house, const Plan& plan, const Founded& founded, std::vector<Id<Person>> left_alone)
    : house_(house),
      plan_(plan),
      players_(house, plan, founded),
      stage_(house, players_),
      dice_(static_cast<std::uint64_t>(house.database().clock().now().milliseconds)),
      next_story_at_(house.database().clock().now() + seconds(20)) {
  for (const auto person : left_alone) stage_.leave_alone(person);
  thread_ = std::thread([this] { run(); });
}

Life::~Life() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

void Life::run() {
  std::unique_lock lock(mutex_);
  while (!stopped_.wait_for(lock, std::chrono::seconds(3), [&] { return stopping_; })) {
    lock.unlock();
    try {
      const auto now = house_.database().clock().now();
      if (now >= next_story_at_) begin_story(now);
      for (auto& told : stories_)
        if (told.story->next_at() && *told.story->next_at() <= now) told.story->go_on({});
      stories_.remove_if([](const Told& told) { return !told.story->next_at(); });
    } catch (const std::exception& error) {
      spdlog::error("demo=life error=\"{}\"", error.what());
    }
    lock.lock();
  }
}

void Life::begin_story(Instant now) {
  next_story_at_ = now + seconds(dice_.between(50, 110));
  if (stories_.size() >= most_stories) return;
  auto& told = stories_.emplace_back(Told{think_of(now), {}});
  told.story.emplace(told.plan, stage_, plan_.cast, plan_.town, plan_.population, Dice(dice_.next()));
}

PlannedStory Life::think_of(Instant now) {
  PlannedStory story;
  std::vector<int> weights;
  for (const auto& saying : sayings()) weights.push_back(saying.weight);
  story.saying = &sayings()[dice_.weighted(weights)];
  story.fate = dice_.one_of(fates);
  story.ordered_at = now;
  const auto& people = plan_.population.people;
  bool free_to_play = false;
  while (!free_to_play) {
    story.person = dice_.below(static_cast<int>(people.size()));
    const int age = plan_.population.age(story.person);
    if (age < 22 || age > 84 || people[static_cast<std::size_t>(story.person)].phone.empty()) continue;
    house_.database().read([&](Tx& tx) { free_to_play = !stage_.is_left_alone(players_.person(tx, story.person).id); });
  }
  story.until_offer = dice_.between(1, 3);
  story.until_answer = dice_.between(1, 3);
  story.until_start = dice_.between(1, 4);
  story.work = dice_.between(3, 9);
  story.until_rating = dice_.between(1, 6);
  return story;
}

}  // namespace linli::demo
