#include "shapes/chronicle/chronicle.hpp"

#include <set>

#include "platform/crypto/digest.hpp"
#include "shapes/chronicle/statements.hpp"

namespace linli::embedded {
Embedded chronicle();
}

namespace linli::chronicle {
namespace {

struct Head {
  std::int64_t entries = 0;
  std::string hash;
};
LINLI_RECORD(Head, entries, hash)

struct CommunityHead {
  Id<Area> community_id;
  std::int64_t entries = 0;
  std::string hash;
};
LINLI_RECORD(CommunityHead, community_id, entries, hash)

void add_part(std::string& message, std::string_view part) {
  message.append(std::to_string(part.size())).append(":").append(part);
}

std::string fault_of(const Entry& entry, std::int64_t expected_number, const std::string& expected_previous) {
  if (entry.id.value != expected_number) return "entry " + std::to_string(expected_number) + " is missing";
  if (entry.previous_hash != expected_previous) return "entry " + entry.id.text() + " does not follow the one before it";
  if (entry.hash != hash_of(entry)) return "entry " + entry.id.text() + " was changed";
  return {};
}

Verdict verify_chain(Tx& tx, Id<Area> community, const std::optional<Head>& head) {
  Verdict verdict{community, 0, true, {}};
  std::string previous;
  tx.each<Entry>(statements::list_entries, [&](const Entry& entry) {
    if (!verdict.intact) return;
    verdict.fault = fault_of(entry, ++verdict.entries, previous);
    verdict.intact = verdict.fault.empty();
    previous = entry.hash;
  }, community);
  if (verdict.intact && (!head || head->entries != verdict.entries || head->hash != previous)) {
    verdict.intact = false;
    verdict.fault = "the end of the chain is not where it was left";
  }
  return verdict;
}

}  // namespace

std::string hash_of(const Entry& entry) {
  std::string message;
  for (const auto& part : {entry.community_id.text(), entry.id.text(), std::to_string(entry.at.milliseconds), entry.account_id.text(),
                           entry.by_name, entry.action, entry.subject, entry.content_hash, entry.previous_hash})
    add_part(message, part);
  return hex(sha256(message));
}

void append(Tx& tx, const Caller& caller, Id<Area> community, const Happening& happening) {
  const auto head = tx.find<Head>(statements::find_head, community).value_or(Head{});
  Entry entry;
  entry.community_id = community;
  entry.id = {head.entries + 1};
  entry.at = tx.now();
  entry.account_id = caller.account_id;
  entry.by_name = caller.is_program ? caller.name : std::string();
  entry.action = happening.action;
  entry.subject = happening.subject;
  entry.content_hash = happening.content_hash;
  entry.previous_hash = head.hash;
  entry.hash = hash_of(entry);
  tx.insert("chronicle_entries", entry);
  tx.run(statements::set_head, community, entry.id, entry.hash, entry.at);
}

std::vector<Verdict> verify(Tx& tx) {
  std::map<Id<Area>, std::optional<Head>> chains;
  for (const auto community : tx.all<Id<Area>>(statements::list_chained_communities)) chains[community];
  for (const auto& head : tx.all<CommunityHead>(statements::list_heads)) chains[head.community_id] = Head{head.entries, head.hash};
  std::vector<Verdict> verdicts;
  for (const auto& [community, head] : chains) verdicts.push_back(verify_chain(tx, community, head));
  return verdicts;
}

std::optional<Instant> newest(Tx& tx) {
  const auto found = tx.find<std::optional<Instant>>(statements::newest);
  return found ? *found : std::nullopt;
}

}  // namespace linli::chronicle

namespace linli {

Module chronicle_shape() {
  return {"chronicle", embedded::chronicle(), {}, [](Opening& opening, Routes&) {
            // A second more than the newest entry: ids made in its millisecond, or run ahead of it, are not made again.
            opening.database.read([&](Tx& tx) {
              if (const auto newest = chronicle::newest(tx)) opening.database.clock().stay_after(*newest + seconds(1));
            });
            opening.reception.after_write([](Tx& tx, const Caller& caller, const Deed& deed) {
              chronicle::append(tx, caller, {deed.community_id}, {deed.operation, deed.path, deed.content_hash});
            });
          }};
}

}  // namespace linli
