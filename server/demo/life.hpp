#pragma once
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

#include "server/demo/story.hpp"

namespace linli::demo {

// The demonstration goes on while somebody watches: every minute or two a neighbour needs something, somebody is asked,
// goes, is thanked. Has a thread of its own; never acts for people whom somebody may sign in as.
class Life {
 public:
  Life(House& house, const Plan& plan, const Founded& founded, std::vector<Id<Person>> left_alone);
  ~Life();

 private:
  struct Told {
    PlannedStory plan;
    std::optional<Story> story;
  };

  void run();
  void begin_story(Instant now);
  PlannedStory think_of(Instant now);

  House& house_;
  const Plan& plan_;
  Players players_;
  Stage stage_;
  Dice dice_;
  Instant next_story_at_;
  std::list<Told> stories_;  // a story points to its plan, so neither may move
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace linli::demo
