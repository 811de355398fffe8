#pragma once
#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/db/tx.hpp"

namespace linli {

// Counts what each key did in the current window and says when it is too much. In memory; safe from several threads.
class RateLimit {
 public:
  // `most` per `window`; 0 allows any number.
  RateLimit(std::int64_t most, Duration window) : most_(most), window_(window) {}

  // Counts one; refuses with platform.too_many (429) and how many seconds to wait.
  void count(const std::string& key, Instant now);
  // The same inside a verb: counted even if the verb refuses, and once even if the lane runs it twice.
  void count(Tx& tx, const std::string& key);
  // Counts nothing, and refuses as `count` would: for what is counted only when it fails.
  void check(const std::string& key, Instant now);

 private:
  struct Seen {
    Instant since;
    std::int64_t times = 0;
  };
  void take_back(const std::string& key);
  void forget_old(Instant now);
  [[noreturn]] void refuse(const Seen& seen, Instant now) const;

  std::int64_t most_;
  Duration window_;
  std::mutex mutex_;
  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace linli
