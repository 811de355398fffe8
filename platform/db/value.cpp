#include "platform/db/value.hpp"

namespace linli::db {

std::int64_t integer(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value)) return static_cast<std::int64_t>(*number);
  return 0;
}

double real(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  return static_cast<double>(integer(value));
}

std::string_view text(const Value& value) {
  if (const auto* plain = std::get_if<std::string>(&value)) return *plain;
  if (const auto* blob = std::get_if<Blob>(&value)) return blob->bytes;
  if (const auto* sealed = std::get_if<Sealed>(&value)) return sealed->text;
  return {};
}

}  // namespace linli::db
