#include "engines/addresses/addresses.hpp"

#include <doctest/doctest.h>

#include <ostream>

using linli::addresses::Address;
using linli::addresses::bare;
using linli::addresses::split;

namespace linli::addresses {
std::ostream& operator<<(std::ostream& out, const Address& a) {
  return out << "road “" << a.road << "” number “" << a.number << "” compound “" << a.compound << "” building “" << a.building
             << "” unit “" << a.unit << "” room “" << a.room << "”";
}
}  // namespace linli::addresses

namespace {

void check(const char* text, const Address& expected) { CHECK_MESSAGE(split(text) == expected, text, " is ", split(text)); }

}  // namespace

TEST_CASE("building, unit and room are read in every notation that staff use") {
  const Address home{"", "", "", "3", "2", "501"};
  for (const auto* text : {"3栋2单元501", "3栋2单元501室", "3-2-501", "3—2—501", "３－２－５０１", "3号楼二单元501室", "三栋二单元五〇一",
                           "三号楼二单元五零一室", "3#2-501", "3#楼2单元501", "3幢2单元501号", "3座2单元501房", "3栋 2单元 501",
                           "3栋-2单元-501", "3/2/501", "3.2.501", "3、2、501", "3栋2单元5楼501", "3号楼2门501", "3栋2-501",
                           "3号楼2单元5层501室", "3楼2单元501", "3栋2号单元501室"})
    check(text, home);
}

TEST_CASE("a home without a unit, a building without a home, and a unit without a building are read") {
  check("3栋501", {"", "", "", "3", "", "501"});
  check("3-501", {"", "", "", "3", "", "501"});
  check("B座1203", {"", "", "", "B", "", "1203"});
  check("12A栋301B", {"", "", "", "12A", "", "301B"});
  check("十二栋一单元一百零二", {"", "", "", "12", "1", "102"});
  check("2单元501", {"", "", "", "", "2", "501"});
  check("玉岭花园3幢", {"", "", "玉岭花园", "3", "", ""});
  check("3栋东户", {"", "", "", "3", "", "东"});
}

TEST_CASE("compound, road and number before the building are told apart") {
  check("玉岭花园3栋2单元501", {"", "", "玉岭花园", "3", "2", "501"});
  check("玉岭花园13栋501", {"", "", "玉岭花园", "13", "", "501"});
  check("建设路12号玉岭花园3栋2单元501室", {"建设路", "12", "玉岭花园", "3", "2", "501"});
  check("民主大道东段8号3栋501", {"民主大道东段", "8", "", "3", "", "501"});
  check("建设路12号院3号楼501", {"建设路", "", "12号院", "3", "", "501"});
  check("中山路100弄5号301室", {"中山路", "", "100弄", "5", "", "301"});
  check("玉岭小区3-2-501", {"", "", "玉岭小区", "3", "2", "501"});
  check("八一小区3栋501", {"", "", "八一小区", "3", "", "501"});
  check("城市花园3栋501", {"", "", "城市花园", "3", "", "501"});
  check("五一路8号", {"五一路", "8", "", "", "", ""});
  check("玉岭村3组12号", {"", "12", "玉岭村3组", "", "", ""});
  check("人民巷7-1号", {"人民巷", "7-1", "", "", "", ""});
}

TEST_CASE("province, city, district, street office and community in front are left out") {
  check("湖北省松滋市新江口街道玉岭社区玉岭花园3栋2单元501", {"", "", "玉岭花园", "3", "2", "501"});
  check("湖北省荆州市松滋市新江口街道办事处建设路12号玉岭花园3栋501", {"建设路", "12", "玉岭花园", "3", "", "501"});
  check("郑州市二七区祈福社区3栋501", {"", "", "", "3", "", "501"});
  check("松滋市玉岭花园3栋501", {"", "", "玉岭花园", "3", "", "501"});
}

TEST_CASE("what is no address, and what is cut off, is a compound or nothing, and never an error") {
  check("", {});
  check("   ", {});
  check("不详", {"", "", "不详", "", "", ""});
  check("玉岭花园", {"", "", "玉岭花园", "", "", ""});
  for (const auto* text : {"-", "---", "栋单元室", "\xFF\xFE", "3栋2单元", "99999999999999999999栋", "((((", "室501"}) {
    CHECK_NOTHROW(split(text));
    CHECK(split(text) == split(text));
  }
}

TEST_CASE("a bare number is what buildings and rooms are compared by") {
  for (const auto* text : {"3栋", "三号楼", "3#", "３幢", " 3 座 ", "3", "第3栋"}) CHECK_MESSAGE(bare(text) == "3", text);
  CHECK(bare("b2座") == "B2");
  CHECK(bare("二单元") == "2");
  CHECK(bare("501室") == "501");
  CHECK(bare("物业楼后面") == "物业楼后面");
}
