#pragma once
#include <filesystem>
#include <variant>

#include "platform/base/day.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace linli::xlsx {

// How a column of a written sheet shows itself. `width` is in letters; Chinese ones count double.
struct Column {
  std::string name;
  double width = 12;
};

// What is written into a cell. Text is always text: what begins with "=" becomes no formula.
using Written = std::variant<std::monostate, std::string, double, Day>;

// Writes a workbook of one sheet row by row into a file, in constant memory. The first line says who made it and what
// for, in grey; the second names the columns and stays in sight. Used by one thread. Each function throws
// std::runtime_error with the reason when the disk is full or the sheet is.
class XlsxWriter {
 public:
  XlsxWriter(const std::filesystem::path& file, const std::string& sheet, const std::string& who_and_why,
             const std::vector<Column>& columns);
  // Without `finish` the file is unfinished, and removed.
  ~XlsxWriter();
  XlsxWriter(const XlsxWriter&) = delete;

  void add(const std::vector<Written>& row);
  void finish();

 private:
  void check(int error) const;

  std::filesystem::path file_;
  lxw_workbook* workbook_;
  lxw_worksheet* worksheet_ = nullptr;
  lxw_format *header_format_ = nullptr, *text_format_ = nullptr, *day_format_ = nullptr, *note_format_ = nullptr;
  std::uint32_t next_row_ = 0;
};

// The bytes of a small workbook written by `fill`, which adds the rows: for tests and downloads.
std::string written_bytes(const std::filesystem::path& folder, const std::string& sheet, const std::string& who_and_why,
                          const std::vector<Column>& columns, const std::vector<std::vector<Written>>& rows);

}  // namespace linli::xlsx
