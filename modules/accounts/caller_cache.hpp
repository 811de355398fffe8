#pragma once
#include <memory>
#include <mutex>
#include <unordered_map>

#include "platform/auth/caller.hpp"
#include "platform/base/instant.hpp"

namespace linli::accounts {

// Who holds which session, remembered for a minute so that a request need not ask the tables. Known by the hash of the
// token, bounded, and forgotten as soon as a change concerns it. Safe from several threads.
class CallerCache {
 public:
  // Null when it is not known, or not any more. This and `keep` note that the session was used.
  std::shared_ptr<const Caller> find(const std::string& token_hash, Instant now);
  void keep(const std::string& token_hash, std::shared_ptr<const Caller> caller, Instant now);
  void drop_account(Id<Account> account);
  void drop_person(Id<Person> person);

  struct Seen {
    Id<Account> account_id;
    Instant at;
  };
  // Sessions used since the last call, by the hash of their tokens, and when.
  using AllSeen = std::unordered_map<std::string, Seen>;
  AllSeen take_seen();
  // For the next call again, unless used since.
  void give_back(const AllSeen& seen);

 private:
  struct Entry {
    std::shared_ptr<const Caller> caller;
    Instant loaded_at;
  };
  template <class Concerns>
  void drop(const Concerns& concerns);

  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  AllSeen seen_;
  // A reader may still hold a snapshot from before the change: what it loads is used once and not kept.
  std::int64_t keep_nothing_until_ = 0;
};

}  // namespace linli::accounts
