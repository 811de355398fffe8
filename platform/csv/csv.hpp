#pragma once
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"

namespace linli {

// Reads comma-separated values (RFC 4180): quoted fields with "" for a quote and line breaks inside, CRLF or LF, and a
// byte order mark that is skipped. The first row names the columns. Holds one row at a time. Fails, with the line, for
// text that is not UTF-8, a quote that is never closed, a row with more fields than columns, or one that is too large.
class CsvReader {
 public:
  static constexpr std::size_t longest_row = 1024 * 1024;  // bytes
  static constexpr std::size_t most_columns = 1000;

  explicit CsvReader(std::istream& in) : in_(in) {}

  // Reads the first row. Call once, before `next`.
  Result<std::vector<std::string>> read_header();
  // The next row with as many fields as there are columns (missing ones are empty); empty at the end.
  Result<std::optional<std::vector<std::string>>> next();
  // The line on which the last row began, 1-based.
  int line() const { return row_line_; }

 private:
  Result<std::optional<std::vector<std::string>>> read_row();

  std::istream& in_;
  std::size_t columns_ = 0;
  int line_ = 1;
  int row_line_ = 1;
};

}  // namespace linli
