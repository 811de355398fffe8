#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/requests/listing_statements.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"
#include "modules/requests/statements.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests {
namespace {

constexpr std::string_view number_shape{"dddddd-dddd"};

bool is_number(std::string_view text) {
  if (text.size() < number_shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 6 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  return true;
}

// ",word,word," for `like`; empty for a list that is not there.
std::string one_of(const std::optional<std::vector<std::string>>& words) {
  std::string list;
  if (words) list = ",";
  for (const auto& word : words.value_or(std::vector<std::string>{})) list += word + ",";
  return list;
}

}  // namespace

// Somebody who reads a request, and what they have to do with it.
struct Requests::Reader {
  const Caller& caller;
  const Request& request;
  const services::Service* service;
  std::vector<Assignment> assignments;
  Instant now;
  bool asked = false;       // the resident's side
  bool doing = false;       // somebody who does it now
  bool handled = false;     // does or did a part of it
  bool neighbour = false;   // may know what, but not who
  bool only_asked = false;  // to do it, and has not said yes
  bool speaks = false;      // for the resident, about how it was
  bool joined = false;
  std::optional<Rating> rating;
};

Requests::Reader Requests::reader_of(Tx& tx, const Caller& caller, const Request& request) const {
  const auto& terms = book_.rooms().services.terms(tx, request.community_id, request.ordered_at);
  Reader reader{caller, request, terms.find(request.kind), {}, tx.now()};
  reader.assignments = book_.assignments_of(tx, request.community_id, request.id);
  reader.asked = book_.is_requester(caller, request);
  reader.speaks = book_.speaks_for_resident(caller, request);
  bool offered = false;
  for (const auto& each : reader.assignments) {
    if (!caller.person_id || each.person_id != caller.person_id) continue;
    offered = offered || each.state == AssignmentState::offered;
    reader.doing = reader.doing || is_active(each.state);
    reader.handled = reader.handled || is_active(each.state) || each.state == AssignmentState::done;
  }
  reader.neighbour = !reader.handled && !book_.knows_home(caller, request);
  reader.only_asked = reader.neighbour && offered;
  const bool was_over = request.done_at || request.closed_at || request.reopened_count > 0;
  if (was_over) reader.rating = book_.rating_of(tx, request.community_id, request.id);
  if (request.joined_count > 0)
    reader.joined =
        tx.find<std::int64_t>(statements::count_joiners_of_person, request.community_id, request.id, caller.person_id)
            .value_or(0) > 0;
  return reader;
}

RequestPage Requests::get(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  auto reader = reader_of(tx, caller, request);
  RequestPage page;
  page.request = reader.only_asked  ? book_.as_offered(tx, request)
                 : reader.neighbour ? book_.without_home(tx, request)
                                    : request;
  // What people wrote into the story may name a door.
  if (!reader.only_asked) page.trace = story(tx, reader);
  page.rating = reader.rating;
  if (page.rating && reader.neighbour) page.rating->by_name.clear();
  page.contacts = contacts(reader);
  page.actions = actions(reader);
  page.assignments = std::move(reader.assignments);
  return page;
}

// ---- who reads ----

Request Requests::as_seen_by(Tx& tx, const Caller& caller, Request request) const {
  return book_.knows_home(caller, request) ? request : book_.without_home(tx, std::move(request));
}

std::vector<Step> Requests::story(Tx& tx, const Reader& reader) const {
  const auto& request = reader.request;
  const auto is_helper = [&](Id<Person> person) {
    return std::ranges::find(reader.assignments, person, &Assignment::person_id) != reader.assignments.end();
  };
  std::vector<Step> steps;
  for (const auto& row : work::trace_of(tx, request.community_id, {request.id.value})) {
    Step step{.id = {row.id.value},
              .at = row.at,
              .told_at = told_later(row.at, made_at(row.id.value)),
              .code = row.code,
              .words = work::sentence(book_.rooms().words, row),
              .by_name = row.by_name,
              .pictures = row.pictures};
    if (!row.on_behalf_of.empty()) step.on_behalf_of = row.on_behalf_of;
    if (!row.person_id) step.by_name.clear();  // the program itself
    const bool said_by_another_home =
        row.person_id && row.person_id != reader.caller.person_id && !is_helper(row.person_id);
    if (reader.neighbour && said_by_another_home) {
      step.by_name.clear();
      step.on_behalf_of.reset();
    }
    if (reader.neighbour && request.channel == Channel::card) step.on_behalf_of.reset();
    steps.push_back(std::move(step));
  }
  return steps;
}

// ---- who may call whom ----

std::vector<Contact> Requests::contacts(const Reader& reader) const {
  std::vector<Contact> contacts;
  const auto& request = reader.request;
  if (!is_open(request.state)) return contacts;
  const auto add = [&](Id<Person> person, const std::string& name, Side side) {
    const bool known = std::ranges::find(contacts, person, &Contact::person_id) != contacts.end();
    if (person && person != reader.caller.person_id && !known) contacts.push_back({person, name, side});
  };
  const bool desk =
      book_.may(reader.caller, requests::dispatch, request) || book_.may(reader.caller, rate_by_call, request);
  if (reader.doing || desk) {
    if (request.requester_person_id) add(*request.requester_person_id, request.requester_name, Side::requester);
    if (request.on_behalf) add(request.ordered_by_person_id, request.ordered_by_name, Side::requester);
  }
  if (reader.asked || desk)
    for (const auto& each : reader.assignments)
      if (is_active(each.state)) add(each.person_id, each.name, Side::helper);
  return contacts;
}

people::OpenedPhone Requests::call(Tx& tx, const Caller& caller, const CallContact& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  const auto reader = reader_of(tx, caller, request);
  const auto known = contacts(reader);
  if (std::ranges::find(known, wanted.person_id, &Contact::person_id) == known.end())
    throw Refusal::forbidden("requests.not_a_contact");
  // A volunteer may live in another community, and is registered there.
  auto home = request.community_id;
  const auto assignment = std::ranges::find(reader.assignments, wanted.person_id, &Assignment::person_id);
  if (assignment != reader.assignments.end() && assignment->volunteer_id)
    if (const auto helper = book_.rooms().volunteers.find(tx, request.community_id, *assignment->volunteer_id))
      home = helper->home_community_id;
  const auto person = book_.rooms().people.find_person(tx, home, wanted.person_id);
  if (!person) throw Refusal::forbidden("requests.not_a_contact");
  const auto purpose = book_.rooms().words.both("requests.purpose_of_call", {{"number", request.number}});
  return book_.rooms().people.show_phone(tx, caller, *person, purpose.zh + " / " + purpose.en);
}

// ---- what the reader may do now ----

std::vector<std::string> Requests::actions(const Reader& reader) const {
  const auto& caller = reader.caller;
  const auto& request = reader.request;
  std::vector<std::string> actions;
  const auto offer_if = [&](const char* action, bool may) {
    if (may) actions.emplace_back(action);
  };
  const auto holds = [&](const Permission& permission) { return book_.may(caller, permission, request); };
  const auto moves = [&](std::string_view name) { return flow.find(name, request.state) != nullptr; };
  const bool rated = is_rated(request, reader.rating);
  const bool open = is_open(request.state), over = !open || request.state == State::done;
  const bool at_office = caller.may(handle, request.responsible_code);
  const bool verified = reader.service != nullptr && reader.service->closing == services::Closing::verification;
  const auto having = std::ranges::count_if(reader.assignments, is_asked_or_active, &Assignment::state);
  const bool lately_closed =
      request.state == State::closed && request.closed_at && reader.now <= *request.closed_at + reopened_within;

  // What the handler's answer or a look has closed can still be rated.
  offer_if("rating", reader.speaks && !reader.handled && !rated && (moves("rating") || lately_closed));
  offer_if("reception", request.returns_to && at_office);
  offer_if("return", request.returns_to && at_office);
  offer_if("offers", holds(requests::dispatch) && has_promise(request.state) && having < request.people_needed);
  offer_if("taking", holds(serve) && moves("taking") && !reader.asked && !is_of_home(caller, request));
  offer_if("call_back",
           holds(rate_by_call) && moves("call_back") && request.requester_person_id && !reader.handled && !rated);
  offer_if("verification",
           holds(verify) && moves("verification") && (verified || !request.requester_person_id) && !reader.handled);
  offer_if("notes", open);
  offer_if("change", reader.asked && is_untaken(request.state));
  const bool ordered_it = caller.person_id && caller.person_id == request.ordered_by_person_id;
  offer_if("joiners", reader.neighbour && caller.person_id && !ordered_it && !over && !reader.joined);
  offer_if("transfer", holds(requests::dispatch) && !over);
  offer_if("deferral", holds(requests::dispatch) && moves("deferral"));
  offer_if("resumption", holds(requests::dispatch) && moves("resumption"));
  offer_if("non_acceptance", holds(requests::dispatch) && moves("non_acceptance"));
  offer_if("reopening", reader.asked && lately_closed);
  offer_if("withdrawal", reader.asked && moves("withdrawal"));
  offer_if("calls", !contacts(reader).empty());
  return actions;
}

// ---- for other modules ----

std::optional<Request> Requests::find_by_number(Tx& tx, Id<Area> community, std::string_view number) const {
  if (!is_number(number)) return {};
  return tx.find<Request>(statements::find_by_number, community, number);
}

std::vector<Request> Requests::between(Tx& tx, Id<Area> community, const Between& wanted) const {
  std::optional<std::vector<std::string>> states;
  if (wanted.states)
    for (states.emplace(); const auto state : *wanted.states) states->emplace_back(word_of(state));
  return tx.all<Request>(statements::ordered_between, community, wanted.from, wanted.to, one_of(wanted.kinds),
                         one_of(wanted.through_open311), one_of(states), wanted.limit);
}

}  // namespace linli::requests
