#include "modules/imports/people/table.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "platform/base/text.hpp"
#include "platform/csv/csv.hpp"

namespace linli::imports {
namespace {

using xlsx::Fault;

// A long number that was typed as a number lost its last digits: said in the cell itself, so that its row can tell.
constexpr double exact_up_to = 1e15;
constexpr const char* digits_lost = "#DIGITS";

std::string text_of(const xlsx::Cell& cell) {
  if (cell.kind == xlsx::CellKind::number && std::abs(cell.number) >= exact_up_to) return digits_lost;
  if (cell.kind == xlsx::CellKind::error) return {};
  return tidy(cell.text);
}

bool is_blank(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

Fault too_many_rows() { return {.code = "imports.too_many_rows", .limit = std::to_string(most_rows)}; }

xlsx::Result<Table> read_sheet(const xlsx::Workbook& workbook, const std::string& name) {
  Table table{name, {}};
  auto reader = workbook.sheet(name);
  if (!reader) return reader.error();
  while (true) {
    auto row = reader->next();
    if (!row) return row.error();
    if (!*row) return table;
    TableRow read{(*row)->number, {}};
    for (const auto& cell : (*row)->cells) read.cells.push_back(text_of(cell));
    if (is_blank(read.cells)) continue;
    if (table.rows.size() == most_rows) return too_many_rows();
    table.rows.push_back(std::move(read));
  }
}

xlsx::Result<Table> read_workbook(const std::string& bytes, const std::string& wanted) {
  const auto workbook = xlsx::Workbook::open(bytes, {.file_bytes = largest_file, .columns = 500});
  if (!workbook) return workbook.error();
  if (!wanted.empty()) return read_sheet(*workbook, wanted);
  for (const auto& sheet : workbook->sheets()) {
    if (sheet.hidden) continue;
    auto table = read_sheet(*workbook, sheet.name);
    if (!table || table->rows.size() >= 2) return table;
  }
  return Fault{.code = "imports.no_rows"};
}

std::string utf8_from_gb18030(const std::string& bytes) {
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), "gb18030");
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

xlsx::Result<Table> read_csv(const std::string& bytes) {
  std::istringstream in(is_utf8(bytes) ? bytes : utf8_from_gb18030(bytes));
  CsvReader reader(in);
  Table table;
  const auto broken = [](const Failure& failure) {
    return Fault{.code = "imports.broken_csv", .row = failure.line, .limit = failure.reason};
  };
  const auto add = [&](std::vector<std::string> cells) {
    for (auto& cell : cells) cell = tidy(cell);
    if (!is_blank(cells)) table.rows.push_back({reader.line(), std::move(cells)});
  };
  auto header = reader.read_header();
  if (!header) return broken(header.error());
  add(std::move(*header));
  while (true) {
    auto row = reader.next();
    if (!row) return broken(row.error());
    if (!*row) break;
    if (table.rows.size() == most_rows) return too_many_rows();
    add(std::move(**row));
  }
  return table.rows.size() < 2 ? xlsx::Result<Table>(Fault{.code = "imports.no_rows"}) : xlsx::Result<Table>(std::move(table));
}

}  // namespace

xlsx::Result<Table> read_table(const std::string& bytes, const std::string& sheet) {
  if (bytes.empty()) return Fault{.code = "xlsx.empty"};
  const bool is_workbook = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF\x11\xE0");
  return is_workbook ? read_workbook(bytes, sheet) : read_csv(bytes);
}

}  // namespace linli::imports
