#include <ranges>

#include "modules/requests/dispatch.hpp"
#include "modules/requests/dispatching/asking.hpp"
#include "modules/requests/dispatching/reasons.hpp"
#include "modules/requests/dispatching/statements.hpp"
#include "modules/services/services.hpp"

namespace linli::requests {
namespace {

constexpr std::size_t most_suggested = 20;

struct JobsInHand {
  Id<volunteers::Volunteer> volunteer_id;
  std::int64_t jobs = 0;
};
LINLI_RECORD(JobsInHand, volunteer_id, jobs)

}  // namespace

std::unordered_map<std::int64_t, std::int64_t> Dispatch::jobs_in_hand(Tx& tx, Id<Area> community) const {
  std::unordered_map<std::int64_t, std::int64_t> jobs;
  for (const auto& row : tx.all<JobsInHand>(dispatching::statements::jobs_in_hand, community))
    jobs[row.volunteer_id.value] = row.jobs;
  return jobs;
}

dispatching::Ranking Dispatch::ranking(Tx& tx, Id<Area> community) const {
  return {tx, book_, community, book_.rooms().volunteers.helpers(tx, community), jobs_in_hand(tx, community)};
}

dispatching::Ranking Dispatch::ranking_of(Tx& tx, Id<Area> community,
                                          const std::vector<Id<volunteers::Volunteer>>& named) const {
  std::vector<volunteers::Helper> helpers;
  dispatching::Ranking::Jobs jobs;
  for (const auto id : named) {
    if (jobs.contains(id.value)) continue;
    jobs[id.value] = tx.find<std::int64_t>(dispatching::statements::jobs_of, community, id).value_or(0);
    if (auto helper = book_.rooms().volunteers.find_helper(tx, community, id)) helpers.push_back(std::move(*helper));
  }
  return {tx, book_, community, std::move(helpers), jobs};
}

Suggestions Dispatch::suggest(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, requests::dispatch, request);
  const auto& service = book_.kind_of(tx, request);
  const auto waiting = dispatching::waiting_of(request);
  Suggestions suggestions;
  if (service.may_take(Taker::volunteer)) {
    const auto ranking = this->ranking(tx, request.community_id);
    const auto ranked = ranking.rank(tx, waiting, book_.assignments_of(tx, request.community_id, request.id));
    for (const auto& [helper, rating, asked_before] : ranked.fit | std::views::take(most_suggested))
      suggestions.items.push_back(
          {helper->id, helper->person_id, helper->name, rating.cost, dispatching::in_words(book_, rating)});
    for (const auto& left_out : ranked.left_out | std::views::take(most_suggested))
      suggestions.excluded.push_back(dispatching::in_words(book_, left_out, service));
  }
  const auto at_home = dispatching::people_at_home(tx, book_, waiting);
  for (const auto& holder : dispatching::holders_for(tx, book_, waiting))
    if (!holder.on_leave && std::ranges::find(at_home, holder.person_id) == at_home.end())
      suggestions.by_office.push_back({holder.person_id, holder.name, holder.post_name, holder.area_name});
  return suggestions;
}

}  // namespace linli::requests
