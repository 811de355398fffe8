// What workbooks hold, and how hostile ones are turned away.
#include <doctest/doctest.h>

#include "platform/xlsx/cells.hpp"
#include "platform/xlsx/parts.hpp"
#include "platform/xlsx/tests/workbooks.hpp"

namespace linli::xlsx_tests {

using namespace xlsx;
using xlsx::testing::Pieces;
using xlsx::testing::zip_of;

namespace {

struct Read {
  std::vector<Row> rows;
  std::optional<Fault> fault;
  std::string code() const { return fault ? fault->code : ""; }
};

Read read(std::string bytes, const Limits& limits = {}, const std::string& sheet = "名单") {
  Read result;
  const auto workbook = Workbook::open(std::move(bytes), limits);
  if (!workbook) return {{}, workbook.error()};
  auto reader = workbook->sheet(sheet);
  if (!reader) return {{}, reader.error()};
  while (true) {
    auto row = reader->next();
    if (!row) result.fault = row.error();
    if (!row || !*row) return result;
    result.rows.push_back(std::move(**row));
  }
}

std::vector<std::string> texts(const Row& row) {
  std::vector<std::string> all;
  for (const auto& cell : row.cells) all.push_back(cell.text);
  return all;
}

using Texts = std::vector<std::string>;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("shared and inline strings are read with their runs and without phonetic hints") {
  Pieces pieces;
  pieces.strings = "<sst><si><t>田桂英</t></si><si><r><t>玉岭</t></r><r><t xml:space=\"preserve\"> 花园</t></r><rPh><t>yuling</t></rPh></si></sst>";
  pieces.rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
                R"(<c r="C1" t="inlineStr"><is><r><t>3</t></r><r><t>栋&amp;2</t></r></is></c><c r="D1" t="str"><f>A1</f><v>a_x000D_b_x005F_</v></c></row>)";
  const auto found = read(pieces.bytes());
  REQUIRE(found.rows.size() == 1);
  CHECK(texts(found.rows[0]) == Texts{"田桂英", "玉岭 花园", "3栋&2", "ab_"});
}

TEST_CASE("numbers, results of formulas, yes and no, and errors are told apart") {
  Pieces pieces;
  pieces.rows = R"(<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>13800001111</v></c><c r="C1"><f>1+1</f><v>2</v></c>)"
                R"(<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1"><v>4.20000199001011E+17</v></c><c r="G1"><f>B9</f></c></row>)";
  const auto found = read(pieces.bytes());
  REQUIRE(found.rows.size() == 1);
  const auto& cells = found.rows[0].cells;
  REQUIRE(cells.size() == 6);
  CHECK(texts(found.rows[0]) == Texts{"0.1", "13800001111", "2", "true", "#N/A", "420000199001011008"});
  CHECK(cells[0].kind == CellKind::number);
  CHECK(cells[3].kind == CellKind::yes_no);
  CHECK(cells[4].kind == CellKind::error);
}

TEST_CASE("a number is a day when its style says so, from 1900 or from 1904") {
  Pieces pieces;
  pieces.styles = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>)"
                  R"(<numFmt numFmtId="165" formatCode="[Red]0.00&quot;天d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
                  R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>)";
  pieces.rows = R"(<row r="1"><c s="1"><v>45356</v></c><c s="2"><v>45356.354166666664</v></c><c s="3"><v>45356</v></c>)"
                R"(<c s="4"><v>0.354166666666667</v></c><c s="0"><v>45356</v></c><c t="d"><v>2024-03-05</v></c><c s="1"><v>60</v></c></row>)";
  auto found = read(pieces.bytes());
  REQUIRE(found.rows.size() == 1);
  CHECK(texts(found.rows[0]) ==
        Texts{"2024-03-05", "2024-03-05T08:30:00", "45356", "08:30:00", "45356", "2024-03-05", "60"});
  CHECK(found.rows[0].cells[0].day == make_day(2024, 3, 5));
  pieces.workbook = R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="名单" sheetId="1" r:id="rId1" xmlns:r="r"/></sheets></workbook>)";
  found = read(pieces.bytes());
  REQUIRE(found.rows.size() == 1);
  CHECK(found.rows[0].cells[0].text == "2028-03-06");
}

