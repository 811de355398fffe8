#include "modules/accounts/caller_cache.hpp"

#include <chrono>

namespace linli::accounts {
namespace {

constexpr Duration remembered_for = minutes(1);
constexpr std::size_t most = 50'000;
constexpr std::int64_t longest_read = 2'000;

// Not the house's clock, which stands still in tests and transactions: this is about snapshots of real readers.
std::int64_t running_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

std::shared_ptr<const Caller> CallerCache::find(const std::string& token_hash, Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto known = entries_.find(token_hash);
  if (known == entries_.end() || now - known->second.loaded_at > remembered_for) return nullptr;
  seen_[token_hash] = {known->second.caller->account_id, now};
  return known->second.caller;
}

void CallerCache::keep(const std::string& token_hash, std::shared_ptr<const Caller> caller, Instant now) {
  const std::scoped_lock lock(mutex_);
  seen_[token_hash] = {caller->account_id, now};
  if (running_milliseconds() < keep_nothing_until_) return;
  if (entries_.size() >= most) entries_.clear();
  entries_[token_hash] = {std::move(caller), now};
}

template <class Concerns>
void CallerCache::drop(const Concerns& concerns) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) { return concerns(*entry.second.caller); });
  keep_nothing_until_ = running_milliseconds() + longest_read;
}

void CallerCache::drop_account(Id<Account> account) {
  drop([&](const Caller& caller) { return caller.account_id == account; });
}

void CallerCache::drop_person(Id<Person> person) {
  drop([&](const Caller& caller) { return caller.person_id == person; });
}

CallerCache::AllSeen CallerCache::take_seen() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(seen_, {});
}

void CallerCache::give_back(const AllSeen& seen) {
  const std::scoped_lock lock(mutex_);
  seen_.insert(seen.begin(), seen.end());
}

}  // namespace linli::accounts
