#include "platform/listing/listing.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "platform/csv/csv.hpp"
#include "platform/xlsx/xlsx.hpp"

namespace linli::listing_tests {

namespace {

Listing listing(int rows) {
  Listing made{"居民", "王芳 导出，用于入户核对，2026-11-24 09:00", {{"姓名", "#beneficiary+name", 12}, {"人数", "#affected", 6}, {"生日", "#date+birth", 10}}, {}};
  for (int i = 0; i < rows; ++i) made.rows.push_back({std::string("田桂英\"3栋\""), 2.0, Day{1949, 12, 31}});
  return made;
}

int pages_of(const std::string& pdf) {
  int pages = 0;
  for (std::size_t at = 0; (at = pdf.find("/Type /Page", at)) != std::string::npos; at += 11) pages += pdf[at + 11] != 's';
  return pages;
}

}  // namespace

TEST_CASE("a csv names its columns, tags them if wanted, and ends with who took it out and why") {
  std::istringstream in(csv_of(listing(1), true));
  CsvReader reader(in);
  CHECK(reader.read_header().value() == std::vector<std::string>{"姓名", "人数", "生日"});
  CHECK(reader.next().value()->at(0) == "#beneficiary+name");
  CHECK(*reader.next().value() == std::vector<std::string>{"田桂英\"3栋\"", "2", "1949-12-31"});
  CHECK(reader.next().value()->at(0) == "# 王芳 导出，用于入户核对，2026-11-24 09:00");
  CHECK(csv_of(listing(1), false).find('#') == csv_of(listing(1), false).rfind('#'));
}

TEST_CASE("no text of a csv becomes a formula") {
  auto made = listing(0);
  made.rows.push_back({std::string("=HYPERLINK(\"http://x\")"), -5.0, std::monostate{}});
  const auto csv = csv_of(made, false);
  CHECK(csv.find("\"'=HYPERLINK") != std::string::npos);
  CHECK(csv.find(",-5,") != std::string::npos);
}

TEST_CASE("an xlsx begins with its watermark") {
  const auto workbook = xlsx::Workbook::open(xlsx_of(listing(3)));
  auto sheet = workbook.value().sheet("居民");
  CHECK(sheet.value().next().value()->cells.at(0).text == listing(0).watermark);
}

TEST_CASE("a PDF has as many pages as its rows need, and embeds its letters") {
  const auto short_one = pdf_of(listing(5)), long_one = pdf_of(listing(200));
  CHECK(short_one.starts_with("%PDF-1."));
  CHECK(pages_of(short_one) == 1);
  CHECK(pages_of(long_one) >= 5);
  CHECK(short_one.find("/FontFile") != std::string::npos);
  CHECK(pages_of(pdf_of(listing(0))) == 1);
}

}  // namespace linli::listing_tests
