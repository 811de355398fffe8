#pragma once
#include <chrono>
#include <mutex>

#include "platform/base/instant.hpp"

namespace linli {

// Where the program gets its time. Never goes back while the program runs, whatever the machine's clock does, and can
// be told at the start not to go behind what is already on record. While it is ahead of the machine's clock it goes on
// at half the speed, so that waiting times still end, until that has caught up. Safe from several threads.
class Clock {
 public:
  // The machine's clock.
  Clock();
  // A clock that stands where it is put, for tests and for making a past.
  explicit Clock(Instant start);

  Instant now();
  void stay_after(Instant floor);
  // Moves a standing clock; without effect on the machine's.
  void set(Instant instant);
  void advance(Duration by);

 private:
  using Steady = std::chrono::steady_clock;

  std::mutex mutex_;
  bool standing_ = false;
  std::chrono::nanoseconds latest_{0};  // since 1970
  Steady::time_point looked_at_ = Steady::now();
};

}  // namespace linli
