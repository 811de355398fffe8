#pragma once
#include <functional>
#include <set>

#include "server/demo/players.hpp"

namespace linli::demo {

// Where the demonstration plays: every deed is a transaction of its own at its own time, leaves its line in the audit,
// and before it the alarms that fell due are rung. A deed that is refused changes nothing. Used by one thread.
class Stage {
 public:
  // Does something and says who did it.
  using Deed = std::function<Caller(Tx&)>;

  Stage(House& house, Players& players) : house_(house), players_(players) {}

  House& house() { return house_; }
  Players& players() { return players_; }
  template <class Room>
  const Room& room() const {
    return house_.room<Room>();
  }

  // Runs a deed at a moment. False when the house refused it.
  bool at(Instant moment, std::string_view action, const Deed& deed);
  // Rings what is due up to a moment.
  void ring_until(Instant moment);
  // Nobody plays these people: somebody may sign in as them.
  void leave_alone(Id<Person> person) { left_alone_.insert(person.value); }
  bool is_left_alone(Id<Person> person) const { return left_alone_.contains(person.value); }
  // How many deeds were refused, and why the last one was.
  int refused() const { return refused_; }
  const std::string& last_refusal() const { return last_refusal_; }

 private:
  House& house_;
  Players& players_;
  std::optional<Instant> rung_until_;
  std::set<std::int64_t> left_alone_;
  int refused_ = 0;
  std::string last_refusal_;
};

}  // namespace linli::demo
