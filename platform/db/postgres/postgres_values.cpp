#include "platform/db/postgres/postgres_values.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace linli::db {
namespace {

std::int64_t whole_of(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

double real_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

int digit_of(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// "\x48656c": the form in which PostgreSQL says bytes.
std::string bytes_of(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 2; i + 1 < text.size(); i += 2)
    bytes += static_cast<char>(digit_of(text[i]) * 16 + digit_of(text[i + 1]));
  return bytes;
}

}  // namespace

Parameters::Parameters(std::span<const Value> values, std::span<const Oid> types)
    : pointers_(values.size()), lengths_(values.size()), formats_(values.size()) {
  numbers_.reserve(values.size());  // so that none moves
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::holds_alternative<Sealed>(values[i])) throw std::logic_error("a sealed text reached the database open");
    if (is_null(values[i])) continue;
    auto bytes = text(values[i]);
    if (const auto* whole = std::get_if<std::int64_t>(&values[i])) bytes = numbers_.emplace_back(std::to_string(*whole));
    if (const auto* number = std::get_if<double>(&values[i])) bytes = numbers_.emplace_back(fmt::format("{}", *number));
    const bool is_words = std::holds_alternative<std::string>(values[i]);
    const bool as_it_is = std::holds_alternative<Blob>(values[i]) ||
                          (is_words && (types[i] == text_type || types[i] == bytes_type));
    pointers_[i] = bytes.data() == nullptr ? "" : bytes.data();
    lengths_[i] = static_cast<int>(bytes.size());
    formats_[i] = as_it_is ? 1 : 0;
  }
}

Value column_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return {};
  const std::string_view text(PQgetvalue(result, row, column),
                              static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case bool_type: return std::int64_t{text == "t" ? 1 : 0};
    case bigint_type:
    case smallint_type:
    case integer_type: return whole_of(text);
    case real_type:
    case double_type: return real_of(text);
    case numeric_type: return text.find('.') == text.npos ? Value(whole_of(text)) : Value(real_of(text));
    case bytes_type: return Blob{bytes_of(text)};
    default: return std::string(text);
  }
}

void append_copied(std::string& line, const Value& value, Oid type) {
  if (is_null(value)) {
    line += "\\N";
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    line += std::to_string(*whole);
  } else if (const auto* number = std::get_if<double>(&value)) {
    line += fmt::format("{}", *number);
  } else if (type == bytes_type) {
    line += "\\\\x";
    for (const unsigned char c : text(value)) fmt::format_to(std::back_inserter(line), "{:02x}", c);
  } else {
    for (const char c : text(value)) {
      const auto at = std::string_view("\b\f\n\r\t\v\\").find(c);
      if (at == std::string_view::npos) line += c;
      else (line += '\\') += "bfnrtv\\"[at];
    }
  }
}

}  // namespace linli::db
