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

// How it came: in the app, by somebody with the resident's consent, by telephone, seen by a grid worker, from a file,
// through Open311.
LINLI_ENUM(Channel, app, proxy, call, event, import, open311)
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

// ---- pages ----

// A sentence of the trace as people read it.
struct Step {
  Id<work::TraceRow> id;
  Instant at;
  std::string code;
  Words2 words;
  std::string by_name;
  std::optional<std::string> on_behalf_of;
  std::vector<std::string> pictures;
};
LINLI_RECORD(Step, id, at, code, words, by_name, on_behalf_of, pictures)

// Somebody on the other side whom the reader may call; the number comes by `call`, which leaves a look.
LINLI_ENUM(Side, requester, helper)
struct Contact {
  Id<Person> person_id;
  std::string name;
  Side side = Side::requester;
};
LINLI_RECORD(Contact, person_id, name, side)

// One request as a story. `actions` are the sub-resources that the reader may post to now.
struct RequestPage {
  Request request;
  std::vector<Step> trace;
  std::vector<Assignment> assignments;
  std::optional<Rating> rating;
  std::vector<Contact> contacts;
  std::vector<std::string> actions;
};
LINLI_RECORD(RequestPage, request, trace, assignments, rating, contacts, actions)

// An open request that looks like what somebody is about to order.
struct Similar {
  Id<Request> id;
  std::string number;
  std::string kind;
  std::string words;
  std::string place_text;
  Instant ordered_at;
  std::optional<double> metres;
  std::int64_t joined_count = 0;
  State state = State::ordered;
};
LINLI_RECORD(Similar, id, number, kind, words, place_text, ordered_at, metres, joined_count, state)

// Something of mine to do: a request and my part in it.
struct Work {
  Assignment assignment;
  Request request;
};
LINLI_RECORD(Work, assignment, request)

struct Suggestion {
  Id<volunteers::Volunteer> volunteer_id;
  Id<Person> person_id;
  std::string name;
  double cost = 0;
  std::vector<Reason> reasons;
};
LINLI_RECORD(Suggestion, volunteer_id, person_id, name, cost, reasons)

struct Excluded {
  Id<volunteers::Volunteer> volunteer_id;
  std::string name;
  std::string reason;
  Words2 words;
};
LINLI_RECORD(Excluded, volunteer_id, name, reason, words)

// Somebody who may take it by the post they hold.
struct OfficeHelper {
  Id<Person> person_id;
  std::string name;
  Words2 post_name;
  std::string area_name;
};
LINLI_RECORD(OfficeHelper, person_id, name, post_name, area_name)

struct Suggestions {
  std::vector<Suggestion> items;  // the best first
  std::vector<Excluded> excluded;
  std::vector<OfficeHelper> by_office;
};
LINLI_RECORD(Suggestions, items, excluded, by_office)

struct PlanPair {
  Id<Request> request_id;
  std::string number;
  std::string kind;
  std::string words;
  std::string place_text;
  std::optional<Id<volunteers::Volunteer>> volunteer_id;  // none for somebody who takes it by their post
  Id<Person> person_id;
  std::string name;
  double cost = 0;
  std::vector<Reason> reasons;
};
LINLI_RECORD(PlanPair, request_id, number, kind, words, place_text, volunteer_id, person_id, name, cost, reasons)

struct Unassigned {
  Id<Request> request_id;
  std::string number;
  std::string kind;
  Words2 why;
};
LINLI_RECORD(Unassigned, request_id, number, kind, why)

// What would happen if the whole backlog were dispatched now. Nothing has happened yet.
struct Plan {
  std::vector<PlanPair> pairs;
  std::vector<Unassigned> unassigned;
  double total_cost = 0;  // minutes, as engines/matching counts
};
LINLI_RECORD(Plan, pairs, unassigned, total_cost)

// What a dispatched plan came to: who was no longer free is named, the rest is done.
struct Dispatched {
  std::vector<Assignment> offered;
  std::vector<Unassigned> not_offered;
};
LINLI_RECORD(Dispatched, offered, not_offered)

// What waits, for the menu and the front of the desk.
struct Counts {
  std::int64_t ordered = 0;
  std::int64_t offered = 0;
  std::int64_t accepted = 0;
  std::int64_t under_way = 0;
  std::int64_t done = 0;
  std::int64_t late = 0;
  std::int64_t to_receive = 0;
  std::int64_t to_call_back = 0;
  std::int64_t to_verify = 0;
  std::int64_t hours_to_confirm = 0;
  std::int64_t corrections = 0;
};
LINLI_RECORD(Counts, ordered, offered, accepted, under_way, done, late, to_receive, to_call_back, to_verify,
             hours_to_confirm, corrections)

