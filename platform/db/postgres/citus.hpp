// How tables lie on several machines, when the database has Citus (DESIGN §5).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/tables.hpp"

namespace linli::db {

// How one table is spread. Rows with the same value of `column` lie on one machine; those of every table spread by
// community_id lie together. Without a column every machine has a copy.
struct Spread {
  std::string table;
  std::string column;

  bool by_community() const { return column == "community_id"; }
};

// Tables of a community by community_id. A directory table by the first column of its key, when each of its unique keys
// has that column; else, as reference tables, a copy on every machine.
Spread spread_of(const Table& table);

// The statements that spread tables, copies first.
std::vector<std::string> spreading_steps(std::span<const Table> tables);

// The statements that spread a database whose tables these migrations made: foreign keys are taken off and put back last,
// because Citus lets none in from a table that is not spread yet.
std::vector<std::string> distribution_steps(std::string_view migrations);

// What keeps a table from lying on several machines, in plain words; empty when nothing does. `all` are the tables that
// its foreign keys may lead to.
std::string why_not_spread(const Table& table, std::span<const Table> all);

// What keeps a statement from running there: volatile functions, recursion, or tables of communities that are joined
// without their community_id. Empty when nothing is found; it does not find everything.
std::string why_not_spread(const std::string& statement, std::span<const Table> all);

}  // namespace linli::db
