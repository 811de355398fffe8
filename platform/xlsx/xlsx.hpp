#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "platform/base/day.hpp"
#include "platform/xlsx/fault.hpp"

namespace linli::xlsx {

// How much a workbook may hold. The standard ones fit the register of a large community and a small machine.
struct Limits {
  std::size_t file_bytes = 64u << 20;
  std::size_t parts = 2'000;
  std::size_t part_name_bytes = 512;
  std::size_t inflated_bytes = 512u << 20;  // of all parts that are read
  std::size_t ratio = 300;                  // inflated to packed, of one part; asked once it has a megabyte
  std::size_t depth = 64;                   // of XML
  std::size_t sheets = 255;
  std::size_t strings = 4'000'000;
  std::size_t string_bytes = 256u << 20;    // of all shared strings
  std::size_t styles = 70'000;
  std::size_t cell_bytes = 4 * 32'767;      // 32,767 letters, as spreadsheets allow
  std::int64_t rows = 1'048'576;
  int columns = 16'384;
};

enum class CellKind { empty, text, number, day, yes_no, error };

// What stands in one cell. `text` is what to read: the text; a number as its shortest digits ("0.1", "420000000000000000");
// a day as "2024-03-05", with a time as "2024-03-05T08:30:00", a time alone as "08:30:00"; "true" or "false"; "#N/A".
struct Cell {
  CellKind kind = CellKind::empty;
  std::string text = {};
  double number = 0;            // of numbers and days
  std::optional<Day> day = {};  // of days
  bool operator==(const Cell&) const = default;
};

// A row that holds something. `number` is the one the spreadsheet shows. Cells behind the last that is filled are absent.
struct Row {
  std::int64_t number = 0;
  std::vector<Cell> cells;
};

struct SheetName {
  std::string name;
  bool hidden = false;
};

struct Contents;  // what all sheets of a workbook share

// The rows of one sheet, from the top. Holds its workbook's contents; used by one thread.
class SheetReader {
 public:
  class Stream;
  explicit SheetReader(std::unique_ptr<Stream> stream);
  SheetReader(SheetReader&&) noexcept;
  ~SheetReader();
  // The next row that holds something; empty at the end. After a fault, always that fault.
  Result<std::optional<Row>> next();

 private:
  std::unique_ptr<Stream> stream_;
};

// An .xlsx workbook whose bytes are in memory.
class Workbook {
 public:
  // Reads what all sheets share: names, strings, styles. Faults: xlsx.empty, xlsx.old_or_locked, xlsx.not_a_workbook,
  // xlsx.locked_part, xlsx.broken, xlsx.too_big (with the limit), xlsx.bomb, xlsx.doctype, xlsx.too_deep.
  static Result<Workbook> open(std::string bytes, const Limits& limits = {});

  const std::vector<SheetName>& sheets() const;
  // Faults: xlsx.no_such_sheet, and those of the sheet's part as above.
  Result<SheetReader> sheet(std::string_view name) const;

 private:
  explicit Workbook(std::shared_ptr<Contents> contents) : contents_(std::move(contents)) {}
  std::shared_ptr<Contents> contents_;
};

// "A", "Z", "AA": the letters over the column with this 0-based place.
std::string letters_of_column(std::size_t column);

}  // namespace linli::xlsx