TEST_CASE("empty cells keep their places, ragged rows their length, and missing rows their number") {
  Pieces pieces;
  pieces.rows = R"(<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2"/></row><row/><row r="7"><c><v>3</v></c><c><v>4</v></c></row>)";
  const auto found = read(pieces.bytes());
  REQUIRE(found.rows.size() == 2);
  CHECK(found.rows[0].number == 2);
  CHECK(texts(found.rows[0]) == Texts{"", "1", "", "2"});
  CHECK(found.rows[1].number == 7);
  CHECK(texts(found.rows[1]) == Texts{"3", "4"});
}

TEST_CASE("sheets are found by their names, hidden ones are told, and an unknown one is a fault") {
  Pieces pieces;
  pieces.workbook = R"(<x:workbook xmlns:x="x"><x:sheets><x:sheet name="说明" sheetId="2" state="hidden" r:id="rId9" xmlns:r="r"/>)"
                    R"(<x:sheet name="名单" sheetId="1" r:id="rId1" xmlns:r="r"/></x:sheets></x:workbook>)";
  const auto workbook = Workbook::open(pieces.bytes());
  REQUIRE(workbook.has_value());
  REQUIRE(workbook->sheets().size() == 1);
  CHECK(workbook->sheets()[0].name == "名单");
  const auto missing = workbook->sheet("名册");
  REQUIRE(missing.has_error());
  CHECK(missing.error().code == "xlsx.no_such_sheet");
  CHECK(missing.error().sheet == "名册");
}

TEST_CASE("what is wrong in a cell is told with its sheet, row and column") {
  Pieces pieces;
  pieces.rows = R"(<row r="12"><c r="C12" t="s"><v>99</v></c></row>)";
  const auto found = read(pieces.bytes());
  REQUIRE(found.fault);
  CHECK(found.fault->code == "xlsx.bad_cell");
  CHECK(found.fault->sheet == "名单");
  CHECK(found.fault->row == 12);
  CHECK(found.fault->column == "C");
  for (const auto* rows : {R"(<row r="1"><c r="A1"><v>twelve</v></c></row>)", R"(<row r="1"><c r="B1"/><c r="A1"><v>1</v></c></row>)",
                           R"(<row r="1"><c r="A1" t="x"><v>1</v></c></row>)", R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)",
                           R"(<row r="1"><c r="A1"><v>1e999</v></c></row>)"}) {
    pieces.rows = rows;
    CHECK_MESSAGE(read(pieces.bytes()).code() == "xlsx.bad_cell", rows);
  }
  pieces.rows = R"(<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>)";
  CHECK(read(pieces.bytes()).code() == "xlsx.rows_out_of_order");
}

