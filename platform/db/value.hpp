// What a column holds, on every database.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace linli::db {

// A text that is stored encrypted. The transaction closes it before it is bound and opens it when it is read.
struct Sealed {
  std::string text;
};
struct Blob {
  std::string bytes;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob, Sealed>;

inline bool is_null(const Value& value) { return std::holds_alternative<std::monostate>(value); }
std::int64_t integer(const Value& value);
double real(const Value& value);
// The text or bytes; empty for null.
std::string_view text(const Value& value);

}  // namespace linli::db
