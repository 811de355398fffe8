#pragma once
#include "modules/requests/flow.hpp"
#include "modules/services/services.hpp"
#include "platform/auth/caller.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/work/trace.hpp"

namespace linli::volunteers {
struct Volunteer;
}

namespace linli::requests {

using services::Office;
using services::Taker;

// How it came: in the app, by somebody with the resident's consent, by somebody who was shown the paper card of the home,
// by telephone, seen by a grid worker, from a file, through Open311.
LINLI_ENUM(Channel, app, proxy, card, call, event, import, open311)
LINLI_ENUM(Answer, solved, partly, not_solved)
LINLI_ENUM(AssignmentState, offered, accepted, on_the_way, arrived, done, declined, timed_out, cancelled, handed_back)

// Something a resident asks or a grid worker saw. `area_code` says where it is, `responsible_code` who answers for it:
// two facts. `returns_to` is set while the responsible office has neither received nor returned what it was handed.
struct Request {
  Id<Request> id;
  Id<Area> community_id;
  std::string number;  // "261125-0042": day and place in that day
  std::string kind;
  State state = State::ordered;
  std::string words;
  JsonObject fields;
  std::string place_text;
  std::string area_code;
  std::optional<double> lat;
  std::optional<double> lng;
  std::string responsible_code;
  Office level = Office::community;
  std::optional<std::string> returns_to;
  std::optional<Id<Person>> requester_person_id;  // none for an event
  std::string requester_name;
  std::optional<Id<Household>> household_id;
  Id<Person> ordered_by_person_id;  // 0 for the program
  std::string ordered_by_name;
  bool on_behalf = false;
  Channel channel = Channel::app;
  Instant ordered_at;
  Instant accept_due_at;
  Instant finish_due_at;
  Instant due_at;  // the promise that counts in this state; lists are ordered by it
  std::optional<Instant> preferred_at;
  std::optional<Instant> accepted_at;
  std::optional<Instant> done_at;
  std::optional<Instant> closed_at;
  std::optional<Instant> deferred_until;
  std::optional<std::string> non_accept_class;
  bool urgent = false;
  std::int64_t people_needed = 1;
  std::int64_t joined_count = 0;
  std::int64_t reopened_count = 0;
  std::int64_t escalation_step = 0;  // how many steps of its ladder it has climbed since it was ordered
  std::optional<std::string> answer;
  std::vector<std::string> helper_names;
  std::vector<std::string> pictures;
  bool late = false;  // the promise that counts is past; set by the clock
  std::int64_t version = 1;
};
LINLI_RECORD(Request, id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng,
             responsible_code, level, returns_to, requester_person_id, requester_name, household_id,
             ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at, accept_due_at, finish_due_at,
             due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
             people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late,
             version)

// Why a helper suits or does not, in both languages. `number` is metres, minutes or a count, by `code`.
struct Reason {
  std::string code;
  double number = 0;
  Words2 words;
};
LINLI_RECORD(Reason, code, number, words)

// One person's part in a request, from being asked to being done.
struct Assignment {
  Id<Assignment> id;
  Id<Area> community_id;
  Id<Request> request_id;
  std::optional<Id<volunteers::Volunteer>> volunteer_id;  // none for staff who do it by office
  Id<Person> person_id;
  std::string name;
  Taker taker = Taker::volunteer;
  AssignmentState state = AssignmentState::offered;
  double cost = 0;
  std::vector<Reason> reasons;
  Instant offered_at;
  Instant answer_due_at;
  std::optional<Instant> answered_at;
  std::optional<Instant> departed_at;
  std::optional<Instant> arrived_at;
  std::optional<Instant> done_at;
  std::optional<std::string> decline_reason;
  Id<Person> offered_by_person_id;
  std::string offered_by_name;
};
LINLI_RECORD(Assignment, id, community_id, request_id, volunteer_id, person_id, name, taker, state, cost, reasons,
             offered_at, answer_due_at, answered_at, departed_at, arrived_at, done_at, decline_reason,
             offered_by_person_id, offered_by_name)

constexpr bool is_active(AssignmentState state) {
  return state == AssignmentState::accepted || state == AssignmentState::on_the_way ||
         state == AssignmentState::arrived;
}
constexpr bool is_asked_or_active(AssignmentState state) {
  return state == AssignmentState::offered || is_active(state);
}

// A household that waits along instead of asking again.
struct Joiner {
  Id<Joiner> id;
  Id<Area> community_id;
  Id<Request> request_id;
  Id<Person> person_id;
  std::string name;
  std::optional<Id<Household>> household_id;
  std::string words;
  Instant at;
};
LINLI_RECORD(Joiner, id, community_id, request_id, person_id, name, household_id, words, at)

// What the resident said of it, in the app or when somebody called back. The newest of a request counts.
struct Rating {
  Id<Rating> id;
  Id<Area> community_id;
  Id<Request> request_id;
  Answer answer = Answer::solved;
  std::string words;
  Instant at;
  Id<Person> by_person_id;
  std::string by_name;
  bool by_call_back = false;
};
LINLI_RECORD(Rating, id, community_id, request_id, answer, words, at, by_person_id, by_name, by_call_back)

}  // namespace linli::requests
