#pragma once
#include "modules/notices/records.hpp"

namespace linli::notices {

// True when a notice for this area concerns somebody at one of the places: it is the place or holds it.
bool is_for(std::string_view area_code, const std::vector<std::string>& places);

// What speaks against these times; null when nothing does.
const char* fault_of_times(Instant starts_at, Instant ends_at, Instant now);

// The next midnight, `zone_minutes` east of UTC.
Instant end_of_day(Instant instant, int zone_minutes);

// Until when an important notice stands on the front page: the midnight of its first day, or of today when that is
// past. Empty when it is not important.
std::optional<Instant> important_until(const Notice& notice, Instant now, int zone_minutes);

bool is_current(const Notice& notice, Instant now);

}  // namespace linli::notices
