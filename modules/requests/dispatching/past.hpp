#pragma once
#include "engines/matching/matching.hpp"
#include "modules/requests/records.hpp"
#include "platform/db/tx.hpp"

namespace linli::requests::dispatching {

// How often volunteers helped households before, and what these said last of each time.
class Past {
 public:
  static Past of_household(Tx&, Id<Area> community, std::optional<Id<Household>> household);
  // Of every household that waits for somebody.
  static Past of_waiting(Tx&, Id<Area> community);

  matching::Past between(std::optional<Id<Household>> household, Id<volunteers::Volunteer> volunteer) const;
  // By volunteer's id, of one household.
  const std::unordered_map<std::int64_t, matching::Past>& of(Id<Household> household) const;

 private:
  std::unordered_map<std::int64_t, std::unordered_map<std::int64_t, matching::Past>> by_household_;
};

}  // namespace linli::requests::dispatching
