#include "platform/record/identity.hpp"

namespace linli {

const char* Leaf<IdNumber>::read(const boost::json::value& json, IdNumber& value, std::string& limit) {
  limit = "string";
  if (!json.is_string()) return "json.wrong_type";
  const char* fault = nullptr;
  if (auto number = IdNumber::make(json.get_string(), fault)) value = std::move(*number);
  return fault;
}

const char* Leaf<Day>::read(const boost::json::value& json, Day& value, std::string& limit) {
  limit = "string";
  if (!json.is_string()) return "json.wrong_type";
  const auto day = parse_day(json.get_string());
  if (!day) return "day.not_a_day";
  value = *day;
  return nullptr;
}

}  // namespace linli
