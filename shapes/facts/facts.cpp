#include "shapes/facts/facts.hpp"

#include <fmt/format.h>

#include "shapes/facts/statements.hpp"

namespace linli::embedded {
Embedded facts();
}

namespace linli::facts {
namespace {

Words2 ago(Duration time) {
  const auto count = [&](Duration unit) { return time.milliseconds / unit.milliseconds; };
  if (const auto past = count(days(1))) return {fmt::format("{} 天前", past), fmt::format("{} d ago", past)};
  if (const auto past = count(hours(1))) return {fmt::format("{} 小时前", past), fmt::format("{} h ago", past)};
  if (const auto past = count(minutes(1))) return {fmt::format("{} 分钟前", past), fmt::format("{} min ago", past)};
  return {"刚才", "just now"};
}

}  // namespace

void record_change(Tx& tx, const Caller& caller, const About& about, const Origin& origin, std::string_view field,
                   std::string was, std::string became) {
  Change change;
  change.community_id = about.community_id;
  change.id = tx.new_id<Change>();
  change.subject_kind = about.kind;
  change.subject_id = about.id;
  change.field = field;
  change.was = std::move(was);
  change.became = std::move(became);
  change.source = origin.source;
  change.source_name = origin.name;
  change.at = tx.now();
  change.by_person_id = caller.person_id;
  change.by_name = caller.name;
  tx.insert("facts_changes", change);
}

std::vector<Change> history_of(Tx& tx, const About& about) {
  return tx.all<Change>(statements::history_of, about.community_id, about.kind, about.id);
}

Refusal changed_meanwhile(Tx& tx, const About& about, std::string code) {
  const auto latest = tx.find<Change>(statements::latest_of, about.community_id, about.kind, about.id);
  const Words2 name = latest ? Words2{latest->by_name, latest->by_name} : Words2{"别人", "Somebody else"};
  const auto time = ago(latest ? tx.now() - latest->at : Duration{});
  return Refusal::conflict(std::move(code),
                           {{"name.zh", name.zh}, {"name.en", name.en}, {"ago.zh", time.zh}, {"ago.en", time.en}});
}

}  // namespace linli::facts

namespace linli {

Module facts_shape() {
  return {"facts", embedded::facts(), {}, [](Opening&, Routes&) {}};
}

}  // namespace linli
