// Values to and from libpq. Results come as text, which needs one reader a type; parameters go as text too, but bytes and
// words as they are.
#pragma once
#include <libpq-fe.h>

#include <span>
#include <string>
#include <vector>

#include "platform/db/value.hpp"

namespace linli::db {

// The types of which this knows more than that they are words.
inline constexpr Oid bool_type = 16, bytes_type = 17, bigint_type = 20, smallint_type = 21, integer_type = 23,
                     text_type = 25, real_type = 700, double_type = 701, numeric_type = 1700;

// The parameters of one statement under way. The values must outlive it.
class Parameters {
 public:
  Parameters(std::span<const Value> values, std::span<const Oid> types);

  int count() const { return static_cast<int>(pointers_.size()); }
  const char* const* pointers() const { return pointers_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::string> numbers_;
  std::vector<const char*> pointers_;
  std::vector<int> lengths_, formats_;
};

// One column of one row: a boolean is 0 or 1; a sum of whole numbers, which PostgreSQL calls numeric, a whole number.
Value column_of(const PGresult* result, int row, int column);

// Adds a value as a column of this type in COPY's text format.
void append_copied(std::string& line, const Value& value, Oid type);

}  // namespace linli::db
