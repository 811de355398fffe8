#include "modules/points/rules.hpp"

#include <algorithm>
#include <unordered_map>

namespace linli::points {

std::vector<Line> shown(const std::vector<ledger::Line>& lines) {
  std::unordered_map<std::int64_t, Id<Line>> reversals;
  for (const auto& line : lines)
    if (line.reverses) reversals[line.reverses->value] = {line.id.value};
  std::vector<Line> result;
  result.reserve(lines.size());
  for (const auto& line : lines) {
    Line each{.id = {line.id.value},
              .points = line.amount,
              .cause = line.cause,
              .note = line.note,
              .occurred_at = line.occurred_at,
              .approved_by_name = line.approved_by};
    if (line.subject_id) each.request_id = Id<work::Subject>{*line.subject_id};
    if (line.subject_id) each.request_number = line.subject_name;
    if (line.reverses) each.reverses = Id<Line>{line.reverses->value};
    const auto reversal = reversals.find(line.id.value);
    if (reversal != reversals.end()) each.reversed_by = reversal->second;
    result.push_back(std::move(each));
  }
  return result;
}

const char* fault_of_points(std::int64_t points, const std::optional<ledger::Line>& reversed) {
  if (points == 0) return "points.zero";
  return reversed && reversed->amount != -points ? "points.not_the_opposite" : nullptr;
}

bool is_earned(std::string_view cause, const std::optional<std::string>& undone) {
  const std::string_view why = undone ? std::string_view(*undone) : cause;
  return why != cause::redeem && why != cause::giving_back;
}

void give_places(std::vector<Rung>& rungs) {
  std::ranges::stable_sort(rungs, std::ranges::greater(), &Rung::points);
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    const bool shared = i > 0 && rungs[i].points == rungs[i - 1].points;
    rungs[i].place = shared ? rungs[i - 1].place : static_cast<std::int64_t>(i) + 1;
  }
}

bool is_second_person(const Caller& caller, const Proposer& proposer) {
  const bool same_person = caller.person_id && caller.person_id == proposer.proposed_by_person_id;
  const bool same_account = caller.account_id && caller.account_id == proposer.proposed_by_account_id;
  return !same_person && !same_account;
}

}  // namespace linli::points
