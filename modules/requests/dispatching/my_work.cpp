#include <ranges>

#include "modules/areas/areas.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/dispatch.hpp"
#include "modules/requests/dispatching/past.hpp"
#include "modules/requests/dispatching/ranking.hpp"
#include "modules/requests/dispatching/statements.hpp"
#include "modules/services/services.hpp"

namespace linli::requests {
namespace {

using dispatching::Waiting;

constexpr std::size_t most_shown = 20;
constexpr std::int64_t most_looked_at = 2'000;

Instant due_of(const Work& work) {
  return work.assignment.state == AssignmentState::offered ? work.assignment.answer_due_at : work.request.due_at;
}

// Until somebody takes it they read what is asked and where about, but not by whom.
Request without_names(Tx& tx, const Book& book, const Caller& caller, Request request) {
  if (!request.requester_person_id || book.may(caller, requests::view, request)) return request;
  return book.as_offered(tx, std::move(request));
}

// Where somebody may take work by the posts they hold, and as what.
struct OfficeHeld {
  std::string area_code;
  Taker taker = Taker::community;
};

std::vector<OfficeHeld> offices_of(Tx& tx, const posts::Posts& posts, Id<Person> person) {
  std::vector<OfficeHeld> offices;
  for (const auto& held : posts.held_by(tx, person))
    if (const auto taker = dispatching::taker_of_role(held.role)) offices.push_back({held.area_code, *taker});
  return offices;
}

// What somebody may take, with what it would cost them; the same for every request of one list.
struct Taking {
  const Book& book;
  const Caller& caller;
  const dispatching::Ranking& ranking;
  const volunteers::Helper* helper;  // null for who is no volunteer or on leave
  const std::vector<OfficeHeld>& offices;
  const dispatching::Past& past;

  bool by_office(const services::Service& service, const Waiting& request) const {
    return std::ranges::any_of(offices, [&](const OfficeHeld& office) {
      return service.may_take(office.taker) && request.area_code.starts_with(office.area_code);
    });
  }
  bool is_home(const Waiting& request) const {
    return request.requester_person_id == caller.person_id ||
           (caller.household_id && request.household_id == caller.household_id);
  }
  std::optional<double> cost(Tx& tx, const Waiting& request) const {
    const auto* service = ranking.find_kind(request);
    if (service == nullptr || is_home(request)) return {};
    std::optional<matching::Rating> rating;
    if (helper != nullptr && service->may_take(Taker::volunteer) &&
        ranking.absence(*helper, request, tx.now()) != volunteers::Absence::on_leave)
      rating = matching::rate(ranking.terms_of(*helper), ranking.job_of(tx, request, {}),
                              past.between(request.household_id, helper->id));
    if (rating) return rating->cost;
    return by_office(*service, request) ? std::optional(matching::Weights{}.unknown_place_minutes) : std::nullopt;
  }
};

}  // namespace

Items<Work> Dispatch::my_work(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  Items<Work> mine;
  if (!caller.person_id) return mine;
  for (auto& part : tx.all<Assignment>(dispatching::statements::work_of, wanted.community_id, caller.person_id)) {
    auto request = book_.get(tx, wanted.community_id, part.request_id);
    if (part.state == AssignmentState::offered && book_.is_only_asked(tx, caller, request))
      request = book_.as_offered(tx, std::move(request));
    mine.items.push_back({std::move(part), std::move(request)});
  }
  std::ranges::stable_sort(mine.items, {}, due_of);
  return mine;
}

Items<Request> Dispatch::open_for_me(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  Items<Request> open;
  if (!caller.person_id) return open;
  const auto everywhere = Reach::everywhere();
  const auto waiting =
      tx.all<Waiting>(dispatching::statements::waiting, wanted.community_id, everywhere, most_looked_at);
  const auto ranking = this->ranking(tx, wanted.community_id);
  const auto offices = offices_of(tx, book_.rooms().posts, caller.person_id);
  const auto past = dispatching::Past::of_waiting(tx, wanted.community_id);
  const Taking taking{book_, caller, ranking, ranking.find_of_person(caller.person_id), offices, past};
  if (taking.helper == nullptr && offices.empty()) return open;
  std::vector<std::pair<double, Id<Request>>> choices;
  for (const auto& each : waiting)
    if (const auto cost = taking.cost(tx, each)) choices.emplace_back(*cost, each.id);
  std::ranges::stable_sort(choices, {}, &std::pair<double, Id<Request>>::first);
  for (const auto& [cost, id] : choices | std::views::take(most_shown))
    open.items.push_back(without_names(tx, book_, caller, book_.get(tx, wanted.community_id, id)));
  return open;
}

}  // namespace linli::requests
