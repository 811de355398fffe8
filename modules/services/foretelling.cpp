#include "modules/services/foretelling.hpp"

namespace linli::services {
namespace {

// Something that is ordered now, under two terms.
struct Sample {
  const Terms* before;
  const Terms* after;
  Instant now;

  void promises(const Service* was, const Service& is, std::vector<WouldBeDue>& due) const {
    for (const auto promise : {Promise::accept, Promise::finish})
      due.push_back({is.code, promise, 0, was ? std::optional(before->due(*was, promise, now)) : std::nullopt,
                     after->due(is, promise, now)});
  }
  void steps(const Service* was, const Service& is, std::vector<WouldBeDue>& due) const {
    for (std::size_t i = 0; i < is.ladder_steps.size(); ++i) {
      std::optional<Instant> earlier;
      if (was && i < was->ladder_steps.size()) earlier = of_step(*before, *was, i);
      due.push_back(
          {is.code, is.ladder_steps[i].after, static_cast<std::int64_t>(i + 1), earlier, of_step(*after, is, i)});
    }
  }
  Instant of_step(const Terms& terms, const Service& service, std::size_t i) const {
    return terms.due(service.ladder_steps[i], terms.due(service, Promise::accept, now),
                     terms.due(service, Promise::finish, now));
  }
};

}  // namespace

std::vector<std::string> used_by(const Terms& terms, const std::string& ladder) {
  std::vector<std::string> kinds;
  for (const auto& kind : terms.kinds())
    if (!kind.withdrawn && kind.value->ladder == ladder) kinds.push_back(kind.value->code);
  return kinds;
}

void tell_kind(const Terms& terms, Instant now, CheckedEdition& checked) {
  const auto* was = terms.find_kind(checked.kind->code);
  const auto* before = was == nullptr || was->withdrawn ? nullptr : was->value.get();
  const Sample sample{&terms, &terms, now};
  sample.promises(before, *checked.kind, checked.due);
  sample.steps(before, *checked.kind, checked.due);
}

void tell_ladder(const Terms& terms, Instant now, CheckedEdition& checked) {
  checked.used_by = used_by(terms, checked.ladder->code);
  if (checked.used_by.empty()) return;
  const auto& was = terms.get(checked.used_by.front());
  auto is = was;
  is.ladder_steps = checked.ladder->steps;
  Sample{&terms, &terms, now}.steps(&was, is, checked.due);
}

void tell_calendar(const Terms& terms, std::shared_ptr<const WorkingTime> fresh, const std::vector<std::string>& kinds,
                   Instant now, CheckedEdition& checked) {
  const Terms after(Terms::Parts{{}, {}, {std::move(fresh)}});
  const Sample sample{&terms, &after, now};
  for (const auto& code : kinds)
    if (const auto* service = terms.find(code)) sample.promises(service, *service, checked.due);
}

}  // namespace linli::services
