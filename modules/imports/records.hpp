#pragma once
#include <filesystem>
#include <map>

#include "platform/auth/caller.hpp"
#include "platform/base/result.hpp"
#include "platform/record/types.hpp"

namespace linli::imports {

struct MappedColumn {
  std::string column;
  std::string name_from;  // the column whose words name the area; the same one without it
};

// How the columns of a file from elsewhere are read, from catalog/imports/*.yaml (its README explains every key).
struct ImportMap {
  std::string name;
  std::string source;  // with the key, what makes a row unique for ever
  std::string key;
  std::string timezone;                            // of the IANA database
  std::string ordered_at, closed_at, time_format;  // as strptime reads it
  std::string lat, lng, address;
  std::vector<std::string> address_else;
  bool place_may_be_missing = false;
  std::vector<std::string> words;
  std::string status;
  std::vector<std::string> closed_words, open_words;
  std::string county_code;
  Words2 county_name;
  MappedColumn street, community;
  std::string kind_column;
  std::map<std::string, std::string> kinds;
};

struct RefusedRow {
  std::int64_t row = 0;  // 1 is the first below the names of the columns
  std::string reason;
};
LINLI_RECORD(RefusedRow, row, reason)

// What an import came to.
struct Report {
  std::int64_t accepted = 0;
  std::int64_t repeated = 0;
  std::vector<RefusedRow> refused;
};
LINLI_RECORD(Report, accepted, repeated, refused)

}  // namespace linli::imports
