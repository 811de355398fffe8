#pragma once
#include "modules/store/records.hpp"

namespace linli::store {

bool is_offered(const Good& good, Instant now);

// True when so many more pieces would be more than a household may have in a month.
bool is_above_limit(const Good& good, std::int64_t had_this_month, std::int64_t pieces);

// The first moment of the month, `zone_minutes` east of UTC.
Instant month_of(Instant instant, int zone_minutes);

// Lines of a shelf as people read them; a line knows the one among them that undoes it.
std::vector<StockLine> shown(const std::vector<ledger::Line>& lines);

// Six digits out of the hex digits of a hash.
std::string code_from(std::string_view hash);

// "大米 5 千克 ×2".
std::string in_words(const StoreOrder& order);

// The points of an order, spent or given back.
points::Award award_of(const StoreOrder& order, std::string_view cause);

}  // namespace linli::store
