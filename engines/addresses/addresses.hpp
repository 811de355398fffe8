#pragma once
#include <string>
#include <string_view>

namespace linli::addresses {

// The parts of a Chinese address; those that it does not name are empty. `number` is the one on the road (12 of 建设路12号).
// Building, unit and room are bare: digits and capital letters, or a single sign such as 东.
struct Address {
  std::string road, number, compound, building, unit, room;
  bool operator==(const Address&) const = default;
};

// Takes an address apart, in any of the notations of `tests/addresses_test.cpp`. Safe from several threads.
Address split(std::string_view utf8);

// The bare number of a building, unit or room: "3" of "三号楼", "3栋", "3#"; "B2" of "b2座". What is no number stays as it
// is, without spaces.
std::string bare(std::string_view utf8);

// Text without spaces, in half-width signs, with Chinese numerals before 栋, 单元, 室 … and behind 单元, 栋 … in digits, and
// every kind of dash as "-".
std::string plain(std::string_view utf8);

}  // namespace linli::addresses
