#include "platform/base/clock.hpp"

#include <chrono>

namespace linli {

Clock::Clock() = default;
Clock::Clock(Instant start) : standing_(true), latest_(start.milliseconds) {}

Instant Clock::now() {
  if (standing_) return {latest_.load()};
  const auto machine =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  stay_after({machine});
  return {latest_.load()};
}

void Clock::stay_after(Instant floor) {
  auto seen = latest_.load();
  while (floor.milliseconds > seen && !latest_.compare_exchange_weak(seen, floor.milliseconds)) {
  }
}

void Clock::set(Instant instant) {
  if (standing_) latest_ = instant.milliseconds;
}

void Clock::advance(Duration by) {
  if (standing_) latest_ += by.milliseconds;
}

}  // namespace linli
