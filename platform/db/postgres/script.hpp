// The one place that knows how a migration reads on PostgreSQL.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

// A migration for PostgreSQL, in two halves: first the tables, then their foreign keys, because on Citus a key can only
// be added when the tables at both of its ends have been spread.
//
// blob becomes bytea. Text is compared by its bytes (collate "C"), as SQLite does, so that areas' codes sort and search
// alike in every database, whatever language it was made for.
struct PostgresScript {
  std::string tables;
  std::vector<std::string> foreign_keys;
};
PostgresScript postgres_script(std::string_view migration);

}  // namespace linli::db
