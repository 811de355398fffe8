#pragma once
#include "modules/services/records.hpp"
#include "shapes/work/calendar_sheet.hpp"

namespace linli::services {

// What a community may have its own edition of.
LINLI_ENUM(Subject, kind, ladder, calendar)

// One edition, as it is stored and never changed. An empty text says that the shipped file holds again, or that a kind
// or ladder of the community's own is withdrawn. `restores` is the version that it repeats.
struct Edition {
  Id<Edition> id;
  Id<Area> community_id;
  Subject subject = Subject::kind;
  std::string code;
  std::int64_t version = 1;
  std::string text;
  std::string reason;
  std::optional<std::int64_t> restores;
  Id<Person> by_person_id;
  std::string by_name;
  Instant at;
};
LINLI_RECORD(Edition, id, community_id, subject, code, version, text, reason, restores, by_person_id, by_name, at)

// An edition without its text: who changed what, when and why. `shipped` says that its text is empty.
struct EditionHead {
  Id<Edition> id;
  Subject subject = Subject::kind;
  std::string code;
  std::int64_t version = 1;
  bool shipped = false;
  std::string reason;
  std::optional<std::int64_t> restores;
  Id<Person> by_person_id;
  std::string by_name;
  Instant at;
};
LINLI_RECORD(EditionHead, id, subject, code, version, shipped, reason, restores, by_person_id, by_name, at)

// What is wrong in a text, at which line.
struct TextFault {
  std::int64_t line = 1;
  Words2 words;
};
LINLI_RECORD(TextFault, line, words)

// What a page that changes something shows: the text in force and the shipped one (empty for something of the
// community's own), and every edition, the newest first. `version` is that of the newest edition, 0 for none; whoever
// publishes says it. `fault` says why the own edition is set aside.
struct EditionPage {
  Subject subject = Subject::kind;
  std::string code;
  std::int64_t version = 0;
  std::string text;
  std::string shipped;
  bool own = false;
  bool withdrawn = false;
  std::optional<Words2> fault;
  std::vector<EditionHead> editions;
};
LINLI_RECORD(EditionPage, subject, code, version, text, shipped, own, withdrawn, fault, editions)

// When something ordered now would be due, as things are (`before`; none for a new kind) and with a change (`after`).
// `step` is 0 for the promise itself and counts the steps of the ladder from 1.
struct WouldBeDue {
  std::string kind;
  Promise promise = Promise::accept;
  std::int64_t step = 0;
  std::optional<Instant> before;
  Instant after;
};
LINLI_RECORD(WouldBeDue, kind, promise, step, before, after)

// What a text says: read by the very reader of the files. Either what is wrong with it, `fault` being the first that was
// found and `faults` all, by their lines; or what it holds, as a form shows it.
struct CheckedEdition {
  std::string text;
  std::optional<TextFault> fault;
  std::vector<TextFault> faults;
  std::optional<Service> kind;
  std::optional<Ladder> ladder;
  std::optional<work::CalendarSheet> calendar;
  std::vector<WouldBeDue> due;
  std::vector<std::string> used_by;  // the kinds that a ladder is for
  bool changed = false;              // says something else than what is in force
};
LINLI_RECORD(CheckedEdition, text, fault, faults, kind, ladder, calendar, due, used_by, changed)

struct LadderRow {
  Ladder ladder;
  std::int64_t version = 0;
  bool withdrawn = false;
  std::vector<std::string> kinds;
};
LINLI_RECORD(LadderRow, ladder, version, withdrawn, kinds)

// ---- what verbs are given ----

using EditionText = Text<0, 65536>;

struct EditionKey {
  Id<Area> community_id;
  Subject subject = Subject::kind;
  Text<1, 40> code;
};
LINLI_RECORD(EditionKey, community_id, subject, code)

struct AskEditionText {
  Id<Area> community_id;
  Subject subject = Subject::kind;
  Text<1, 40> code;
  std::optional<std::int64_t> version;  // none: what is in force; 0: what was shipped
};
LINLI_RECORD(AskEditionText, community_id, subject, code, version)

// One of the four: a text to read, or what a form holds, to be written as text and read.
struct CheckEdition {
  Id<Area> community_id;
  Subject subject = Subject::kind;
  Text<1, 40> code;
  std::optional<EditionText> text;
  std::optional<Service> kind;
  std::optional<Ladder> ladder;
  std::optional<work::CalendarSheet> calendar;
};
LINLI_RECORD(CheckEdition, community_id, subject, code, text, kind, ladder, calendar)

struct PublishEdition {
  Id<Area> community_id;
  Subject subject = Subject::kind;
  Text<1, 40> code;
  std::int64_t version = 0;  // of the newest edition that the writer has seen
  EditionText text;
  Text<1, 200> reason;
};
LINLI_RECORD(PublishEdition, community_id, subject, code, version, text, reason)

struct RestoreEdition {
  Id<Area> community_id;
  Subject subject = Subject::kind;
  Text<1, 40> code;
  std::int64_t version = 0;   // of the newest edition that the writer has seen
  std::int64_t restores = 0;  // 0: what was shipped, or nothing
  std::optional<Text<0, 200>> reason;
};
LINLI_RECORD(RestoreEdition, community_id, subject, code, version, restores, reason)

}  // namespace linli::services
