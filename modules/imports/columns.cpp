#include "modules/imports/columns.hpp"

#include <ctime>

#include "platform/base/text.hpp"

namespace linli::imports {

Columns::Columns(const ImportMap& map, const std::vector<std::string>& header) : format_(map.time_format) {
  for (std::size_t i = 0; i < header.size(); ++i) places_.emplace(tidy(header[i]), i);
  std::string missing;
  for (const auto* needed : {&map.key, &map.ordered_at, &map.closed_at, &map.lat, &map.lng, &map.address, &map.status,
                             &map.street.column, &map.community.column, &map.kind_column})
    if (!places_.contains(*needed)) missing += (missing.empty() ? "“" : ", “") + *needed + "”";
  if (!missing.empty()) throw std::runtime_error("the file has no column " + missing + "; is this the map for it?");
  zone_.reset(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(map.timezone)));
  if (*zone_ == icu::TimeZone::getUnknown())
    throw std::runtime_error("there is no time zone “" + map.timezone + "”; write one such as Asia/Shanghai");
}

std::string Columns::of(const Fields& row, const std::string& column) const {
  const auto place = places_.find(column);
  return place == places_.end() ? std::string() : tidy(row[place->second]);
}

std::optional<Instant> Columns::time_of(const std::string& text) const {
  std::tm parts{};
  const char* end = strptime(text.c_str(), format_.c_str(), &parts);
  if (end == nullptr || *end != '\0') return {};
  const auto as_utc =
      from_local(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour * 60 + parts.tm_min, 0) +
      seconds(parts.tm_sec);
  std::int32_t offset = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone_->getOffset(static_cast<UDate>(as_utc.milliseconds), true, offset, daylight, status);
  if (U_FAILURE(status)) return {};
  return as_utc - Duration{offset + daylight};
}

}  // namespace linli::imports
