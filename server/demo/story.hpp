#pragma once
#include "modules/requests/requests.hpp"
#include "server/demo/stage.hpp"

namespace linli::demo {

// Plays one planned story, a deed at a time, through the same verbs that people use.
class Story {
 public:
  Story(const PlannedStory& plan, Stage& stage, const Cast& cast, const Town& town, const Population& population,
        Dice dice)
      : plan_(plan),
        stage_(stage),
        cast_(cast),
        town_(town),
        population_(population),
        dice_(dice),
        next_at_(plan.ordered_at) {}

  // When the next deed is due; empty when the story is told.
  std::optional<Instant> next_at() const { return next_at_; }
  // Does it. `heard` is the request that this one echoes, 0 for none.
  void go_on(Id<requests::Request> heard);
  Id<requests::Request> request() const { return request_; }
  Id<Person> helper() const { return helper_; }
  const PlannedStory& plan() const { return plan_; }

 private:
  enum class Part { order, offer, answer, answer_again, start, arrive, finish, rate, verify, offer_again };

  void order(Tx&, const Caller&);
  Caller teller(Tx&);
  void offer(Instant at);
  void answer(Instant at);
  void finish(Instant at);
  void rate(Instant at);
  void call_back(Instant at);
  void staff_end(Instant at);
  void then(Part part, int minutes_later);
  void end() { next_at_.reset(); }
  // Whoever is asked now, or does it now.
  bool find_helper();
  template <class Verb>
  bool helper_does(Instant at, std::string_view action, Verb verb);
  Caller staff(Tx&);

  const PlannedStory& plan_;
  Stage& stage_;
  const Cast& cast_;
  const Town& town_;
  const Population& population_;
  Dice dice_;
  Part part_ = Part::order;
  std::optional<Instant> next_at_;
  bool second_round_ = false;
  bool declined_once_ = false;
  int tries_ = 0;
  Id<requests::Request> request_;
  Id<requests::Assignment> assignment_;
  Id<Person> helper_;
};

}  // namespace linli::demo
