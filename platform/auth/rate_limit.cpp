#include "platform/auth/rate_limit.hpp"

#include "platform/base/refusal.hpp"

namespace linli {

void RateLimit::count(Tx& tx, const std::string& key) {
  count(key, tx.now());
  if (most_ != 0) tx.before_running_again([this, key] { take_back(key); });
}

void RateLimit::count(const std::string& key, Instant now) {
  if (most_ == 0) return;
  const std::scoped_lock lock(mutex_);
  if (seen_.size() > 100'000) forget_old(now);
  auto& seen = seen_[key];
  if (now - seen.since > window_) seen = {now, 0};
  if (++seen.times > most_) refuse(seen, now);
}

void RateLimit::check(const std::string& key, Instant now) {
  if (most_ == 0) return;
  const std::scoped_lock lock(mutex_);
  const auto seen = seen_.find(key);
  if (seen == seen_.end() || now - seen->second.since > window_) return;
  if (seen->second.times >= most_) refuse(seen->second, now);
}

void RateLimit::refuse(const Seen& seen, Instant now) const {
  const auto wait = (window_.milliseconds - (now - seen.since).milliseconds) / 1000 + 1;
  throw Refusal(429, "platform.too_many", {{"seconds", std::to_string(wait)}});
}

void RateLimit::take_back(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  if (const auto seen = seen_.find(key); seen != seen_.end()) --seen->second.times;
}

void RateLimit::forget_old(Instant now) {
  std::erase_if(seen_, [&](const auto& entry) { return now - entry.second.since > window_; });
}

}  // namespace linli
