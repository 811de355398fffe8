// Reading, recognising and cleaning: no database.
#include <doctest/doctest.h>

#include "modules/imports/people/fields.hpp"
#include "modules/imports/people/telling.hpp"
#include "modules/imports/tests/messy.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/xlsx/writer.hpp"

namespace linli::imports::people_rules_tests {

using testing::csv_of;
using testing::Lines;

namespace {

const Vocabulary& vocabulary() {
  static const auto read = read_vocabulary(linli::testing::repository() / "catalog/imports/people.yaml");
  return read;
}

PersonColumn meaning(const PeopleMap& map, const std::string& column) {
  for (const auto& each : map.columns)
    if (each.column == column) return each.field;
  return PersonColumn::nothing;
}

PeopleMap map_of(const Lines& lines) {
  const auto table = read_table(csv_of(lines), "");
  return propose(table.value(), header_of(*table, vocabulary()).value_or(0), vocabulary());
}

const std::vector<std::string> header{"姓名", "身份证号", "电话", "性别", "出生日期", "住址", "楼栋", "房号"};

ToldPerson tell(std::vector<std::string> cells, const std::string& compound = "") {
  PeopleMap map;
  const std::vector<PersonColumn> fields{PersonColumn::name, PersonColumn::id_number, PersonColumn::phone, PersonColumn::sex,
                                         PersonColumn::birth_date, PersonColumn::address, PersonColumn::building, PersonColumn::room};
  for (std::size_t i = 0; i < header.size(); ++i) map.columns.push_back({header[i], fields[i]});
  map.compound = compound;
  return Teller(vocabulary(), map, header, Day{2026, 11, 24}).tell(cells);
}

std::vector<std::string> codes(const ToldPerson& told) {
  std::vector<std::string> all;
  for (const auto& fault : told.faults) all.push_back(fault.code);
  return all;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("the header is found below titles, and its columns by their words whatever brackets and stars stand there") {
  const auto map = map_of(testing::messy_people(3));
  CHECK(meaning(map, "姓 名") == PersonColumn::name);
  CHECK(meaning(map, "性别（男/女）") == PersonColumn::sex);
  CHECK(meaning(map, "公民身份号码*") == PersonColumn::id_number);
  CHECK(meaning(map, "联系电话") == PersonColumn::phone);
  CHECK(meaning(map, "家庭住址") == PersonColumn::address);
  CHECK(meaning(map, "序号") == PersonColumn::nothing);
}

TEST_CASE("columns without known words are recognised by what is in them") {
  const auto map = map_of({{"姓名", "手机", "甲", "乙", "丙"},
                           {"田桂英", "13800001111", "11010519491231002X", "3栋2单元501", "1949-12-31"},
                           {"周敏", "13800002222", "110105194912310038", "3-2-502", "1980年3月5日"}});
  CHECK(meaning(map, "甲") == PersonColumn::id_number);
  CHECK(meaning(map, "乙") == PersonColumn::address);
  CHECK(meaning(map, "丙") == PersonColumn::birth_date);
}

TEST_CASE("a column that two headers claim is taken from the first only") {
  const auto map = map_of({{"姓名", "电话", "手机"}, {"田桂英", "13800001111", "13800002222"}});
  CHECK(meaning(map, "电话") == PersonColumn::phone);
  CHECK(meaning(map, "手机") == PersonColumn::nothing);
}

TEST_CASE("a row is cleaned: full-width signs, spaces in names, two telephones, what papers tell") {
  const auto told = tell({" 田　桂英 ", "１１０１０５１９４９１２３１００２ｘ", "138-0000-1111 / 6222222", "", "", "玉岭花园３栋二单元501室"});
  CHECK(codes(told).empty());
  CHECK(told.name == "田桂英");
  CHECK(told.phone->digits() == "13800001111");
  CHECK(told.birth_date == make_day(1949, 12, 31));
  CHECK(told.sex == people::Sex::female);
  CHECK(told.address == addresses::Address{"", "", "玉岭花园", "3", "2", "501"});
  CHECK(tell({"Anna Li"}).name == "Anna Li");
  CHECK(tell({"田桂英", "无", "/", "不详", "-"}).faults.empty());
}

TEST_CASE("every fault of a row is told at once") {
  CHECK(codes(tell({"", "110105194912310021", "123", "？", "3/5/2024"})) ==
        Codes{"imports.row.no_name", "id_number.wrong_check", "phone.too_short", "imports.row.not_a_sex", "day.not_a_day"});
  CHECK(codes(tell({"田桂英", "11010519491231002X", "", "男", "1949-12-30"})) == Codes{"imports.row.birth_date_differs", "imports.row.sex_differs"});
  CHECK(codes(tell({"田桂英", "#DIGITS"})) == Codes{"imports.row.digits_lost"});
  CHECK(codes(tell({"田桂英", "", "", "", "2027-01-01"})) == Codes{"imports.row.not_born_yet"});
}

TEST_CASE("columns of their own go before the address, and a compound may be meant by the whole file") {
  const auto told = tell({"田桂英", "", "", "", "", "建设路12号", "三号楼", "501室"}, "玉岭花园");
  CHECK(told.address == addresses::Address{"建设路", "12", "玉岭花园", "3", "", "501"});
}

TEST_CASE("homes written once for a family are carried down, and the next map takes that back") {
  std::vector<TableRow> rows{{2, {"田桂英", "3-2-501"}}, {3, {"周敏", ""}}, {4, {"覃大海", "3-2-502"}}, {5, {"覃小山"}}};
  const std::vector<std::string> names{"姓名", "住址"};
  PeopleMap map{{{"姓名", PersonColumn::name}, {"住址", PersonColumn::address}}, {PersonColumn::address}, {}, ""};
  carry_down(rows, map, names);
  const auto room = [&](std::size_t i) { return Teller(vocabulary(), map, names, Day{2026, 11, 24}).tell(rows[i].cells).address.room; };
  CHECK(room(1) == "501");
  CHECK(room(3) == "502");
  map.carry_down.clear();
  carry_down(rows, map, names);
  CHECK(room(1).empty());
  CHECK(room(2) == "502");
}

TEST_CASE("a workbook, a CSV file in UTF-8 and one in GB 18030 are read alike") {
  const auto lines = testing::messy_people(20);
  std::vector<xlsx::Column> columns;
  for (const auto& name : lines[1]) columns.push_back({name});
  std::vector<std::vector<xlsx::Written>> rows;
  for (std::size_t i = 2; i < lines.size(); ++i) rows.emplace_back(lines[i].begin(), lines[i].end());
  const auto workbook = read_table(xlsx::written_bytes(std::filesystem::temp_directory_path(), "名单", "玉岭社区居民登记表", columns, rows), "");
  const auto csv = read_table(csv_of(lines), "");
  REQUIRE(workbook.has_value());
  REQUIRE(csv.has_value());
  REQUIRE(workbook->rows.size() == csv->rows.size());
  for (std::size_t i = 1; i < csv->rows.size(); ++i) CHECK(workbook->rows[i].cells == csv->rows[i].cells);
  const auto old = read_table("\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\n\xCC\xEF\xB9\xF0\xD3\xA2,13800001111\n", "");
  REQUIRE(old.has_value());
  CHECK(old->rows[1].cells[0] == "田桂英");
}

TEST_CASE("a file without rows, a broken one and one with a number that lost its digits are told apart") {
  CHECK(read_table("", "").error().code == "xlsx.empty");
  CHECK(read_table("姓名,电话\n", "").error().code == "imports.no_rows");
  const auto broken = read_table("姓名,电话\n\"田桂英,1\n", "");
  REQUIRE(broken.has_error());
  CHECK(broken.error().code == "imports.broken_csv");
  CHECK(broken.error().row == 2);
  const auto lost = read_table(xlsx::written_bytes(std::filesystem::temp_directory_path(), "a", "b", {{"姓名"}, {"身份证号"}},
                                                   {{std::string("田桂英"), 110105194912310021.0}}), "");
  CHECK(lost.value().rows[2].cells[1] == "#DIGITS");
}

TEST_CASE("the points in the catalogue are those with which the engine is tested") {
  using enum linkage::Evidence;
  const auto& points = vocabulary().points;
  CHECK(points.of.size() == linkage::evidence_count);
  CHECK(points.of.at(name_same) + points.of.at(phone_same) >= points.sure);
  CHECK(points.of.at(name_same) + points.of.at(home_same) >= points.sure);
  CHECK(points.of.at(name_near) + points.of.at(home_same) >= points.doubtful);
  CHECK(points.of.at(name_near) + points.of.at(birth_year_same) >= points.doubtful);
  CHECK(points.of.at(name_same) < points.doubtful);
}

TEST_CASE("a deed is read back as it was sealed") {
  const Deed deed{true, 3, 77, {{FilledField::phone, "", "13800001111"}, {FilledField::home, "5", "6"}}};
  const auto again = unsealed(sealed(deed));
  CHECK(again.added);
  CHECK(again.version == 3);
  CHECK(again.made_home == 77);
  REQUIRE(again.filled.size() == 2);
  CHECK(again.filled[1].field == FilledField::home);
  CHECK(again.filled[1].was == "5");
  CHECK(json::text(sealed(deed)) == "\"***\"");
}

}  // namespace linli::imports::people_rules_tests
