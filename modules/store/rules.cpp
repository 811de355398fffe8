#include "modules/store/rules.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace linli::store {

bool is_offered(const Good& good, Instant now) {
  return good.starts_at <= now && (!good.ends_at || now < *good.ends_at);
}

bool is_above_limit(const Good& good, std::int64_t had_this_month, std::int64_t pieces) {
  return good.monthly_limit && had_this_month + pieces > good.monthly_limit->value;
}

Instant month_of(Instant instant, int zone_minutes) {
  const auto day = local_time(instant, zone_minutes);
  return from_local(day.year, day.month, 1, 0, zone_minutes);
}

std::vector<StockLine> shown(const std::vector<ledger::Line>& lines) {
  std::unordered_map<std::int64_t, Id<StockLine>> reversals;
  for (const auto& line : lines)
    if (line.reverses) reversals[line.reverses->value] = {line.id.value};
  std::vector<StockLine> result;
  for (const auto& line : lines) {
    StockLine each{{line.id.value}, line.amount, line.cause, line.note, line.occurred_at, line.entered_by, {}, {}};
    if (line.reverses) each.reverses = Id<StockLine>{line.reverses->value};
    const auto reversal = reversals.find(line.id.value);
    if (reversal != reversals.end()) each.reversed_by = reversal->second;
    result.push_back(std::move(each));
  }
  return result;
}

std::string code_from(std::string_view hash) {
  constexpr std::size_t hex_digits = 15;  // 60 bits: the last million is favoured by one part in a trillion
  return fmt::format("{:06}", std::stoull(std::string(hash.substr(0, hex_digits)), nullptr, 16) % 1'000'000);
}

std::string in_words(const StoreOrder& order) { return fmt::format("{} ×{}", order.good_name_zh, order.pieces); }

points::Award award_of(const StoreOrder& order, std::string_view cause) {
  points::Award award{.community_id = order.community_id, .holder = order.holder, .holder_id = order.holder_id};
  award.holder_name = order.holder_name;
  award.points = order.points;
  award.cause = cause;
  award.note = in_words(order);
  award.request_id = {order.id.value};
  return award;
}

}  // namespace linli::store
