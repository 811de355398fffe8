#include "modules/requests/book.hpp"

#include "modules/areas/areas.hpp"
#include "modules/requests/pictures.hpp"
#include "modules/requests/rules.hpp"
#include "modules/requests/statements.hpp"

namespace linli::requests {
namespace {

// The words of a trace that the resident's side says: whoever says them for the resident stands there with both names.
constexpr std::string_view said_by_resident[] = {"ordered", "ordered_by_card",   "called_in", "changed",
                                                 "noted",   "changed_words",     "pictured",  "withdrawn",
                                                 "rated",   "withdrawn_because", "reopened"};

Id<work::Subject> subject_of(const Request& request) { return {request.id.value}; }

}  // namespace

// ---- reading, with the reader's right ----

std::optional<Request> Book::find(Tx& tx, Id<Area> community, Id<Request> id) const {
  return tx.find<Request>(statements::find_request, community, id);
}

Request Book::get(Tx& tx, Id<Area> community, Id<Request> id) const {
  auto request = find(tx, community, id);
  if (!request) throw Refusal::not_found();
  return std::move(*request);
}

Request Book::visible(Tx& tx, const Caller& caller, Id<Area> community, Id<Request> id) const {
  auto request = get(tx, community, id);
  if (knows_home(caller, request)) return request;
  if (caller.person_id && caller.person_id == request.ordered_by_person_id) return request;
  const auto counted = [&](const Statement& statement, Id<Person> person) {
    return person && tx.find<std::int64_t>(statement, community, id, person).value_or(0) > 0;
  };
  if (counted(statements::count_assignments_of_person, caller.person_id)) return request;
  if (counted(statements::count_joiners_of_person, caller.person_id)) return request;
  for (const auto& principal : caller.principals)
    if (counted(statements::count_joiners_of_person, principal.person_id)) return request;
  throw Refusal::not_found();
}

bool Book::is_requester(const Caller& caller, const Request& request) const {
  if (caller.is_program) return true;
  if (request.requester_person_id && caller.is_or_acts_for(*request.requester_person_id)) return true;
  // Whoever was only shown a card has asked once, and knows no more than before.
  if (request.channel == Channel::card) return false;
  return caller.person_id && caller.person_id == request.ordered_by_person_id;
}

bool Book::speaks_for_resident(const Caller& caller, const Request& request) const {
  if (caller.is_program) return true;
  if (request.requester_person_id) return caller.is_or_acts_for(*request.requester_person_id);
  return caller.person_id && caller.person_id == request.ordered_by_person_id;
}

bool Book::knows_home(const Caller& caller, const Request& request) const {
  return is_requester(caller, request) || is_of_home(caller, request) || may(caller, view, request);
}

bool Book::is_only_asked(Tx& tx, const Caller& caller, const Request& request) const {
  if (knows_home(caller, request)) return false;
  const auto asked = tx.find<std::int64_t>(statements::count_assignments_of_person, request.community_id, request.id,
                                           caller.person_id);
  return asked.value_or(0) > 0 && !handled_by(tx, request, caller.person_id);
}

Request Book::without_home(Tx& tx, Request request) const {
  request.place_text = rooms_.areas.place_of(tx, request.community_id, request.area_code);
  request.fields = {};
  request.requester_person_id.reset();
  request.requester_name.clear();
  request.household_id.reset();
  request.ordered_by_person_id = {};
  request.ordered_by_name.clear();
  return request;
}

Request Book::as_offered(Tx& tx, Request request) const {
  request.pictures.clear();
  return without_home(tx, std::move(request));
}

bool Book::may(const Caller& caller, const Permission& permission, const Request& request) const {
  return caller.may(permission, request.area_code) || caller.may(permission, request.responsible_code);
}

void Book::require(const Caller& caller, const Permission& permission, const Request& request) const {
  if (!may(caller, permission, request)) throw Refusal::forbidden("platform.no_permission");
}

std::vector<Assignment> Book::assignments_of(Tx& tx, Id<Area> community, Id<Request> request) const {
  return tx.all<Assignment>(statements::assignments_of, community, request);
}

std::optional<Assignment> Book::find_assignment(Tx& tx, Id<Area> community, Id<Assignment> id) const {
  return tx.find<Assignment>(statements::find_assignment, community, id);
}

std::optional<Rating> Book::rating_of(Tx& tx, Id<Area> community, Id<Request> request) const {
  return tx.find<Rating>(statements::rating_of, community, request);
}

bool Book::handled_by(Tx& tx, const Request& request, Id<Person> person) const {
  if (!person) return false;
  return tx.find<std::int64_t>(statements::count_parts_of_person, request.community_id, request.id, person)
             .value_or(0) > 0;
}

// ---- writing ----

void Book::move(Request& request, std::string_view name) const {
  const auto* move = flow.find(name, request.state);
  if (move == nullptr) refuse_for_now(request);
  request.state = move->to;
}

Words2 Book::why(const Refusal& refusal) const {
  const auto& complaints = refusal.complaints();
  if (complaints.empty()) return rooms_.words.both(refusal.code(), refusal.arguments());
  return rooms_.words.both(complaints.front().code, {{"limit", complaints.front().limit}});
}

void Book::refuse_for_now(const Request& request) const {
  const auto state = rooms_.words.both("requests.state." + std::string(word_of(request.state)));
  throw Refusal::conflict("requests.not_now", {{"state.zh", state.zh}, {"state.en", state.en}});
}

void Book::add(Tx& tx, const services::Terms& terms, Request& request) const {
  request.number = next_number(tx, request);
  request.due_at = promise_of(request);
  request.late = has_promise(request.state) && request.due_at <= tx.now();
  tx.insert("requests_requests", request);
  set_clock(tx, terms, request);
  tx.announce("requests", request.community_id.value, request.id.value);
}

// Two statements and not one with `returning`, for which SQLite would fill a table of its own each time.
std::string Book::next_number(Tx& tx, const Request& request) const {
  const auto day = local_time(request.ordered_at, rooms_.services.offset_minutes());
  tx.run(statements::count_day, day_of(day), request.community_id);
  return number_of(day, tx.find<std::int64_t>(statements::last_of_day, day_of(day), request.community_id).value());
}

void Book::save(Tx& tx, Request& request) const {
  request.due_at = promise_of(request);
  request.late = has_promise(request.state) && request.due_at <= tx.now();
  const auto saved =
      tx.run(statements::save_request, request.community_id, request.id, request.version, request.version + 1,
             request.state, request.words, request.fields, request.place_text, request.responsible_code, request.level,
             request.returns_to, request.accept_due_at, request.finish_due_at, request.due_at, request.preferred_at,
             request.accepted_at, request.done_at, request.closed_at, request.deferred_until, request.non_accept_class,
             request.urgent, request.people_needed, request.joined_count, request.reopened_count,
             request.escalation_step, request.answer, request.helper_names, request.pictures, request.late);
  if (saved == 0) throw Refusal::conflict("requests.changed_meanwhile");
  ++request.version;
  set_clock(tx, rooms_.services.terms(tx, request.community_id, request.ordered_at), request);
  tx.announce("requests", request.community_id.value, request.id.value);
}

// The alarm rings when the promise turns late and at every step of the ladder after that.
void Book::set_clock(Tx& tx, const services::Terms& terms, const Request& request) const {
  std::optional<Instant> due;
  if (has_promise(request.state) && !request.late) due = request.due_at;
  const auto* service = terms.find(request.kind);
  const auto* step = service == nullptr ? nullptr : next_step(request, *service);
  if (step != nullptr) {
    const auto step_due = terms.due(*step, request.accept_due_at, request.finish_due_at);
    if (!due || step_due < *due) due = step_due;
  }
  if (due)
    rooms_.clocks.set(tx, request.community_id, subject_of(request), ladder_alarm, *due);
  else if (request.version > 1)
    rooms_.clocks.stop(tx, request.community_id, subject_of(request), ladder_alarm);
}

void Book::trace(Tx& tx, const Caller& caller, const Request& request, std::string_view word,
                 Words::Arguments arguments, std::vector<std::string> pictures, std::optional<Instant> at) const {
  const bool asked = is_requester(caller, request) || caller.person_id == request.ordered_by_person_id;
  const bool for_resident = request.requester_person_id && caller.person_id != *request.requester_person_id && asked &&
                            std::ranges::find(said_by_resident, word) != std::end(said_by_resident);
  attach_pictures(tx, caller, request, pictures);
  work::add_trace(tx, caller, request.community_id, subject_of(request),
                  {"requests.trace." + std::string(word), std::move(arguments),
                   for_resident ? request.requester_name : "", std::move(pictures), at});
}

const services::Service& Book::kind_of(Tx& tx, const Request& request) const {
  return rooms_.services.terms(tx, request.community_id, request.ordered_at).get(request.kind);
}

// ---- assignments ----

void Book::add_assignment(Tx& tx, const Assignment& assignment) const { tx.insert("requests_assignments", assignment); }

void Book::save_assignment(Tx& tx, const Assignment& assignment) const {
  tx.run(statements::save_assignment, assignment.community_id, assignment.id, assignment.state, assignment.cost,
         assignment.reasons, assignment.answer_due_at, assignment.answered_at, assignment.departed_at,
         assignment.arrived_at, assignment.done_at, assignment.decline_reason);
}

void Book::end_assignments(Tx& tx, const Caller& caller, const Request& request, AssignmentState state) const {
  for (auto& assignment : assignments_of(tx, request.community_id, request.id)) {
    if (!is_asked_or_active(assignment.state)) continue;
    assignment.state = state;
    save_assignment(tx, assignment);
    rooms_.clocks.stop(tx, request.community_id, {assignment.id.value}, answer_alarm);
    trace(tx, caller, request, "called_off", {{"name", assignment.name}});
  }
}

std::vector<std::string> Book::helper_names(Tx& tx, const Request& request) const {
  std::vector<std::string> names;
  for (const auto& assignment : assignments_of(tx, request.community_id, request.id)) {
    const bool counts = is_active(assignment.state) || assignment.state == AssignmentState::done;
    if (counts && std::ranges::find(names, assignment.name) == names.end()) names.push_back(assignment.name);
  }
  return names;
}

// ---- offices ----

Office Book::level_of(std::string_view area_code) {
  if (area_code.size() <= 6) return Office::county;
  if (area_code.size() <= 9) return Office::street;
  return area_code.size() <= 12 ? Office::community : Office::grid;
}

std::string Book::office_of(std::string_view area_code, Office level) {
  constexpr std::size_t community = 12, grid = 15;
  switch (level) {
    case Office::county:
      return std::string(area_code.substr(0, 6));
    case Office::street:
      return std::string(area_code.substr(0, 9));
    case Office::community:
      return std::string(area_code.substr(0, community));
    case Office::grid:
      break;
  }
  // A compound may stand below the community itself, "421087104001C01": then the community answers for it.
  const bool in_grid =
      area_code.size() >= grid &&
      area_code.substr(community, grid - community).find_first_not_of("0123456789") == std::string_view::npos;
  return std::string(area_code.substr(0, in_grid ? grid : community));
}

}  // namespace linli::requests
