#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/instant.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::notices {

LINLI_ENUM(NoticeKind, notice, news, warning)
LINLI_ENUM(NoticeState, draft, published, withdrawn)

// What is told to everybody of a place, from `starts_at` until `ends_at`. The body is plain text. `important_until` is
// the midnight up to which it stands on the front page.
struct Notice {
  Id<Notice> id;
  Id<Area> community_id;
  std::string area_code;
  std::string area_name;
  NoticeKind kind = NoticeKind::notice;
  Text<1, 80> title;
  Text<1, 6000> body;
  Instant starts_at;
  Instant ends_at;
  bool important = false;
  std::optional<Instant> important_until;
  NoticeState state = NoticeState::draft;
  std::string written_by_name;
  Instant written_at;
  std::optional<Instant> published_at;
  std::optional<Instant> corrected_at;
  std::optional<std::string> correction;  // what was put right, in a sentence
  std::optional<Instant> withdrawn_at;
  std::optional<std::string> withdrawn_because;
  std::int64_t version = 1;
};
LINLI_RECORD(Notice, id, community_id, area_code, area_name, kind, title, body, starts_at, ends_at, important,
             important_until, state, written_by_name, written_at, published_at, corrected_at, correction, withdrawn_at,
             withdrawn_because, version)

// ---- what verbs are given ----

struct ListNotices {
  Id<Area> community_id;
};
LINLI_RECORD(ListNotices, community_id)

struct NoticeKey {
  Id<Area> community_id;
  Id<Notice> id;
};
LINLI_RECORD(NoticeKey, community_id, id)

struct ListWrittenNotices {
  Id<Area> community_id;
  std::optional<NoticeState> state;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListWrittenNotices, community_id, state, limit, after)

// Without `starts_at` it is valid at once.
struct WriteNotice {
  Id<Area> community_id;
  Text<12, 40> area_code;
  NoticeKind kind = NoticeKind::notice;
  Text<1, 80> title;
  Text<1, 6000> body;
  std::optional<Instant> starts_at;
  Instant ends_at;
  bool important = false;
};
LINLI_RECORD(WriteNotice, community_id, area_code, kind, title, body, starts_at, ends_at, important)

struct ChangeNotice {
  Id<Area> community_id;
  Id<Notice> id;
  std::int64_t version = 1;
  std::optional<Text<12, 40>> area_code;
  std::optional<NoticeKind> kind;
  std::optional<Text<1, 80>> title;
  std::optional<Text<1, 6000>> body;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
  std::optional<bool> important;
};
LINLI_RECORD(ChangeNotice, community_id, id, version, area_code, kind, title, body, starts_at, ends_at, important)

struct PublishNotice {
  Id<Area> community_id;
  Id<Notice> id;
  std::int64_t version = 1;
};
LINLI_RECORD(PublishNotice, community_id, id, version)

struct CorrectNotice {
  Id<Area> community_id;
  Id<Notice> id;
  std::int64_t version = 1;
  Text<1, 300> correction;
  std::optional<Text<1, 80>> title;
  std::optional<Text<1, 6000>> body;
  std::optional<Instant> ends_at;
  std::optional<bool> important;
};
LINLI_RECORD(CorrectNotice, community_id, id, version, correction, title, body, ends_at, important)

// On the front page until midnight, or no longer.
struct MarkNotice {
  Id<Area> community_id;
  Id<Notice> id;
  std::int64_t version = 1;
  bool important = false;
};
LINLI_RECORD(MarkNotice, community_id, id, version, important)

struct WithdrawNotice {
  Id<Area> community_id;
  Id<Notice> id;
  std::int64_t version = 1;
  Text<1, 300> reason;
};
LINLI_RECORD(WithdrawNotice, community_id, id, version, reason)

}  // namespace linli::notices
