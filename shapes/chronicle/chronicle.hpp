#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::chronicle {

// One thing that happened. Entries of a community form a chain: each holds the hash of the one before it, so that
// nothing can be taken out, put in or changed without being seen. `content_hash` stands for what was asked, whose text
// is not kept here; that way a person's data can be erased and the chain stays whole.
struct Entry {
  Id<Area> community_id;  // 0 for what concerns no single community
  Id<Entry> id;           // 1, 2, 3 … within the community
  Instant at;
  Id<Account> account_id;
  std::string by_name;
  std::string action;
  std::string subject;
  std::string content_hash;
  std::string previous_hash;
  std::string hash;
};
LINLI_RECORD(Entry, community_id, id, at, account_id, by_name, action, subject, content_hash, previous_hash, hash)

struct Happening {
  std::string action;
  std::string subject;
  std::string content_hash;
};

// SHA-256 over the other fields of an entry, each preceded by its length, so that no two entries read alike.
std::string hash_of(const Entry& entry);

// Adds to the end of a community's chain, in the transaction of what happened.
void append(Tx& tx, const Caller& caller, Id<Area> community, const Happening& happening);

// What a check of a chain found.
struct Verdict {
  Id<Area> community_id;
  std::int64_t entries = 0;
  bool intact = true;
  std::string fault;  // in words, with the number of the entry
};
LINLI_RECORD(Verdict, community_id, entries, intact, fault)

// Reads every chain from its beginning and checks numbers, links and hashes.
std::vector<Verdict> verify(Tx& tx);

// The time of the newest entry of all, so that the clock is not set before it; empty when there is none.
std::optional<Instant> newest(Tx& tx);

}  // namespace linli::chronicle

namespace linli {
// Opens the shape and hangs it into the reception, so that every write leaves an entry.
Module chronicle_shape();
}  // namespace linli
