#include "modules/requests/dispatching/past.hpp"

#include "modules/requests/dispatching/statements.hpp"

namespace linli::requests::dispatching {

struct PastRow {
  Id<Household> household_id;
  Id<volunteers::Volunteer> volunteer_id;
  std::int64_t times = 0;
  std::int64_t thanked = 0;
  std::int64_t unhappy = 0;

  matching::Past past() const { return {times, thanked, unhappy}; }
};
LINLI_RECORD(PastRow, household_id, volunteer_id, times, thanked, unhappy)

Past Past::of_household(Tx& tx, Id<Area> community, std::optional<Id<Household>> household) {
  Past past;
  if (!household) return past;
  for (const auto& row : tx.all<PastRow>(statements::past_of_household, community, *household))
    past.by_household_[row.household_id.value][row.volunteer_id.value] = row.past();
  return past;
}

Past Past::of_waiting(Tx& tx, Id<Area> community) {
  Past past;
  for (const auto& row : tx.all<PastRow>(statements::past_of_waiting, community))
    past.by_household_[row.household_id.value][row.volunteer_id.value] = row.past();
  return past;
}

matching::Past Past::between(std::optional<Id<Household>> household, Id<volunteers::Volunteer> volunteer) const {
  if (!household) return {};
  const auto& known = of(*household);
  const auto found = known.find(volunteer.value);
  return found == known.end() ? matching::Past{} : found->second;
}

const std::unordered_map<std::int64_t, matching::Past>& Past::of(Id<Household> household) const {
  static const std::unordered_map<std::int64_t, matching::Past> nobody;
  const auto found = by_household_.find(household.value);
  return found == by_household_.end() ? nobody : found->second;
}

}  // namespace linli::requests::dispatching
