#pragma once
#include "modules/requests/pages.hpp"
#include "modules/requests/wishes.hpp"

// What the desk keeps and is shown beside the requests themselves: views, deeds on many, and what staff say to each
// other.
namespace linli::requests {

// ---- views ----

// What a view leaves through. "me" and the last days are kept as words, so that a view stays right for whoever opens
// it.
struct Sieve {
  std::optional<View> view;
  std::optional<State> state;
  std::optional<Text<0, 60>> q;
  std::optional<Text<1, 40>> kind;
  std::optional<Text<0, 40>> area_code;
  std::optional<bool> late;
  std::optional<Text<0, 20>> who;
  std::optional<bool> returned;
  std::optional<Whole<1, 366>> days;
};
LINLI_RECORD(Sieve, view, state, q, kind, area_code, late, who, returned, days)

struct SavedView {
  Id<SavedView> id;
  Id<Area> community_id;
  Id<Account> account_id;
  Text<1, 40> name;
  bool shared = false;
  Sieve sieve;
};
LINLI_RECORD(SavedView, id, community_id, account_id, name, shared, sieve)

// A view as the desk lists it. `count` stops at 100; none where nothing is counted (searches, and what is over).
struct ViewRow {
  std::optional<Id<SavedView>> id;  // none for those that everybody has
  Words2 name;
  bool shared = false;
  bool mine = false;
  Sieve sieve;
  std::optional<std::int64_t> count;
};
LINLI_RECORD(ViewRow, id, name, shared, mine, sieve, count)

struct KeepView {
  Id<Area> community_id;
  Text<1, 40> name;
  bool shared = false;
  Sieve sieve;
};
LINLI_RECORD(KeepView, community_id, name, shared, sieve)

struct ViewKey {
  Id<Area> community_id;
  Id<SavedView> id;
};
LINLI_RECORD(ViewKey, community_id, id)

// ---- deeds on many ----

LINLI_ENUM(BulkDeed, offers, transfer, taking_back, deferral, resumption, notes, non_acceptance)

// One deed on several requests. Each deed takes what it needs and leaves the rest.
struct Bulk {
  Id<Area> community_id;
  BulkDeed deed = BulkDeed::notes;
  std::vector<Id<Request>> request_ids;  // up to 500, each once
  std::optional<Text<6, 40>> area_code;
  std::optional<Instant> until;
  std::optional<Text<0, 500>> words;  // the reason, the note, or what to add to a class of non-acceptance
  std::optional<Text<1, 40>> non_accept_class;
  std::vector<PlannedOffer> offers;  // whom the preview named, for `offers`
};
LINLI_RECORD(Bulk, community_id, deed, request_ids, area_code, until, words, non_accept_class, offers)

// What will happen or has happened to one of them, or why not, in words.
struct BulkRow {
  Id<Request> request_id;
  std::string number;
  std::string kind;
  bool ok = false;
  Words2 words;
  std::optional<PlannedOffer> offer;
};
LINLI_RECORD(BulkRow, request_id, number, kind, ok, words, offer)

// `undo` is the deed that takes it back; none where the flow has no way back.
struct BulkResult {
  std::vector<BulkRow> rows;
  std::int64_t count = 0;
  std::optional<BulkDeed> undo;
};
LINLI_RECORD(BulkResult, rows, count, undo)

// ---- what staff say to each other ----

struct Comment {
  Id<Comment> id;
  Id<Area> community_id;
  Id<Request> request_id;
  Id<Account> account_id;
  std::string by_name;
  std::string words;
  Instant at;
  std::optional<Instant> edited_at;
};
LINLI_RECORD(Comment, id, community_id, request_id, account_id, by_name, words, at, edited_at)

LINLI_ENUM(MentionState, unseen, seen, done)
struct Mention {
  Id<Mention> id;
  Id<Area> community_id;
  Id<Comment> comment_id;
  Id<Request> request_id;
  Id<Account> account_id;
  std::string name;
  MentionState state = MentionState::unseen;
};
LINLI_RECORD(Mention, id, community_id, comment_id, request_id, account_id, name, state)

struct CommentRow {
  Id<Comment> id;
  std::string by_name;
  std::string words;
  Instant at;
  std::optional<Instant> edited_at;
  std::vector<std::string> mentioned;
  std::optional<Instant> mine_until;  // the writer may change it until then
};
LINLI_RECORD(CommentRow, id, by_name, words, at, edited_at, mentioned, mine_until)

// Somebody who may be mentioned.
struct Colleague {
  Id<Account> account_id;
  std::string name;
};
LINLI_RECORD(Colleague, account_id, name)

// Where I am mentioned: the request and what was said.
struct MentionRow {
  Id<Mention> id;
  MentionState state = MentionState::unseen;
  std::string by_name;
  std::string words;
  Instant at;
  Request request;
};
LINLI_RECORD(MentionRow, id, state, by_name, words, at, request)

struct AddComment {
  Id<Area> community_id;
  Id<Request> id;
  Text<1, 1000> words;
  std::vector<Id<Account>> mentions;
};
LINLI_RECORD(AddComment, community_id, id, words, mentions)

struct EditComment {
  Id<Area> community_id;
  Id<Comment> id;
  Text<1, 1000> words;
  std::vector<Id<Account>> mentions;
};
LINLI_RECORD(EditComment, community_id, id, words, mentions)

struct MarkMention {
  Id<Area> community_id;
  Id<Mention> id;
  MentionState state = MentionState::seen;
};
LINLI_RECORD(MarkMention, community_id, id, state)

}  // namespace linli::requests
