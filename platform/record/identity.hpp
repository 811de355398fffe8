// The leaves of what tells one person from another: identification numbers, masked and sealed, and days.
#pragma once
#include "platform/base/id_number.hpp"
#include "platform/record/leaf.hpp"
#include "platform/record/rows.hpp"

namespace linli {

template <>
struct Leaf<IdNumber> {
  static void write(std::string& out, const IdNumber& value) { write_json_string(out, value.masked()); }
  static const char* read(const boost::json::value& json, IdNumber& value, std::string& limit);
  static boost::json::object schema() {
    return {{"type", "string"}, {"description", "an identification number (GB 11643); masked in answers"}};
  }
  static db::Value to_db(const IdNumber& value) { return db::Sealed{value.characters()}; }
  static IdNumber from_db(const db::Value& value) { return IdNumber::stored(std::string(db::text(value))); }
};

template <>
struct Leaf<Day> {
  static void write(std::string& out, const Day& value) { write_json_string(out, value.iso()); }
  static const char* read(const boost::json::value& json, Day& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "string"}, {"format", "date"}}; }
  static db::Value to_db(const Day& value) { return value.iso(); }
  static Day from_db(const db::Value& value) { return parse_day(db::text(value)).value_or(Day{}); }
};

namespace rows {
template <>
inline constexpr bool sealed<IdNumber> = true;
template <>
inline constexpr bool sealed<std::optional<IdNumber>> = true;
}  // namespace rows

}  // namespace linli
