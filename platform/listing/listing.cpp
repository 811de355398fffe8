#include "platform/listing/listing.hpp"

#include <fmt/format.h>

namespace linli {
namespace {

std::string quoted(const std::string& text) {
  std::string field = "\"";
  // Spreadsheet programs compute what begins like this.
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) field += '\'';
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + '"';
}

}  // namespace

std::string text_of(const xlsx::Written& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  if (const auto* day = std::get_if<Day>(&cell)) return day->iso();
  return {};
}

std::string csv_of(const Listing& listing, bool with_hxl) {
  std::string csv = "\xEF\xBB\xBF";
  const auto add_line = [&](std::size_t count, const auto& field_at) {
    for (std::size_t i = 0; i < count; ++i) csv += (i == 0 ? "" : ",") + field_at(i);
    csv += "\r\n";
  };
  const auto count = listing.columns.size();
  add_line(count, [&](std::size_t i) { return quoted(listing.columns[i].name); });
  if (with_hxl) add_line(count, [&](std::size_t i) { return listing.columns[i].hxl; });
  for (const auto& row : listing.rows)
    add_line(row.size(), [&](std::size_t i) {
      return std::holds_alternative<std::string>(row[i]) ? quoted(std::get<std::string>(row[i])) : text_of(row[i]);
    });
  add_line(1, [&](std::size_t) { return quoted("# " + listing.watermark); });
  return csv;
}

std::string xlsx_of(const Listing& listing) {
  std::vector<xlsx::Column> columns;
  for (const auto& column : listing.columns) columns.push_back({column.name, column.width});
  return xlsx::written_bytes(std::filesystem::temp_directory_path(), listing.title, listing.watermark, columns, listing.rows);
}

}  // namespace linli