// One group of the desk's inbox: what I must do, and the oldest promises first.
struct InboxGroup {
  std::string code;  // to_receive, late, to_dispatch, to_call_back, to_verify
  std::int64_t count = 0;
  std::vector<Request> items;
};
LINLI_RECORD(InboxGroup, code, count, items)

// `count` of `of`; no rate while `of` is 0.
struct Rate {
  std::optional<double> rate;
  std::int64_t of = 0;
  std::int64_t count = 0;
};
LINLI_RECORD(Rate, rate, of, count)

struct KindCount {
  std::string kind;
  std::int64_t count = 0;
};
LINLI_RECORD(KindCount, kind, count)

// Computed from the requests and from what residents said, never typed (STANDARDS §1.3).
struct Figures {
  std::int64_t ordered = 0;
  std::int64_t closed = 0;
  std::int64_t dispatched = 0;
  Rate response;      // taken within the promise / those whose promise has passed or that were taken
  Rate solution;      // solved / answered
  Rate satisfaction;  // solved or partly / answered
  std::optional<std::int64_t> median_accept_minutes;
  std::optional<std::int64_t> median_finish_minutes;
  std::int64_t reopened = 0;
  std::int64_t late_now = 0;
  std::vector<KindCount> by_kind;
};
LINLI_RECORD(Figures, ordered, closed, dispatched, response, solution, satisfaction, median_accept_minutes,
             median_finish_minutes, reopened, late_now, by_kind)

// ---- what verbs are given ----

LINLI_ENUM(View, household, board, inbox, late, to_call_back, to_verify, done, all)

struct ListRequests {
  Id<Area> community_id;
  std::optional<View> view;  // all without one
  std::optional<State> state;
  std::optional<Text<0, 60>> q;  // part of the words or place, or a number
  std::optional<Text<1, 40>> kind;
  std::optional<Text<0, 40>> area_code;
  std::optional<Office> level;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListRequests, community_id, view, state, q, kind, area_code, level, limit, after)

struct RequestKey {
  Id<Area> community_id;
  Id<Request> id;
};
LINLI_RECORD(RequestKey, community_id, id)

struct OrderRequest {
  Id<Area> community_id;
  Text<1, 40> kind;
  std::optional<Text<0, 1000>> words;
  JsonObject fields;
  std::optional<Text<0, 200>> place_text;
  std::optional<Text<12, 40>> area_code;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
  std::optional<Id<Person>> for_person_id;
  bool event = false;     // a grid worker saw it: nobody asked
  bool by_phone = false;  // a call-taker writes down what the resident said
  std::optional<Instant> preferred_at;
  std::optional<Whole<1, 20>> people_needed;
  std::vector<std::string> pictures;
};
LINLI_RECORD(OrderRequest, community_id, kind, words, fields, place_text, area_code, lat, lng, for_person_id, event,
             by_phone, preferred_at, people_needed, pictures)

struct AskLikeness {
  Id<Area> community_id;
  Text<1, 40> kind;
  std::optional<Text<0, 1000>> words;
  std::optional<Text<12, 40>> area_code;
  std::optional<Id<Person>> for_person_id;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
};
LINLI_RECORD(AskLikeness, community_id, kind, words, area_code, for_person_id, lat, lng)

struct ChangeRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<std::int64_t> version;
  std::optional<Text<0, 1000>> words;
  std::optional<Text<1, 200>> place_text;
  std::optional<Instant> preferred_at;
  std::optional<JsonObject> fields;
};
LINLI_RECORD(ChangeRequest, community_id, id, version, words, place_text, preferred_at, fields)

struct AddNote {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<Text<0, 500>> words;
  std::vector<std::string> pictures;
};
LINLI_RECORD(AddNote, community_id, id, words, pictures)

struct JoinRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<Text<0, 1000>> words;
  std::optional<Id<Person>> for_person_id;
};
LINLI_RECORD(JoinRequest, community_id, id, words, for_person_id)

// A deed on a request with an optional sentence.
struct ActOnRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<Text<0, 500>> reason;
};
LINLI_RECORD(ActOnRequest, community_id, id, reason)

// A deed on a request that must say why.
struct ActWithReason {
  Id<Area> community_id;
  Id<Request> id;
  Text<1, 500> reason;
};
LINLI_RECORD(ActWithReason, community_id, id, reason)

