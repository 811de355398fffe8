#include "modules/requests/dispatching/standing.hpp"

#include "modules/services/services.hpp"

namespace linli::requests::dispatching {
namespace {

void add_name(std::string& names, const std::string& name) { names += (names.empty() ? "" : "、") + name; }

}  // namespace

Standing standing_of(const Request& request, const std::vector<Assignment>& assignments) {
  Standing standing{.needed = request.people_needed};
  for (const auto& each : assignments) {
    // What was done before a request was opened again does not count for this time.
    const bool did = is_running(request.state) && each.state == AssignmentState::done && each.done_at &&
                     request.accepted_at && *each.done_at >= *request.accepted_at;
    standing.asked += each.state == AssignmentState::offered;
    standing.active += is_active(each.state);
    standing.did += did;
    if (did || is_active(each.state)) add_name(standing.names, each.name);
  }
  if (request.state == State::done || request.state == State::closed)
    for (const auto& name : request.helper_names) add_name(standing.names, name);
  return standing;
}

Instant answer_due(const services::Terms& terms, const Request& request, Instant now) {
  constexpr std::int64_t shortest = 10, longest = 120;
  const auto time = terms.get(request.kind).limits.accept.time;
  std::int64_t left = 0;
  if (request.due_at > now)
    left = time == work::TimeKind::working ? terms.calendar().working_minutes(now, request.due_at)
                                           : static_cast<std::int64_t>((request.due_at - now).in_minutes());
  return terms.calendar().after(now, {std::clamp(left / 3, shortest, longest), time});
}

}  // namespace linli::requests::dispatching
