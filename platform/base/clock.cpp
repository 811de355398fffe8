#include "platform/base/clock.hpp"

#include <algorithm>

namespace linli {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

nanoseconds since_1970(Instant instant) { return milliseconds(instant.milliseconds); }

}  // namespace

Clock::Clock() = default;
Clock::Clock(Instant start) : standing_(true), latest_(since_1970(start)) {}

Instant Clock::now() {
  const std::scoped_lock lock(mutex_);
  if (!standing_) {
    const auto steady = Steady::now();
    const nanoseconds machine = std::chrono::system_clock::now().time_since_epoch();
    latest_ = std::max(machine, latest_ + (steady - looked_at_) / 2);
    looked_at_ = steady;
  }
  return {std::chrono::duration_cast<milliseconds>(latest_).count()};
}

void Clock::stay_after(Instant floor) {
  const std::scoped_lock lock(mutex_);
  latest_ = std::max(latest_, since_1970(floor));
}

void Clock::set(Instant instant) {
  const std::scoped_lock lock(mutex_);
  if (standing_) latest_ = since_1970(instant);
}

void Clock::advance(Duration by) {
  const std::scoped_lock lock(mutex_);
  if (standing_) latest_ += milliseconds(by.milliseconds);
}

}  // namespace linli
