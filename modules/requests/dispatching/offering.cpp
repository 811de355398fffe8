#include "modules/requests/closing/statements.hpp"
#include "modules/requests/dispatch.hpp"
#include "modules/requests/dispatching/asking.hpp"
#include "modules/requests/dispatching/standing.hpp"
#include "modules/requests/rules.hpp"
#include "modules/services/services.hpp"

namespace linli::requests {
namespace {

using dispatching::Asked;
using dispatching::standing_of;

// The name under which the program itself asks somebody.
Caller house() { return Caller::program("邻里"); }

bool has_part(const Assignment& assignment, Id<Person> person) {
  return assignment.person_id == person && is_asked_or_active(assignment.state);
}

}  // namespace

Dispatch::Dispatch(const Book& book) : book_(book) {
  book.rooms().clocks.on(std::string(Book::answer_alarm),
                         [this](Tx& tx, const Caller& caller, Id<Area> community, Id<work::Subject> part, Instant) {
                           time_out(tx, caller, community, {part.value});
                         });
}

Assignment Dispatch::offer(Tx& tx, const Caller& caller, const OfferRequest& wanted) const {
  std::vector<Id<volunteers::Volunteer>> named;
  if (wanted.volunteer_id) named.push_back(*wanted.volunteer_id);
  return offer_to(tx, caller, ranking_of(tx, wanted.community_id, named), wanted);
}

Assignment Dispatch::offer_to(Tx& tx, const Caller& caller, const dispatching::Ranking& ranking,
                              const OfferRequest& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, requests::dispatch, request);
  if (wanted.volunteer_id.has_value() == wanted.person_id.has_value())
    throw Refusal::wrong("/volunteer_id", "requests.say_whom");
  const auto assignments = book_.assignments_of(tx, request.community_id, request.id);
  if (!has_promise(request.state)) book_.refuse_for_now(request);
  const auto standing = standing_of(request, assignments);
  if (standing.enough()) throw Refusal::conflict("requests.enough_helpers", {{"name", standing.names}});
  const auto asked = wanted.volunteer_id
                         ? dispatching::ask_volunteer(tx, book_, ranking, request, assignments, *wanted.volunteer_id)
                         : dispatching::ask_holder(tx, book_, request, *wanted.person_id);
  for (const auto& each : assignments)
    if (has_part(each, asked.person_id)) throw Refusal::conflict("requests.already_asked", {{"name", each.name}});
  return ask(tx, caller, request, asked, "offered");
}

Assignment Dispatch::ask(Tx& tx, const Caller& caller, Request& request, const Asked& asked,
                         std::string_view word) const {
  const auto& rooms = book_.rooms();
  auto offered = dispatching::part_for(tx, caller, request, asked);
  offered.answer_due_at =
      dispatching::answer_due(rooms.services.terms(tx, request.community_id, request.ordered_at), request, tx.now());
  book_.add_assignment(tx, offered);
  rooms.clocks.set(tx, request.community_id, {offered.id.value}, Book::answer_alarm, offered.answer_due_at);
  book_.trace(tx, caller, request, word, {{"name", offered.name}});
  if (request.state == State::ordered) book_.move(request, "offer");
  tx.run(statements::forget_return, request.community_id, request.id);
  book_.save(tx, request);
  return offered;
}

void Dispatch::ask_next(Tx& tx, Request& request) const {
  const auto& service = book_.kind_of(tx, request);
  if (!has_promise(request.state) || !service.may_take(Taker::volunteer)) return;
  const auto assignments = book_.assignments_of(tx, request.community_id, request.id);
  auto missing = standing_of(request, assignments).missing();
  if (missing <= 0) return;
  const auto ranking = this->ranking(tx, request.community_id);
  const auto ranked = ranking.rank(tx, dispatching::waiting_of(request), assignments);
  for (const auto& candidate : ranked.fit) {
    if (candidate.asked_before) continue;
    ask(tx, house(), request, as_asked(book_, candidate), "next_asked");
    if (--missing <= 0) return;
  }
}

// ---- when the answer is no, or none ----

Assignment Dispatch::decline(Tx& tx, const Caller& caller, const GiveUpAssignment& wanted) const {
  auto [mine, request] = own_part(tx, caller, wanted.community_id, wanted.id);
  if (mine.state != AssignmentState::offered) throw Refusal::conflict("requests.step_is_past");
  mine.state = AssignmentState::declined;
  mine.answered_at = drawn_in(wanted.happened_at, mine.offered_at, tx.now());
  mine.decline_reason = wanted.reason.str();
  book_.save_assignment(tx, mine);
  book_.rooms().clocks.stop(tx, request.community_id, {mine.id.value}, Book::answer_alarm);
  book_.trace(tx, caller, request, "declined", {{"name", mine.name}}, {}, mine.answered_at);
  release(tx, request, "decline");
  ask_next(tx, request);
  return mine;
}

void Dispatch::time_out(Tx& tx, const Caller&, Id<Area> community, Id<Assignment> id) const {
  auto part = book_.find_assignment(tx, community, id);
  if (!part || part->state != AssignmentState::offered) return;
  auto request = book_.get(tx, community, part->request_id);
  part->state = AssignmentState::timed_out;
  book_.save_assignment(tx, *part);
  book_.trace(tx, house(), request, "timed_out", {{"name", part->name}});
  release(tx, request, "time_out");
  ask_next(tx, request);
}

Assignment Dispatch::hand_back(Tx& tx, const Caller& caller, const GiveUpAssignment& wanted) const {
  auto [mine, request] = own_part(tx, caller, wanted.community_id, wanted.id);
  if (!is_active(mine.state)) throw Refusal::conflict("requests.step_is_past");
  mine.state = AssignmentState::handed_back;
  mine.decline_reason = wanted.reason.str();
  book_.save_assignment(tx, mine);
  const bool unsafe = wanted.because == Because::unsafe;
  if (unsafe) request.urgent = true;
  book_.trace(tx, caller, request, unsafe ? "found_unsafe" : "handed_back",
              {{"name", mine.name}, {"reason", wanted.reason.str()}}, {},
              drawn_in(wanted.happened_at, mine.answered_at.value_or(mine.offered_at), tx.now()));
  release(tx, request, "handing_back");
  if (!unsafe) ask_next(tx, request);
  return mine;
}

void Dispatch::release(Tx& tx, Request& request, std::string_view move) const {
  const auto standing = standing_of(request, book_.assignments_of(tx, request.community_id, request.id));
  if (standing.active == 0 && (is_running(request.state) || standing.asked == 0)) {
    book_.move(request, move);
    request.accepted_at.reset();
    // Somebody else may still be asked.
    if (standing.asked > 0) book_.move(request, "offer");
  }
  request.helper_names = book_.helper_names(tx, request);
  book_.save(tx, request);
}

}  // namespace linli::requests
