#include "modules/requests/closing/rewards.hpp"
#include "modules/requests/dispatch.hpp"
#include "modules/requests/dispatching/asking.hpp"
#include "modules/requests/dispatching/standing.hpp"
#include "modules/requests/rules.hpp"
#include "modules/services/services.hpp"

namespace linli::requests {
namespace {

using dispatching::standing_of;

void require_step(const Assignment& mine, std::initializer_list<AssignmentState> from) {
  if (std::ranges::find(from, mine.state) == from.end()) throw Refusal::conflict("requests.step_is_past");
}

Instant latest_step(const Assignment& mine) {
  return std::max({mine.offered_at, mine.answered_at.value_or(mine.offered_at),
                   mine.departed_at.value_or(mine.offered_at), mine.arrived_at.value_or(mine.offered_at)});
}

// Whoever comes too late hears who has it.
void require_room(const Book& book, const Request& request, const dispatching::Standing& standing) {
  if (has_promise(request.state) && standing.missing() > 0) return;
  if (!standing.names.empty()) throw Refusal::conflict("requests.taken", {{"name", standing.names}});
  book.refuse_for_now(request);
}

void require_evidence(const services::Service& service, const CompleteAssignment& wanted) {
  const bool silent = !wanted.note || wanted.note->empty();
  const bool lacks_note =
      silent && (service.evidence == services::Evidence::note || service.closing == services::Closing::handler);
  const bool lacks_picture = service.evidence == services::Evidence::picture && wanted.pictures.empty();
  if (!lacks_note && !lacks_picture) return;
  Words2 why;
  if (service.evidence_reason) why = *service.evidence_reason;
  throw Refusal(422, lacks_picture ? "requests.show_what_was_done" : "requests.say_what_was_done",
                {{"why.zh", why.zh}, {"why.en", why.en}});
}

}  // namespace

Dispatch::Part Dispatch::own_part(Tx& tx, const Caller& caller, Id<Area> community, Id<Assignment> id) const {
  auto mine = book_.find_assignment(tx, community, id);
  if (!mine) throw Refusal::not_found();
  auto request = book_.get(tx, community, mine->request_id);
  if (caller.person_id && caller.person_id == mine->person_id) return {std::move(*mine), std::move(request)};
  if (!book_.may(caller, requests::dispatch, request)) throw Refusal::not_found();
  throw Refusal::forbidden("requests.not_yours", {{"name", mine->name}});
}

Assignment Dispatch::accept(Tx& tx, const Caller& caller, const TakeStep& wanted) const {
  auto [mine, request] = own_part(tx, caller, wanted.community_id, wanted.id);
  const auto standing = standing_of(request, book_.assignments_of(tx, request.community_id, request.id));
  if (mine.state != AssignmentState::offered) {
    const bool gone = mine.state == AssignmentState::cancelled || mine.state == AssignmentState::timed_out;
    if (gone && !standing.names.empty()) throw Refusal::conflict("requests.taken", {{"name", standing.names}});
    throw Refusal::conflict(gone ? "requests.offer_is_over" : "requests.step_is_past");
  }
  const auto& volunteers = book_.rooms().volunteers;
  if (mine.volunteer_id)
    volunteers.require_at_work(volunteers.get_volunteer(tx, mine.community_id, *mine.volunteer_id), tx.now());
  mine.state = AssignmentState::accepted;
  mine.answered_at = drawn_in(wanted.happened_at, mine.offered_at, tx.now());
  book_.save_assignment(tx, mine);
  book_.rooms().clocks.stop(tx, request.community_id, {mine.id.value}, Book::answer_alarm);
  take_on(tx, caller, request, mine, "acceptance", "accepted");
  return mine;
}

Assignment Dispatch::take(Tx& tx, const Caller& caller, const TakeRequest& wanted) const {
  auto request = book_.get(tx, wanted.community_id, wanted.id);
  const auto assignments = book_.assignments_of(tx, request.community_id, request.id);
  for (const auto& each : assignments) {
    if (!caller.person_id || each.person_id != caller.person_id) continue;
    if (each.state == AssignmentState::offered)
      return accept(tx, caller, {request.community_id, each.id, wanted.happened_at});
    if (is_active(each.state)) throw Refusal::conflict("requests.already_asked", {{"name", each.name}});
  }
  const auto asked = taker_of(tx, caller, request, assignments);
  require_room(book_, request, standing_of(request, assignments));
  auto mine = dispatching::part_for(tx, caller, request, asked);
  mine.state = AssignmentState::accepted;
  mine.offered_at = drawn_in(wanted.happened_at, request.ordered_at, tx.now());
  mine.answered_at = mine.offered_at;
  book_.add_assignment(tx, mine);
  take_on(tx, caller, request, mine, request.state == State::offered ? "acceptance" : "taking", "taken");
  return mine;
}

dispatching::Asked Dispatch::taker_of(Tx& tx, const Caller& caller, const Request& request,
                                      const std::vector<Assignment>& assignments) const {
  if (!caller.person_id) throw Refusal::not_found();
  const auto& rooms = book_.rooms();
  const auto& service = book_.kind_of(tx, request);
  const auto volunteer = rooms.volunteers.find_of_person(tx, request.community_id, caller.person_id);
  const auto holders = dispatching::holders_for(tx, book_, dispatching::waiting_of(request));
  const bool holds = std::ranges::find(holders, caller.person_id, &dispatching::Holder::person_id) != holders.end();
  const bool volunteers = volunteer && service.may_take(Taker::volunteer);
  const bool skilled = volunteers && std::ranges::all_of(service.skills, [&](const auto& skill) {
                         return std::ranges::find(volunteer->skills, skill) != volunteer->skills.end();
                       });
  if (holds && !skilled) return dispatching::ask_holder(tx, book_, request, caller.person_id);
  // Who neither helps here nor works here does not learn what there is to do.
  if (!volunteer && !book_.may(caller, requests::view, request)) throw Refusal::not_found();
  if (!volunteers) throw Refusal::conflict("requests.may_not_take");
  const auto ranking = ranking_of(tx, request.community_id, {volunteer->id});
  return dispatching::ask_volunteer(tx, book_, ranking, request, assignments, volunteer->id);
}

void Dispatch::take_on(Tx& tx, const Caller& caller, Request& request, const Assignment& mine, std::string_view move,
                       std::string_view word) const {
  if (request.state == State::ordered || request.state == State::offered) {
    book_.move(request, move);
    request.accepted_at = tx.now();
  }
  request.helper_names = book_.helper_names(tx, request);
  book_.trace(tx, caller, request, word, {{"name", mine.name}}, {}, mine.answered_at);
  const auto standing = standing_of(request, book_.assignments_of(tx, request.community_id, request.id));
  if (standing.enough()) call_off_offers(tx, caller, request);
  book_.save(tx, request);
  ask_next(tx, request);
}

void Dispatch::call_off_offers(Tx& tx, const Caller& caller, const Request& request) const {
  for (auto& each : book_.assignments_of(tx, request.community_id, request.id)) {
    if (each.state != AssignmentState::offered) continue;
    each.state = AssignmentState::cancelled;
    book_.save_assignment(tx, each);
    book_.rooms().clocks.stop(tx, request.community_id, {each.id.value}, Book::answer_alarm);
    book_.trace(tx, caller, request, "called_off", {{"name", each.name}});
  }
}

// ---- on the way to being done ----

Assignment Dispatch::depart(Tx& tx, const Caller& caller, const TakeStep& wanted) const {
  auto [mine, request] = own_part(tx, caller, wanted.community_id, wanted.id);
  require_step(mine, {AssignmentState::accepted});
  mine.state = AssignmentState::on_the_way;
  mine.departed_at = drawn_in(wanted.happened_at, latest_step(mine), tx.now());
  book_.save_assignment(tx, mine);
  // Of several helpers the first to set out moves it.
  if (request.state != State::under_way) book_.move(request, "departure");
  book_.trace(tx, caller, request, "departed", {{"name", mine.name}}, {}, mine.departed_at);
  book_.save(tx, request);
  return mine;
}

Assignment Dispatch::arrive(Tx& tx, const Caller& caller, const TakeStep& wanted) const {
  auto [mine, request] = own_part(tx, caller, wanted.community_id, wanted.id);
  require_step(mine, {AssignmentState::accepted, AssignmentState::on_the_way});
  mine.state = AssignmentState::arrived;
  mine.arrived_at = drawn_in(wanted.happened_at, latest_step(mine), tx.now());
  book_.save_assignment(tx, mine);
  book_.move(request, "arrival");
  book_.trace(tx, caller, request, "arrived", {{"name", mine.name}}, {}, mine.arrived_at);
  book_.save(tx, request);
  return mine;
}

Assignment Dispatch::complete(Tx& tx, const Caller& caller, const CompleteAssignment& wanted) const {
  auto part = own_part(tx, caller, wanted.community_id, wanted.id);
  auto& [mine, request] = part;
  require_step(mine, {AssignmentState::accepted, AssignmentState::on_the_way, AssignmentState::arrived});
  require_evidence(book_.kind_of(tx, request), wanted);
  const auto done_at = drawn_in(wanted.happened_at, latest_step(mine), tx.now());
  book_hours(tx, caller, part, wanted, done_at);
  mine.state = AssignmentState::done;
  mine.done_at = done_at;
  book_.save_assignment(tx, mine);
  const auto note = wanted.note ? wanted.note->str() : std::string();
  book_.trace(tx, caller, request, note.empty() ? "done" : "done_with_note", {{"name", mine.name}, {"note", note}},
              wanted.pictures, mine.done_at);
  const auto standing = standing_of(request, book_.assignments_of(tx, request.community_id, request.id));
  if (standing.active == 0) finish(tx, caller, request, note);
  request.helper_names = book_.helper_names(tx, request);
  book_.save(tx, request);
  return mine;
}

void Dispatch::book_hours(Tx& tx, const Caller& caller, const Part& part, const CompleteAssignment& wanted,
                          Instant done_at) const {
  const auto& [mine, request] = part;
  if (!mine.volunteer_id) return;
  const auto cap = book_.kind_of(tx, request).hours_cap * 60;
  const auto ended_at = wanted.ended_at.value_or(done_at);
  // Somebody who accepted days ago and only taps "done" means the work, not the days.
  const auto set_out = mine.departed_at.value_or(mine.answered_at.value_or(mine.offered_at));
  const auto likely = std::max(std::min(set_out, ended_at), ended_at - minutes(cap));
  const auto& volunteers = book_.rooms().volunteers;
  const auto started_at = wanted.started_at
                              ? *wanted.started_at
                              : volunteers.free_since(tx, request.community_id, *mine.volunteer_id, likely, ended_at);
  // Pages tell times in whole minutes.
  if (started_at < request.ordered_at - minutes(1))
    throw Refusal::wrong("/started_at", "requests.starts_before_ordered");
  volunteers.book_hours(tx, caller,
                        {.community_id = request.community_id,
                         .volunteer_id = *mine.volunteer_id,
                         .request_id = {request.id.value},
                         .request_number = request.number,
                         .area_code = request.area_code,
                         .started_at = started_at,
                         .ended_at = ended_at,
                         .cap_minutes = cap,
                         .note = wanted.note ? wanted.note->str() : ""});
}

void Dispatch::finish(Tx& tx, const Caller& caller, Request& request, const std::string& note) const {
  call_off_offers(tx, caller, request);
  book_.move(request, "completion");
  request.done_at = tx.now();
  if (book_.kind_of(tx, request).closing != services::Closing::handler) return;
  book_.move(request, "answer");
  request.answer = note;
  request.closed_at = tx.now();
  book_.trace(tx, caller, request, "answered", {{"note", note}});
  reward_suggestion(tx, caller, book_, request);
}

}  // namespace linli::requests
