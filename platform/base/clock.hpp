#pragma once
#include <atomic>
#include <functional>

#include "platform/base/instant.hpp"

namespace linli {

// Where the program gets its time. Never goes back while the program runs, whatever the machine's clock does, and can
// be told at the start not to go behind what is already on record. Safe from several threads.
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
  bool standing_ = false;
  std::atomic<std::int64_t> latest_{0};
};

}  // namespace linli
