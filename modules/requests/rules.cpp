#include "modules/requests/rules.hpp"

#include <fmt/format.h>

namespace linli::requests {

std::int64_t day_of(LocalTime day) { return (day.year % 100) * 10'000 + day.month * 100 + day.day; }

std::string number_of(LocalTime day, std::int64_t place) { return fmt::format("{:06}-{:04}", day_of(day), place); }

bool has_promise(State state) {
  return state == State::ordered || state == State::offered || state == State::accepted || state == State::under_way;
}

Instant promise_of(const Request& request) {
  switch (request.state) {
    case State::ordered:
    case State::offered:
      return request.accept_due_at;
    case State::accepted:
    case State::under_way:
      return request.finish_due_at;
    case State::deferred:
      return request.deferred_until.value_or(request.finish_due_at);
    case State::done:
      return request.done_at.value_or(request.finish_due_at);
    default:
      return request.closed_at.value_or(request.finish_due_at);
  }
}

const services::LadderStep* next_step(const Request& request, const services::Service& service) {
  const bool taken = request.state == State::accepted || request.state == State::under_way;
  const auto& steps = service.ladder_steps;
  for (auto i = static_cast<std::size_t>(request.escalation_step); has_promise(request.state) && i < steps.size(); ++i)
    if (!taken || steps[i].after == services::Promise::finish) return &steps[i];
  return nullptr;
}

}  // namespace linli::requests