TEST_CASE("a file that is no workbook is told apart from an old, a locked, a broken and an empty one") {
  CHECK(read("").code() == "xlsx.empty");
  CHECK(read("姓名,电话\n").code() == "xlsx.not_a_workbook");
  CHECK(read(zip_of({{"word/document.xml", "<w/>"}})).code() == "xlsx.not_a_workbook");
  CHECK(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").code() == "xlsx.old_or_locked");
  auto bytes = Pieces{}.bytes();
  CHECK(read(bytes.substr(0, bytes.size() / 2)).code() == "xlsx.not_a_workbook");
  Pieces pieces;
  pieces.sheet = "<worksheet><sheetData><row><c><v>1</v></row>";
  CHECK(read(pieces.bytes()).code() == "xlsx.broken");
  auto twice = Pieces{}.parts();
  twice.emplace_back("XL/workbook.xml", "<workbook/>");
  CHECK(read(zip_of(twice)).code() == "xlsx.broken");
}

TEST_CASE("entities and outside documents end the reading") {
  for (const auto* doctype : {R"(<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>)",
                              R"(<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>)", R"(<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">)"}) {
    Pieces pieces;
    pieces.sheet = std::string("<?xml version=\"1.0\"?>") + doctype +
                   R"(<worksheet><sheetData><row><c t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>)";
    CHECK_MESSAGE(read(pieces.bytes()).code() == "xlsx.doctype", doctype);
  }
}

TEST_CASE("zip bombs stop at the ratio, at all bytes inflated and at the number of parts") {
  Pieces pieces;
  pieces.rows = "<row>" + std::string(20 << 20, ' ') + "</row>";
  const auto bomb = pieces.bytes();
  CHECK(bomb.size() < 64 * 1024);
  CHECK(read(bomb).code() == "xlsx.bomb");
  CHECK(read(bomb, {.inflated_bytes = 1 << 20}).code() == "xlsx.too_big");
  CHECK(read(bomb, {.file_bytes = 1000}).code() == "xlsx.too_big");
  pieces = {};
  for (int i = 0; i < 40; ++i) pieces.more.emplace_back("xl/media/" + std::to_string(i), "x");
  CHECK(read(pieces.bytes(), {.parts = 40}).code() == "xlsx.too_many_parts");
  CHECK(read(pieces.bytes()).code().empty());
}

TEST_CASE("depth, rows, columns, letters, strings, styles and sheets have limits") {
  Pieces pieces;
  pieces.sheet = "<worksheet>" + repeated("<a>", 70) + repeated("</a>", 70) + "</worksheet>";
  CHECK(read(pieces.bytes()).code() == "xlsx.too_deep");
  pieces = {};
  pieces.rows = R"(<row r="4"><c r="F4"><v>1</v></c></row>)";
  CHECK(read(pieces.bytes(), {.rows = 3}).code() == "xlsx.too_many_rows");
  CHECK(read(pieces.bytes(), {.columns = 5}).code() == "xlsx.too_many_columns");
  pieces.rows = R"(<row><c t="inlineStr"><is><t>)" + repeated("田", 30) + "</t></is></c></row>";
  CHECK(read(pieces.bytes(), {.cell_bytes = 80}).code() == "xlsx.text_too_long");
  pieces.strings = "<sst>" + repeated("<si><t>x</t></si>", 11) + "</sst>";
  CHECK(read(pieces.bytes(), {.strings = 10}).code() == "xlsx.too_much_text");
  CHECK(read(pieces.bytes(), {.string_bytes = 10}).code() == "xlsx.too_much_text");
  pieces = {};
  pieces.styles = "<styleSheet><cellXfs>" + repeated("<xf/>", 11) + "</cellXfs></styleSheet>";
  CHECK(read(pieces.bytes(), {.styles = 10}).code() == "xlsx.too_many_styles");
  CHECK(read(pieces.bytes(), {.sheets = 0}).code() == "xlsx.too_many_sheets");
}

TEST_CASE("a row with one cell far to the right takes no more memory than its turn") {
  Pieces pieces;
  for (int i = 1; i <= 20'000; ++i) pieces.rows += "<row><c r=\"XFD" + std::to_string(i) + "\"><v>" + std::to_string(i * 7919 % 10007) + "</v></c></row>";
  const auto workbook = Workbook::open(pieces.bytes());
  REQUIRE(workbook.has_value());
  auto sheet = workbook->sheet("名单");
  REQUIRE(sheet.has_value());
  for (int i = 1; i <= 50; ++i) {
    const auto row = sheet->next();
    REQUIRE(row.has_value());
    REQUIRE(row->has_value());
    CHECK((*row)->number == i);
    CHECK((*row)->cells.size() == 16'384);
  }
}

TEST_CASE("references, formats and targets are read as the standard writes them") {
  CHECK(column_of_reference("A1") == 0);
  CHECK(column_of_reference("AA10") == 26);
  CHECK(column_of_reference("XFD1") == 16'383);
  for (const auto* bad : {"", "1", "a1", "A1B", "XFE1", "AAAA1"}) CHECK_MESSAGE(!column_of_reference(bad), bad);
  for (std::size_t i : {0, 25, 26, 701, 702, 16'383}) CHECK(column_of_reference(letters_of_column(i) + "1") == i);
  for (const auto* day : {"yyyy-mm-dd", "m/d/yy", "[h]:mm", "[$-804]yyyy\"年\"m\"月\";@", "上午/下午h:mm", "d"})
    CHECK_MESSAGE(is_day_format(std::string_view(day)), day);
  for (const auto* number : {"General", "0.00", "#,##0_ ", "[Red]-0", "0\"d\"", "\\d0", "@", "0.00E+00", "", "[unclosed", "0;yyyy"})
    CHECK_MESSAGE(!is_day_format(std::string_view(number)), number);
  CHECK(resolved("xl", "worksheets/sheet1.xml") == "xl/worksheets/sheet1.xml");
  CHECK(resolved("xl", "/xl/./a.xml") == "xl/a.xml");
  CHECK(resolved("xl", "../docProps/app.xml") == "docProps/app.xml");
  CHECK(resolved("xl", "../../../etc/passwd").empty());
  CHECK(unescaped("_x4E2D__xD800_x_x00_") == "中x_x00_");
}

}  // namespace linli::xlsx_tests
