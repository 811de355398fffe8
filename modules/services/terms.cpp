#include "modules/services/terms.hpp"

namespace linli::services {
namespace {

template <class T>
const Terms::Part<T>* part_in(const std::vector<Terms::Part<T>>& parts, std::string_view code) {
  const auto found = std::ranges::find_if(parts, [&](const auto& part) { return part.value->code == code; });
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace

const Terms::Part<Service>* Terms::find_kind(std::string_view code) const { return part_in(parts_.kinds, code); }
const Terms::Part<Ladder>* Terms::find_ladder(std::string_view code) const { return part_in(parts_.ladders, code); }

const Service* Terms::find(std::string_view code) const {
  const auto* kind = find_kind(code);
  return kind == nullptr ? nullptr : kind->value.get();
}

const Service& Terms::get(std::string_view code) const {
  const auto* service = find(code);
  if (service == nullptr) throw Refusal::wrong("/kind", "services.no_such_kind");
  return *service;
}

Instant Terms::due(const Service& service, Promise promise, Instant ordered_at) const {
  const auto& promised = promise == Promise::accept ? service.limits.accept : service.limits.finish;
  return calendar().after(ordered_at, promised.limit());
}

Instant Terms::due(const LadderStep& step, Instant accept_due_at, Instant finish_due_at) const {
  return calendar().after(step.after == Promise::accept ? accept_due_at : finish_due_at,
                          PromisedHours{step.late_by_hours, step.time}.limit());
}

}  // namespace linli::services
