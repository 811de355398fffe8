// Workbooks that libxlsxwriter writes for us, read back by our own reader.
#include <doctest/doctest.h>

#include "platform/xlsx/writer.hpp"
#include "platform/xlsx/xlsx.hpp"

namespace linli::xlsx_tests {

using namespace xlsx;

namespace {

std::vector<Row> rows_of(const std::string& bytes, const std::string& sheet) {
  const auto workbook = Workbook::open(bytes);
  auto reader = workbook.value().sheet(sheet);
  std::vector<Row> rows;
  while (auto row = reader.value().next().value()) rows.push_back(std::move(*row));
  return rows;
}

const auto folder = std::filesystem::temp_directory_path();

}  // namespace

TEST_CASE("a written workbook says first who made it and what for, then the columns, then the rows as they were given") {
  const auto bytes = written_bytes(folder, "名单", "王芳 导出，用于核对，2026-11-24",
                                   {{"姓名", 12}, {"人数", 8}, {"出生日期", 14}, {"备注", 20}},
                                   {{std::string("田桂英"), 2.0, Day{1949, 12, 31}, std::monostate{}},
                                    {std::string("=1+1"), 0.5, Day{1899, 5, 1}, std::string("13800001111")}});
  const auto rows = rows_of(bytes, "名单");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].cells[0].text == "王芳 导出，用于核对，2026-11-24");
  CHECK(rows[1].cells[2].text == "出生日期");
  CHECK(rows[2].cells.size() == 3);
  CHECK(rows[2].cells[0].text == "田桂英");
  CHECK(rows[2].cells[1].number == 2);
  CHECK(rows[2].cells[2].day == make_day(1949, 12, 31));
  CHECK(rows[3].cells[0].kind == CellKind::text);
  CHECK(rows[3].cells[0].text == "=1+1");
  CHECK(rows[3].cells[2].text == "1899-05-01");
  CHECK(rows[3].cells[3].kind == CellKind::text);
}

TEST_CASE("a long sheet is written and read row by row") {
  std::vector<std::vector<Written>> rows;
  for (int i = 0; i < 20'000; ++i) rows.push_back({std::string("居民") + std::to_string(i), static_cast<double>(i)});
  const auto read = rows_of(written_bytes(folder, "名单", "test", {{"a"}, {"b"}}, rows), "名单");
  REQUIRE(read.size() == 20'002);
  CHECK(read.back().number == 20'002);
  CHECK(read.back().cells[0].text == "居民19999");
}

TEST_CASE("a workbook that is not finished leaves no file, and one that cannot be written says so") {
  const auto file = folder / "linli-unfinished.xlsx";
  { XlsxWriter writer(file, "名单", "test", {{"a"}}); }
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_THROWS(XlsxWriter(folder / "no/such/folder.xlsx", "名单", "test", {{"a"}}).finish());
}

}  // namespace linli::xlsx_tests
