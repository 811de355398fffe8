#include "platform/auth/rate_limit.hpp"

#include "platform/base/refusal.hpp"

namespace linli {

void RateLimit::count(const std::string& key, Instant now) {
  if (most_ == 0) return;
  const std::scoped_lock lock(mutex_);
  if (seen_.size() > 100'000) forget_old(now);
  auto& seen = seen_[key];
  if (now - seen.since > window_) seen = {now, 0};
  if (++seen.times <= most_) return;
  const auto wait = (window_.milliseconds - (now - seen.since).milliseconds) / 1000 + 1;
  throw Refusal(429, "platform.too_many", {{"seconds", std::to_string(wait)}});
}

void RateLimit::forget_old(Instant now) {
  std::erase_if(seen_, [&](const auto& entry) { return now - entry.second.since > window_; });
}

}  // namespace linli
