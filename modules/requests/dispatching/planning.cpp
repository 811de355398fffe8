#include <unordered_set>

#include "modules/requests/dispatch.hpp"
#include "modules/requests/dispatching/office_plan.hpp"
#include "modules/requests/dispatching/past.hpp"
#include "modules/requests/dispatching/reasons.hpp"
#include "modules/requests/dispatching/statements.hpp"
#include "modules/services/services.hpp"

namespace linli::requests {
namespace {

using dispatching::Past;
using dispatching::Ranking;
using dispatching::Waiting;

constexpr std::int64_t most_planned = 12'000;

struct GaveUp {
  Id<Request> request_id;
  Id<volunteers::Volunteer> volunteer_id;
};
LINLI_RECORD(GaveUp, request_id, volunteer_id)

std::vector<Waiting> backlog(Tx& tx, const Caller& caller, const AskPlan& wanted) {
  const auto reach = caller.reach(requests::dispatch);
  auto waiting = tx.all<Waiting>(dispatching::statements::waiting, wanted.community_id, reach, most_planned);
  const std::unordered_set<Id<Request>> named(wanted.request_ids.begin(), wanted.request_ids.end());
  if (!named.empty()) std::erase_if(waiting, [&](const Waiting& each) { return !named.contains(each.id); });
  return waiting;
}

// The backlog as the engine knows it: who is there, what is to do, and who knows whom. Helpers and jobs keep their
// place in the lists they came from.
struct Problem {
  std::vector<std::size_t> helper_places;
  std::vector<std::size_t> job_places;
  std::vector<matching::Helper> helpers;
  std::vector<matching::Job> jobs;
  std::vector<matching::Acquaintance> acquaintances;
};

void add_jobs(Tx& tx, const Book& book, const Ranking& ranking, const std::vector<Waiting>& waiting, Problem& problem) {
  std::unordered_map<Id<Request>, std::vector<std::int64_t>> gave_up;
  for (const auto& row : tx.all<GaveUp>(dispatching::statements::asked_of_waiting, waiting.front().community_id))
    gave_up[row.request_id].push_back(row.volunteer_id.value);
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const auto* service = ranking.find_kind(waiting[i]);
    if (service == nullptr || !service->may_take(Taker::volunteer)) continue;
    problem.job_places.push_back(i);
    problem.jobs.push_back(ranking.job_of(tx, waiting[i], gave_up[waiting[i].id]));
  }
}

// Nobody gets a second job before there are more jobs than helpers.
void add_helpers(Tx& tx, const Book& book, const Ranking& ranking, Problem& problem) {
  std::int64_t needed = 0;
  for (const auto& job : problem.jobs) needed += job.helpers_needed;
  for (std::size_t i = 0; i < ranking.helpers().size(); ++i) {
    const bool there = book.rooms().volunteers.is_available(ranking.helpers()[i], tx.now());
    if (there && ranking.terms()[i].capacity > 0) problem.helper_places.push_back(i);
  }
  const auto there = std::max<std::int64_t>(1, std::ssize(problem.helper_places));
  const auto share = std::max<std::int64_t>(1, (needed + there - 1) / there);
  for (const auto place : problem.helper_places) {
    problem.helpers.push_back(ranking.terms()[place]);
    problem.helpers.back().capacity = std::min(problem.helpers.back().capacity, share);
  }
}

// Weighs more than leaving a job to nobody, so that such a pair is never made.
constexpr matching::Past never{.times = 0, .thanked = 0, .unhappy = 1'000};

void add_acquaintances(Tx& tx, const Book& book, const Ranking& ranking, const Past& past,
                       const std::vector<Waiting>& waiting, Problem& problem) {
  std::unordered_map<Id<Person>, const volunteers::Helper*> by_person;
  std::vector<const volunteers::Helper*> leaving;
  for (const auto& helper : ranking.helpers()) {
    by_person[helper.person_id] = &helper;
    if (helper.leave_ends_at && *helper.leave_ends_at > tx.now()) leaving.push_back(&helper);
  }
  for (std::size_t i = 0; i < problem.jobs.size(); ++i) {
    const auto& request = waiting[problem.job_places[i]];
    std::unordered_map<std::int64_t, matching::Past> known;
    if (request.household_id) known = past.of(*request.household_id);
    for (const auto person : dispatching::people_at_home(tx, book, request))
      if (const auto own = by_person.find(person); own != by_person.end()) known[own->second->id.value] = never;
    for (const auto* helper : leaving)
      if (ranking.absence(*helper, request, tx.now()) == volunteers::Absence::on_leave) known[helper->id.value] = never;
    for (const auto& [helper, with] : known) problem.acquaintances.push_back({helper, problem.jobs[i].id, with});
  }
}

PlanPair pair_of(const Book& book, const Waiting& request, const volunteers::Helper& helper,
                 const matching::Rating& rating) {
  return {request.id, request.number,   request.kind, request.words, request.place_text,
          helper.id,  helper.person_id, helper.name,  rating.cost,   dispatching::in_words(book, rating)};
}

}  // namespace

Plan Dispatch::plan(Tx& tx, const Caller& caller, const AskPlan& wanted) const {
  const auto waiting = backlog(tx, caller, wanted);
  Plan plan;
  if (waiting.empty()) return plan;
  const auto ranking = this->ranking(tx, wanted.community_id);
  Problem problem;
  add_jobs(tx, book_, ranking, waiting, problem);
  add_helpers(tx, book_, ranking, problem);
  const auto past = Past::of_waiting(tx, wanted.community_id);
  add_acquaintances(tx, book_, ranking, past, waiting, problem);
  const auto best =
      matching::assign(problem.helpers, problem.jobs, std::span<const matching::Acquaintance>(problem.acquaintances));
  std::vector<bool> lacks(waiting.size(), true);
  for (const auto place : problem.job_places) lacks[place] = false;
  for (const auto job : best.unassigned) lacks[problem.job_places[job]] = true;
  for (const auto& [helper_index, job_index, cost] : best.pairs) {
    const auto& request = waiting[problem.job_places[job_index]];
    const auto& helper = ranking.helpers()[problem.helper_places[helper_index]];
    const auto rating = matching::rate(problem.helpers[helper_index], problem.jobs[job_index],
                                       past.between(request.household_id, helper.id));
    if (rating) plan.pairs.push_back(pair_of(book_, request, helper, *rating));
  }
  dispatching::OfficePlan offices(tx, book_);
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (!lacks[i]) continue;
    if (auto pair = offices.pair_for(waiting[i]))
      plan.pairs.push_back(std::move(*pair));
    else
      plan.unassigned.push_back({waiting[i].id, waiting[i].number, waiting[i].kind,
                                 dispatching::why_unassigned(book_, ranking.find_kind(waiting[i]))});
  }
  plan.total_cost = best.total_cost;
  return plan;
}

Dispatched Dispatch::dispatch(Tx& tx, const Caller& caller, const DispatchPlan& wanted) const {
  std::vector<Id<volunteers::Volunteer>> named;
  for (const auto& offer : wanted.offers)
    if (offer.volunteer_id) named.push_back(*offer.volunteer_id);
  const auto ranking = ranking_of(tx, wanted.community_id, named);
  Dispatched dispatched;
  for (const auto& [request_id, volunteer_id, person_id] : wanted.offers) {
    try {
      dispatched.offered.push_back(
          offer_to(tx, caller, ranking,
                   {wanted.community_id, request_id, volunteer_id, volunteer_id ? std::nullopt : person_id}));
    } catch (const Refusal& refusal) {
      const auto request = book_.find(tx, wanted.community_id, request_id);
      if (!request || !book_.may(caller, requests::dispatch, *request)) throw;
      dispatched.not_offered.push_back({request->id, request->number, request->kind, book_.why(refusal)});
    }
  }
  return dispatched;
}

}  // namespace linli::requests
