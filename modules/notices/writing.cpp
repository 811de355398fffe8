#include "modules/areas/areas.hpp"
#include "modules/notices/notices.hpp"
#include "modules/notices/rules.hpp"
#include "modules/notices/statements.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::notices {
namespace {

constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::max();

void check_times(const Notice& notice, Instant now) {
  if (const auto* fault = fault_of_times(notice.starts_at, notice.ends_at, now))
    throw Refusal::wrong("/ends_at", fault);
}

template <class T>
void take(T& field, const std::optional<T>& wanted) {
  if (wanted) field = *wanted;
}

}  // namespace

Page<Notice> Notices::list_written(Tx& tx, const Caller& caller, const ListWrittenNotices& wanted) const {
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto before = parse_id(wanted.after.value_or("")).value_or(before_all);
  const auto reach = caller.reach(write);
  return page_from(tx.all<Notice>(statements::list_written, wanted.community_id, before, wanted.state, limit + 1, reach),
                   limit);
}

Notice Notices::get_written(Tx& tx, const Caller& caller, const NoticeKey& wanted) const {
  return writable(tx, caller, wanted.community_id, wanted.id);
}

Notice Notices::compose(Tx& tx, const Caller& caller, const WriteNotice& wanted) const {
  caller.require(write, wanted.area_code.str());
  Notice notice{.id = tx.new_id<Notice>(), .community_id = wanted.community_id, .area_code = wanted.area_code.str()};
  areas_.must_have(tx, notice.community_id, notice.area_code, "/area_code");
  notice.area_name = areas_.place_of(tx, notice.community_id, notice.area_code);
  notice.kind = wanted.kind;
  notice.title = wanted.title;
  notice.body = wanted.body;
  notice.starts_at = wanted.starts_at.value_or(tx.now());
  notice.ends_at = wanted.ends_at;
  notice.important = wanted.important;
  notice.written_by_name = caller.name;
  notice.written_at = tx.now();
  check_times(notice, tx.now());
  tx.insert("notices_notices", notice);
  tx.announce("notices", notice.community_id.value, notice.id.value);
  return notice;
}

Notice Notices::change(Tx& tx, const Caller& caller, const ChangeNotice& wanted) const {
  const auto before = writable(tx, caller, wanted.community_id, wanted.id, wanted.version);
  if (before.state != NoticeState::draft) throw Refusal::conflict("notices.published_already");
  auto after = before;
  if (wanted.area_code) {
    caller.require(write, wanted.area_code->str());
    after.area_code = areas_.must_have(tx, after.community_id, wanted.area_code->str(), "/area_code").code;
    after.area_name = areas_.place_of(tx, after.community_id, after.area_code);
  }
  take(after.kind, wanted.kind);
  take(after.title, wanted.title);
  take(after.body, wanted.body);
  take(after.starts_at, wanted.starts_at);
  take(after.ends_at, wanted.ends_at);
  take(after.important, wanted.important);
  check_times(after, tx.now());
  return save(tx, caller, before, std::move(after));
}

void Notices::throw_away(Tx& tx, const Caller& caller, const NoticeKey& wanted) const {
  const auto notice = writable(tx, caller, wanted.community_id, wanted.id);
  if (tx.run(statements::throw_away, notice.community_id, notice.id) == 0)
    throw Refusal::conflict("notices.published_already");
  tx.announce("notices", notice.community_id.value, notice.id.value);
}

Notice Notices::publish(Tx& tx, const Caller& caller, const PublishNotice& wanted) const {
  const auto before = writable(tx, caller, wanted.community_id, wanted.id, wanted.version);
  if (before.state != NoticeState::draft) throw Refusal::conflict("notices.published_already");
  check_times(before, tx.now());
  auto after = before;
  after.state = NoticeState::published;
  after.published_at = tx.now();
  after.important_until = important_until(after, tx.now(), zone_minutes_);
  return save(tx, caller, before, std::move(after));
}

Notice Notices::correct(Tx& tx, const Caller& caller, const CorrectNotice& wanted) const {
  const auto before = writable(tx, caller, wanted.community_id, wanted.id, wanted.version);
  if (before.state != NoticeState::published) throw Refusal::conflict("notices.not_published");
  auto after = before;
  take(after.title, wanted.title);
  take(after.body, wanted.body);
  take(after.ends_at, wanted.ends_at);
  take(after.important, wanted.important);
  check_times(after, tx.now());
  after.important_until = important_until(after, tx.now(), zone_minutes_);
  after.correction = wanted.correction.str();
  after.corrected_at = tx.now();
  return save(tx, caller, before, std::move(after));
}

Notice Notices::mark(Tx& tx, const Caller& caller, const MarkNotice& wanted) const {
  const auto before = writable(tx, caller, wanted.community_id, wanted.id, wanted.version);
  if (before.state != NoticeState::published) throw Refusal::conflict("notices.not_published");
  if (before.ends_at <= tx.now()) throw Refusal::conflict("notices.ended");
  auto after = before;
  after.important = wanted.important;
  after.important_until = important_until(after, tx.now(), zone_minutes_);
  return save(tx, caller, before, std::move(after));
}

Notice Notices::withdraw(Tx& tx, const Caller& caller, const WithdrawNotice& wanted) const {
  const auto before = writable(tx, caller, wanted.community_id, wanted.id, wanted.version);
  if (before.state != NoticeState::published) throw Refusal::conflict("notices.not_published");
  auto after = before;
  after.state = NoticeState::withdrawn;
  after.withdrawn_at = tx.now();
  after.withdrawn_because = wanted.reason.str();
  return save(tx, caller, before, std::move(after));
}

// ---- what they share ----

Notice Notices::writable(Tx& tx, const Caller& caller, Id<Area> community, Id<Notice> id) const {
  auto notice = tx.find<Notice>(statements::find, community, id);
  if (!notice || !caller.may(write, notice->area_code)) throw Refusal::not_found();
  return *notice;
}

Notice Notices::writable(Tx& tx, const Caller& caller, Id<Area> community, Id<Notice> id, std::int64_t version) const {
  auto notice = writable(tx, caller, community, id);
  if (notice.version != version) throw Refusal::conflict("notices.changed_meanwhile");
  return notice;
}

Notice Notices::save(Tx& tx, const Caller& caller, const Notice& before, Notice after) const {
  const auto changed = tx.run(statements::change, after.community_id, after.id, before.version, after.area_code,
                              after.area_name, after.kind, after.title, after.body, after.starts_at, after.ends_at,
                              after.important, after.important_until, after.state, after.published_at,
                              after.corrected_at, after.correction, after.withdrawn_at, after.withdrawn_because);
  if (changed == 0) throw Refusal::conflict("notices.changed_meanwhile");
  // A draft was said to nobody: its history begins when it is published.
  if (before.state != NoticeState::draft)
    facts::record_changes(tx, caller, {after.community_id, "notice", after.id.value}, {}, before, after);
  after.version = before.version + 1;
  tx.announce("notices", after.community_id.value, after.id.value);
  return after;
}

}  // namespace linli::notices
