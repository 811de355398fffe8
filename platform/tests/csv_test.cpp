#include "platform/csv/csv.hpp"

#include <doctest/doctest.h>

#include <sstream>

using namespace linli;

namespace {

using CsvRow = std::vector<std::string>;

std::vector<CsvRow> csv_rows(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  REQUIRE(reader.read_header().has_value());
  std::vector<CsvRow> rows;
  while (auto row = reader.next().value()) rows.push_back(std::move(*row));
  return rows;
}

std::string csv_fault(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  if (const auto header = reader.read_header(); !header) return header.error().reason;
  while (true) {
    const auto row = reader.next();
    if (!row) return std::to_string(row.error().line) + ": " + row.error().reason;
    if (!*row) return {};
  }
}

}  // namespace

TEST_CASE("a CSV field in quotes holds commas, quotes and line breaks") {
  const auto rows = csv_rows("a,b\r\n\"x, \"\"y\"\"\r\nz\",2\r\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == CsvRow{"x, \"y\"\r\nz", "2"});
}

TEST_CASE("a CSV file may begin with a byte order mark, end without a line break and have blank lines") {
  const auto rows = csv_rows("\xEF\xBB\xBF姓名,电话\n\n王敏,1\n李雷");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == CsvRow{"王敏", "1"});
  CHECK(rows[1] == CsvRow{"李雷", ""});
}

TEST_CASE("a broken CSV file is refused with the line where it breaks") {
  CHECK(csv_fault("") == "the file is empty");
  CHECK(csv_fault("a,b\n1,2\n1,2,3\n").starts_with("3: there are 3 fields for 2 columns"));
  CHECK(csv_fault("a\nx\n\"never closed\n").starts_with("3: a quote"));
  CHECK(csv_fault("a\n\xff\n").starts_with("2: the row is not UTF-8"));
  CHECK(csv_fault("a\n" + std::string(CsvReader::longest_row + 2, 'x')).starts_with("2: the row is larger"));
  CHECK(csv_fault("a\n1\n").empty());
}
