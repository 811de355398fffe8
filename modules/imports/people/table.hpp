// A file of rows and columns, whatever program wrote it.
#pragma once
#include "platform/xlsx/xlsx.hpp"

namespace linli::imports {

inline constexpr std::size_t largest_file = 32u << 20;
inline constexpr std::size_t most_rows = 200'000;

struct TableRow {
  std::int64_t number = 0;  // as the spreadsheet shows it; of a CSV file, 1 is the header
  std::vector<std::string> cells;
};

struct Table {
  std::string sheet;
  std::vector<TableRow> rows;  // from the top: titles, the header, everything
};

// Reads a workbook (the sheet of that name, else the first that is shown and holds two rows), or a CSV file in UTF-8 or,
// as spreadsheet programs in China write it, GB 18030. Faults: those of the reader of workbooks, imports.no_rows,
// imports.too_many_rows, imports.broken_csv (row, limit in words).
xlsx::Result<Table> read_table(const std::string& bytes, const std::string& sheet);

}  // namespace linli::imports
