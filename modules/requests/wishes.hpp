#pragma once
#include "modules/requests/records.hpp"

// What verbs are given.
namespace linli::requests {

LINLI_ENUM(View, household, board, inbox, late, to_call_back, to_verify, done, all)

struct ListRequests {
  Id<Area> community_id;
  std::optional<View> view;  // all without one
  std::optional<Id<Person>> for_person_id;  // with view=household: those of one resident I act for
  std::optional<Id<Household>> household_id;  // of one home, as far as I may see them: only `limit` and `after` count
  std::optional<State> state;
  std::optional<Text<0, 60>> q;  // part of the words or place, or a number
  std::optional<Text<1, 40>> kind;
  std::optional<Text<0, 40>> area_code;
  std::optional<Office> level;
  std::optional<bool> late;          // true: only what is late
  std::optional<Text<0, 20>> who;    // has it to do: "me" or the id of a person
  std::optional<bool> returned;      // true: only what an office gave back and nobody has moved on
  std::optional<Whole<1, 366>> days;  // ordered in the last days
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListRequests, community_id, view, for_person_id, household_id, state, q, kind, area_code, level, late,
             who, returned, days, limit, after)

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
  std::optional<Text<20, 100>> card;  // the secret of the paper card that the caller was shown
  bool event = false;     // a grid worker saw it: nobody asked
  bool by_phone = false;  // a call-taker writes down what the resident said
  std::optional<Instant> preferred_at;
  std::optional<Whole<1, 20>> people_needed;
  std::vector<std::string> pictures;
  std::optional<Instant> happened_at = {};  // with `event`: when it was seen, as for TakeStep
};
LINLI_RECORD(OrderRequest, community_id, kind, words, fields, place_text, area_code, lat, lng, for_person_id, card,
             event, by_phone, preferred_at, people_needed, pictures, happened_at)

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

// `version` is the one that was read: nobody overwrites what they have not seen.
struct ChangeRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::int64_t version = 0;
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
  std::optional<Instant> happened_at = {};  // as for TakeStep
};
LINLI_RECORD(AddNote, community_id, id, words, pictures, happened_at)

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

// A step of one's own part. A telephone without a network tells later what was done before: `happened_at` is when, in the
// server's time as far as it knows it. What lies more than a day back, before the step before it, or after now is drawn in.
struct TakeStep {
  Id<Area> community_id;
  Id<Assignment> id;
  std::optional<Instant> happened_at = {};
};
LINLI_RECORD(TakeStep, community_id, id, happened_at)

struct TakeRequest {
  Id<Area> community_id;
  Id<Request> id;
  std::optional<Instant> happened_at = {};
};
LINLI_RECORD(TakeRequest, community_id, id, happened_at)

// Why somebody could not finish. `unsafe`: nobody else is sent there before the desk has looked at it.
LINLI_ENUM(Because, nobody_home, needs_help, unsafe, other)

struct GiveUpAssignment {
  Id<Area> community_id;
  Id<Assignment> id;
  Text<1, 500> reason;
  std::optional<Because> because = {};
  std::optional<Instant> happened_at = {};
};
LINLI_RECORD(GiveUpAssignment, community_id, id, reason, because, happened_at)

// Times are the helper's own word; without them, from setting out (or accepting) until now.
struct CompleteAssignment {
  Id<Area> community_id;
  Id<Assignment> id;
  std::optional<Instant> started_at;
  std::optional<Instant> ended_at;
  std::optional<Text<0, 500>> note;
  std::vector<std::string> pictures;
  std::optional<Instant> happened_at = {};
};
LINLI_RECORD(CompleteAssignment, community_id, id, started_at, ended_at, note, pictures, happened_at)

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
