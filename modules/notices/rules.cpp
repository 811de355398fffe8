#include "modules/notices/rules.hpp"

#include <algorithm>

namespace linli::notices {
namespace {

constexpr Duration longest = days(366);

}  // namespace

bool is_for(std::string_view area_code, const std::vector<std::string>& places) {
  return std::ranges::any_of(places, [&](const auto& place) { return place.starts_with(area_code); });
}

const char* fault_of_times(Instant starts_at, Instant ends_at, Instant now) {
  if (ends_at <= starts_at) return "notices.ends_before_start";
  if (ends_at <= now) return "notices.ended";
  return ends_at - starts_at > longest ? "notices.too_long" : nullptr;
}

Instant end_of_day(Instant instant, int zone_minutes) {
  const auto day = local_time(instant, zone_minutes);
  return from_local(day.year, day.month, day.day, 0, zone_minutes) + days(1);
}

std::optional<Instant> important_until(const Notice& notice, Instant now, int zone_minutes) {
  if (!notice.important) return {};
  return end_of_day(std::max(now, notice.starts_at), zone_minutes);
}

bool is_current(const Notice& notice, Instant now) {
  return notice.state == NoticeState::published && notice.starts_at <= now && now < notice.ends_at;
}

}  // namespace linli::notices
