// Texts that belong to nobody but the house: sealed in their table, and never told in JSON.
#pragma once
#include "platform/record/leaf.hpp"
#include "platform/record/rows.hpp"

namespace linli {

struct Hidden {
  std::string text;
  bool operator==(const Hidden&) const = default;
};

template <>
struct Leaf<Hidden> {
  static void write(std::string& out, const Hidden&) { write_json_string(out, "***"); }
  static const char* read(const boost::json::value&, Hidden&, std::string&) { return "json.wrong_type"; }
  static boost::json::object schema() { return {{"type", "string"}, {"description", "never told"}}; }
  static db::Value to_db(const Hidden& value) { return db::Sealed{value.text}; }
  static Hidden from_db(const db::Value& value) { return {std::string(db::text(value))}; }
};

namespace rows {
template <>
inline constexpr bool sealed<Hidden> = true;
template <>
inline constexpr bool sealed<std::optional<Hidden>> = true;
}  // namespace rows

}  // namespace linli
