#include "engines/addresses/addresses.hpp"
#include "engines/addresses/patterns.hpp"
#include "platform/base/text.hpp"

namespace linli::addresses {
namespace {

using icu::UnicodeString;

constexpr std::size_t longest_address = 600;  // bytes

// A number as buildings, units and rooms have it.
#define NUMBER "([0-9]{1,4}[A-Z]?|[A-Z][0-9]{0,3}|[东西南北中甲乙丙丁戊])"
#define ROOM "([0-9]{1,5}[A-Z]?|[A-Z][0-9]{1,4}|[东西南北中][0-9]?)"
#define FLOOR "(?:第?[0-9]{1,2}[层楼]-?)?"

// The way in from the building on; group 1 is what stands before it.
struct Ending {
  Pattern pattern;
  int building, unit, room;  // groups; 0 none
};

const std::vector<Ending>& endings() {
  static const std::vector<Ending> all = [] {
    std::vector<Ending> made;
    // 人民巷7-1号 is a number on a road, no building and room.
    made.push_back({Pattern("(.*(?:路|街|巷|大道|胡同)[0-9]+-[0-9]+号)"), 0, 0, 0});
    // 中山路100弄5号301室
    made.push_back({Pattern("(.*?[0-9]+弄)-?" NUMBER "号楼?(?:-?" ROOM "(?:室|房|号|户)?)?"), 2, 0, 3});
    // 3栋2单元501, 3号楼二单元5楼501室, 3#2-501, 3幢, B座1203
    made.push_back({Pattern("(.*?)" NUMBER "(?:号楼|号栋|栋楼?|幢|座|#楼?|楼)-?(?:" NUMBER "(?:号?单元|门|梯|-)-?)?" FLOOR
                            "(?:" ROOM "(?:室|房|号|户)?)?"),
                    2, 3, 4});
    // 3-2-501, 3-2单元-501, 3-501
    made.push_back({Pattern("(.*?)" NUMBER "-(?:" NUMBER "(?:号?单元|门|梯)?-)?" FLOOR ROOM "(?:室|房|号|户)?"), 2, 3, 4});
    // 2单元501
    made.push_back({Pattern("(.*?)" NUMBER "(?:号?单元|门)-?" FLOOR ROOM "(?:室|房|号|户)?"), 0, 2, 3});
    // 2号院501室: a room and no building
    made.push_back({Pattern("(.*?[^0-9-])-?" ROOM "(?:室|房)"), 0, 0, 2});
    return made;
  }();
  return all;
}

#undef NUMBER
#undef ROOM
#undef FLOOR

UnicodeString without_dashes(UnicodeString text) {
  while (text.startsWith(u'-')) text.remove(0, 1);
  while (text.endsWith(u'-')) text.truncate(text.length() - 1);
  return text;
}

// Province, city, district, street office and community in front say nothing that the community's own book does not know.
UnicodeString without_regions(UnicodeString text) {
  // A district is no 小区, a city no 城市花园; a region's name has two letters or more.
  static const std::vector<Pattern> regions = [] {
    std::vector<Pattern> made;
    made.emplace_back("(?:[^0-9路街]{2,7}?(?:省|自治区))-?");
    made.emplace_back("(?:[^0-9路街]{2,7}?(?<![城超门夜菜都])(?:市|自治州|地区|盟))-?");
    made.emplace_back("(?:[^0-9路街]{2,7}?(?<![城超门夜菜都])市|[^0-9路街]{1,6}?(?<![小社园新厂校住片院营])(?:区|县|旗))-?");
    made.emplace_back("(?:[^0-9路]{1,8}?(?:街道(?:办事处)?|镇|乡))-?");
    made.emplace_back("(?:[^0-9路]{2,10}?(?:社区(?:居委会)?|居委会|村委会|居民委员会|村民委员会))-?");
    return made;
  }();
  for (const auto& region : regions) {
    const auto found = region.groups_in_front(text);
    if (!found.empty()) text.remove(0, found[0].length());
  }
  return without_dashes(text);
}

void read_head(UnicodeString head, Address& address) {
  static const Pattern road("([^0-9]{1,12}?(?:大道|大街|路|街|巷|胡同)(?:[东西南北中]段)?)-?(?:([0-9]+(?:-[0-9]+)?)号(?![楼院栋]))?-?");
  static const Pattern only_number("(.*?[^0-9-])([0-9]+(?:-[0-9]+)?)号");
  head = without_regions(head);
  if (const auto found = road.groups_in_front(head); !found.empty()) {
    address.road = utf8_of(found[1]);
    address.number = utf8_of(found[2]);
    head.remove(0, found[0].length());
  }
  head = without_dashes(head);
  if (const auto found = only_number.groups(head); !found.empty() && address.number.empty()) {
    head = found[1];
    address.number = utf8_of(found[2]);
  }
  address.compound = utf8_of(without_dashes(head));
}

}  // namespace

Address split(std::string_view utf8) {
  Address address;
  if (utf8.size() > longest_address) return {.compound = std::string(first_letters(utf8, 60))};
  const auto text = UnicodeString::fromUTF8(plain(utf8));
  for (const auto& ending : endings()) {
    const auto found = ending.pattern.groups(text);
    if (found.empty()) continue;
    const auto part = [&](int group) {
      return group == 0 ? std::string() : utf8_of(found[static_cast<std::size_t>(group)]);
    };
    address.building = part(ending.building);
    address.unit = part(ending.unit);
    address.room = part(ending.room);
    read_head(found[1], address);
    return address;
  }
  read_head(text, address);
  return address;
}

std::string bare(std::string_view utf8) {
  static const Pattern number("第?([0-9A-Z]+|[东西南北中甲乙丙丁戊])(?:号楼|号栋|号|栋楼?|幢|座|楼|#楼?|单元|号单元|门|梯|室|房|户|层)?");
  const auto text = UnicodeString::fromUTF8(plain(utf8));
  const auto found = number.groups(text);
  return utf8_of(found.empty() ? text : found[1]);
}

}  // namespace linli::addresses
