#pragma once
#include "modules/people/people.hpp"
#include "server/demo/founding.hpp"

namespace linli::demo {

// The people of the demonstration as callers of verbs, with the rights that their posts and roles bring. Used by one
// thread at a time.
class Players {
 public:
  Players(House& house, const Plan& plan, const Founded& founded) : house_(house), plan_(plan), founded_(founded) {}

  Id<Area> community() const { return founded_.community; }
  // A planned person, by place in the population; must have a telephone.
  Caller caller(Tx& tx, int person);
  // Any person of the community: a volunteer whom the program chose.
  Caller caller(Tx& tx, Id<Person> person) const;
  Person person(Tx& tx, int person);

 private:
  House& house_;
  const Plan& plan_;
  Founded founded_;
  std::unordered_map<int, Id<Person>> known_;
};

}  // namespace linli::demo