struct CallContact {
  Id<Area> community_id;
  Id<Request> id;
  Id<Person> person_id;
};
LINLI_RECORD(CallContact, community_id, id, person_id)

struct OfferRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<Id<volunteers::Volunteer>> volunteer_id;
  std::optional<Id<Person>> person_id;  // staff who hold a post that may take it
};
LINLI_RECORD(OfferRequest, community_id, id, volunteer_id, person_id)

struct AskPlan {
  Id<Area> community_id;
  std::vector<Id<Request>> request_ids;  // empty: the whole backlog
};
LINLI_RECORD(AskPlan, community_id, request_ids)

struct PlannedOffer {
  Id<Request> request_id;
  std::optional<Id<volunteers::Volunteer>> volunteer_id;
  std::optional<Id<Person>> person_id;  // where there is no volunteer: whoever takes it by their post
};
LINLI_RECORD(PlannedOffer, request_id, volunteer_id, person_id)

struct DispatchPlan {
  Id<Area> community_id;
  std::vector<PlannedOffer> offers;
};
LINLI_RECORD(DispatchPlan, community_id, offers)

struct AssignmentKey {
  Id<Area> community_id;
  Id<Assignment> id;
};
LINLI_RECORD(AssignmentKey, community_id, id)

struct GiveUpAssignment {
  Id<Area> community_id;
  Id<Assignment> id;
  Text<1, 500> reason;
};
LINLI_RECORD(GiveUpAssignment, community_id, id, reason)

// Times are the helper's own word; without them, from setting out (or accepting) until now.
struct CompleteAssignment {
  Id<Area> community_id;
  Id<Assignment> id;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::optional<Text<0, 500>> note;
  std::vector<std::string> pictures;
};
LINLI_RECORD(CompleteAssignment, community_id, id, started_at, ended_at, note, pictures)

struct TransferRequest {
  Id<Area> community_id;
  Id<Request> id;
  Text<6, 40> area_code;  // the office that is to answer for it: a grid, a community, a street or a county
  Text<1, 500> reason;
};
LINLI_RECORD(TransferRequest, community_id, id, area_code, reason)

struct DeferRequest {
  Id<Area> community_id;
  Id<Request> id;
  Instant until;
  Text<1, 500> reason;
};
LINLI_RECORD(DeferRequest, community_id, id, until, reason)

struct NotAcceptRequest {
  Id<Area> community_id;
  Id<Request> id;
  Text<1, 40> non_accept_class;
  std::optional<Text<0, 500>> words;
};
LINLI_RECORD(NotAcceptRequest, community_id, id, non_accept_class, words)

struct RateRequest {
  Id<Area> community_id;
  Id<Request> id;
  Answer answer = Answer::solved;
  std::optional<Text<0, 500>> words;
};
LINLI_RECORD(RateRequest, community_id, id, answer, words)

struct VerifyRequest {
  Id<Area> community_id;
  Id<Request> id;
  bool passed = true;
  std::optional<Text<0, 500>> words;
};
LINLI_RECORD(VerifyRequest, community_id, id, passed, words)

struct AskFigures {
  Id<Area> community_id;
  std::optional<Whole<1, 366>> days;  // 7 without one
};
LINLI_RECORD(AskFigures, community_id, days)

struct InCommunity {
  Id<Area> community_id;
};
LINLI_RECORD(InCommunity, community_id)

// A request from a file or from another program, told as it was then.
struct ForeignRequest {
  Id<Area> community_id;
  std::string kind;
  std::string words;
  std::string place_text;
  std::string area_code;
  std::optional<double> lat;
  std::optional<double> lng;
  Channel channel = Channel::import;
  std::string ordered_by_name;  // "NYC 311", the Open311 client's name
  Instant ordered_at;
  std::optional<Instant> closed_at;
  JsonObject fields = {};                              // checked by whoever tells
  std::optional<Id<Person>> requester_person_id = {};  // whose it is, where they live here
  std::string requester_name = {};                     // else how they called themselves
};

// What another program asks for: ordered in this time, in these states, and either of one of these kinds or, of one of
// `through_open311`, come that way. Lists that are not there leave nothing out.
struct Between {
  Instant from;
  Instant to;
  std::optional<std::vector<std::string>> kinds = {};
  std::optional<std::vector<std::string>> through_open311 = {};
  std::optional<std::vector<State>> states = {};
  int limit = 1000;
};

}  // namespace linli::requests
