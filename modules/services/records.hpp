#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/work/calendar.hpp"

namespace linli::services {

// Who may take a piece of work, the preferred first.
LINLI_ENUM(Taker, volunteer, grid_worker, property, community, street, police, medic)
LINLI_ENUM(FieldType, choice, choices, text, number, datetime)
LINLI_ENUM(Evidence, none, note, picture)
// What closes a piece of work: the resident's word or a call-back; a look by somebody other than the handler; the
// handler's own answer.
LINLI_ENUM(Closing, resident, verification, handler)
LINLI_ENUM(Promise, accept, finish)
// The offices that a late piece of work climbs, and those that may be responsible for it.
LINLI_ENUM(Office, grid, community, street, county)

struct Named {
  std::string code;
  Words2 name;
};
LINLI_RECORD(Named, code, name)

// One of the reasons for which a request is not accepted (12345 rules); `tell` says what to do instead.
struct NonAccept {
  std::string code;
  Words2 name;
  Words2 tell;
};
LINLI_RECORD(NonAccept, code, name, tell)

// Something that a kind of service asks beside words, place and time. `max` is letters for a text, a bound for a
// number.
struct ServiceField {
  std::string code;
  FieldType type = FieldType::text;
  bool required = false;
  Words2 name;
  std::vector<Named> options;
  std::optional<double> max;
  std::optional<double> min;
};
LINLI_RECORD(ServiceField, code, type, required, name, options, max, min)

// A promised time in hours of office time or of all time.
struct PromisedHours {
  double hours = 0;
  work::TimeKind time = work::TimeKind::working;

  work::Limit limit() const { return {static_cast<std::int64_t>(hours * 60 + 0.5), time}; }
};
LINLI_RECORD(PromisedHours, hours, time)

struct Limits {
  PromisedHours accept;
  PromisedHours finish;
};
LINLI_RECORD(Limits, accept, finish)

struct ServicePoints {
  std::int64_t helper = 0;
  std::int64_t household = 0;
};
LINLI_RECORD(ServicePoints, helper, household)

struct SearchWords {
  std::vector<std::string> zh;
  std::vector<std::string> en;
};
LINLI_RECORD(SearchWords, zh, en)

// One step of a ladder: when the promise named by `after` is late by so much, the office `to` becomes responsible and
// the resident reads `tell`.
struct LadderStep {
  Promise after = Promise::accept;
  double late_by_hours = 0;
  work::TimeKind time = work::TimeKind::working;
  Office to = Office::grid;
  Words2 tell;
  bool operator==(const LadderStep&) const = default;
};
LINLI_RECORD(LadderStep, after, late_by_hours, time, to, tell)

// What happens to a matter that is late, from catalog/ladders.yaml.
struct Ladder {
  std::string code;
  Words2 name;
  std::vector<LadderStep> steps;
};
LINLI_RECORD(Ladder, code, name, steps)

struct Open311Words {
  std::vector<std::string> keywords;
  std::string type;  // realtime, batch or blackbox (GeoReport v2)
};
LINLI_RECORD(Open311Words, keywords, type)

// A kind of service, from catalog/services/<code>.yaml. `hours_cap` is in hours for one job; `season` are months 1–12.
struct Service {
  std::string code;
  std::string group;
  Words2 name;
  Words2 summary;
  SearchWords words;
  std::string icon;
  std::vector<int> season;
  std::vector<Taker> takers;
  std::vector<std::string> skills;
  std::vector<ServiceField> fields;
  Limits limits;
  Evidence evidence = Evidence::none;
  std::optional<Words2> evidence_reason;
  Closing closing = Closing::resident;
  ServicePoints points;
  std::int64_t hours_cap = 1;
  std::string ladder;
  std::vector<LadderStep> ladder_steps;
  bool urgent = false;
  std::int64_t people = 1;
  Open311Words open311;

  bool may_take(Taker taker) const { return std::ranges::find(takers, taker) != takers.end(); }
};
LINLI_RECORD(Service, code, group, name, summary, words, icon, season, takers, skills, fields, limits, evidence,
             evidence_reason, closing, points, hours_cap, ladder, ladder_steps, urgent, people, open311)

// A kind as one community sees it: offered there or not, and why not. `version` is its own edition in force, 0 where
// the shipped file holds; `withdrawn` is a kind of its own that is there no more and only keeps its name for what was
// ordered.
struct ServiceRow {
  Service service;
  bool offered = true;
  std::string paused_reason;
  std::string paused_by_name;
  std::int64_t version = 0;
  bool withdrawn = false;
};
LINLI_RECORD(ServiceRow, service, offered, paused_reason, paused_by_name, version, withdrawn)

// What a first look at a kind needs, and what names it wherever it is mentioned.
struct Kind {
  std::string code;
  Words2 name;
  std::string icon;
  std::vector<int> season;
  bool offered = true;
};
LINLI_RECORD(Kind, code, name, icon, season, offered)

struct Kinds {
  std::vector<Kind> items;
  std::vector<std::string> front;  // as in the vocabulary
};
LINLI_RECORD(Kinds, items, front)

// That a community does not offer a kind for now, as it is stored.
struct Pause {
  Id<Pause> id;
  Id<Area> community_id;
  std::string code;
  Text<1, 200> reason;
  std::string by_name;
  Instant at;
};
LINLI_RECORD(Pause, id, community_id, code, reason, by_name, at)

// The words that pages need beside the kinds themselves.
struct Vocabulary {
  std::vector<Named> skills;
  std::vector<Named> languages;
  std::vector<Named> posts;
  std::vector<Named> roles;
  std::vector<NonAccept> non_accept;
  std::vector<Named> groups;
  std::vector<std::string> front;  // the kinds shown first before habits are known
};
LINLI_RECORD(Vocabulary, skills, languages, posts, roles, non_accept, groups, front)

// ---- what verbs are given ----

struct ListServices {
  Id<Area> community_id;
};
LINLI_RECORD(ListServices, community_id)

struct SetOffering {
  Id<Area> community_id;
  Text<1, 40> code;
  bool offered = true;
  std::optional<Text<0, 200>> reason;  // needed to pause a kind
};
LINLI_RECORD(SetOffering, community_id, code, offered, reason)

}  // namespace linli::services
