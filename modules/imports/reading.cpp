#include "modules/imports/reading.hpp"

#include <fmt/format.h>

#include <charconv>

namespace linli::imports {
namespace {

using requests::ForeignRequest;

std::optional<double> number_of(const std::string& text, double most) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= -most && value <= most)) return {};
  return value;
}

bool is_one_of(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

// One row beside its map. Each part fills what it reads, or says why the row cannot be taken.
class RowReader {
 public:
  RowReader(const ImportMap& map, const Columns& columns, const Fields& row)
      : map_(map), columns_(columns), row_(row) {}

  std::optional<Failure> read_kind(ForeignRequest& request) const {
    const auto word = of(map_.kind_column);
    const auto kind = map_.kinds.find(word);
    if (kind == map_.kinds.end()) return Failure{fmt::format("“{}” is no kind that the map knows", word)};
    request.kind = kind->second;
    return {};
  }

  std::optional<Failure> read_times(ForeignRequest& request, Instant now) const {
    const auto ordered = of(map_.ordered_at);
    const auto ordered_at = columns_.time_of(ordered);
    if (!ordered_at || *ordered_at > now)
      return Failure{fmt::format("“{}” is no time in the past: “{}”", map_.ordered_at, ordered)};
    request.ordered_at = *ordered_at;
    const auto status = of(map_.status);
    if (is_one_of(map_.open_words, status)) return {};
    if (!is_one_of(map_.closed_words, status))
      return Failure{fmt::format("“{}” is no status that the map knows", status)};
    const auto closed = of(map_.closed_at);
    request.closed_at = columns_.time_of(closed);
    if (request.closed_at && *request.closed_at >= *ordered_at) return {};
    return Failure{fmt::format("it is closed, but “{}” is no time after it was ordered: “{}”", map_.closed_at, closed)};
  }

  std::optional<Failure> read_spot(ForeignRequest& request) const {
    const auto lat = of(map_.lat), lng = of(map_.lng);
    if (lat.empty() && lng.empty())
      return map_.place_may_be_missing ? std::nullopt : std::optional(Failure{"it has no coordinates"});
    request.lat = number_of(lat, 90);
    request.lng = number_of(lng, 180);
    if (request.lat && request.lng) return {};
    return Failure{fmt::format("“{}, {}” is no place on the map", lat, lng)};
  }

  std::optional<Failure> read_areas(ToldRow& told) const {
    told.street = of(map_.street.name_from);
    told.community = of(map_.community.name_from);
    if (!told.street.empty() && !told.community.empty()) return {};
    return Failure{fmt::format("“{}” or “{}” is empty", map_.street.column, map_.community.column)};
  }

  // The address; else the filled ones of the other columns; else the community's name.
  std::string place(const std::string& community) const {
    if (const auto address = of(map_.address); !address.empty()) return address;
    const auto others = joined(map_.address_else, " · ");
    return others.empty() ? community : others;
  }
  std::string words() const { return joined(map_.words, ": ", "N/A"); }

 private:
  std::string of(const std::string& column) const { return columns_.of(row_, column); }
  std::string joined(const std::vector<std::string>& columns, std::string_view between,
                     std::string_view nothing = "") const {
    std::string text;
    for (const auto& column : columns) {
      const auto part = of(column);
      if (part.empty() || part == nothing) continue;
      if (!text.empty()) text += between;
      text += part;
    }
    return text;
  }

  const ImportMap& map_;
  const Columns& columns_;
  const Fields& row_;
};

}  // namespace

Result<ToldRow> read_row(const ImportMap& map, const Columns& columns, const Fields& row, Instant now) {
  const RowReader reader(map, columns, row);
  ToldRow told;
  auto& request = told.request;
  request.ordered_by_name = map.name;
  if (const auto fault = reader.read_kind(request)) return *fault;
  if (const auto fault = reader.read_times(request, now)) return *fault;
  if (const auto fault = reader.read_spot(request)) return *fault;
  if (const auto fault = reader.read_areas(told)) return *fault;
  request.place_text = reader.place(told.community);
  request.words = reader.words();
  return told;
}

}  // namespace linli::imports
