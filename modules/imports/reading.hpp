// What one row tells, before anything is written.
#pragma once
#include "modules/imports/columns.hpp"

namespace linli::imports {

// A request as the row tells it, and in which areas of the file it lies.
struct ToldRow {
  requests::ForeignRequest request;
  std::string street;
  std::string community;
};

// Reads a row by its map; a failure says in words why it cannot be taken.
Result<ToldRow> read_row(const ImportMap& map, const Columns& columns, const Fields& row, Instant now);

}  // namespace linli::imports
