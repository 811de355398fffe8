#pragma once
#include "modules/requests/dispatching/asking.hpp"

namespace linli::requests::dispatching {

// Hands out what volunteers do not take among those who may take it by their post: each to whoever has the fewest so
// far, the nearest post first. Lives as long as one plan.
class OfficePlan {
 public:
  OfficePlan(Tx& tx, const Book& book) : tx_(tx), book_(book) {}

  // Empty when nobody may take it, or all are away.
  std::optional<PlanPair> pair_for(const Waiting& request);

 private:
  const std::vector<Holder>& holders_of(const Waiting& request);

  Tx& tx_;
  const Book& book_;
  std::unordered_map<std::string, std::vector<Holder>> holders_;  // by kind and home or place
  std::unordered_map<Id<Person>, int> given_;
};

}  // namespace linli::requests::dispatching
