#pragma once
#include "modules/requests/records.hpp"

// What readers are shown: one request as a story, lists of work, suggestions, plans and figures.
namespace linli::requests {

// A sentence of the trace as people read it.
struct Step {
  Id<work::TraceRow> id;
  Instant at;
  std::optional<Instant> told_at;  // when the house heard of it, if that was later
  std::string code;
  Words2 words;
  std::string by_name;
  std::optional<std::string> on_behalf_of;
  std::vector<std::string> pictures;
};
LINLI_RECORD(Step, id, at, told_at, code, words, by_name, on_behalf_of, pictures)

// A kind word that a resident wrote to their helper. Who wrote it is told as neighbours call each other: “王阿姨”.
struct Thanks {
  Id<Rating> id;
  Instant at;
  std::string kind;
  std::string words;
  Words2 from;
};
LINLI_RECORD(Thanks, id, at, kind, words, from)

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
  std::int64_t corrections = 0;        // of points
  std::int64_t hours_corrections = 0;
};
LINLI_RECORD(Counts, ordered, offered, accepted, under_way, done, late, to_receive, to_call_back, to_verify,
             hours_to_confirm, corrections, hours_corrections)

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

}  // namespace linli::requests
