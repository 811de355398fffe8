#pragma once
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/db/tables.hpp"

namespace linli::db {

struct MovedTable {
  std::string name;
  std::int64_t rows = 0;
  std::string checksum;  // of every value of every row, whatever order they stand in: 32 hexadecimal digits
};

// Told now and then which table is under way, and how many rows of all are done.
using OnMoved = std::function<void(const std::string& table, std::int64_t rows, std::int64_t all)>;

// Copies every row of these tables from one database to another, whatever each of them is, in one transaction: what is
// read back there must have the same counts and checksums, else nothing stays. Both must have the tables already. Throws
// std::runtime_error in plain words when there are rows already where it shall go, and when the copy is not the same.
std::vector<MovedTable> move_rows(Connection& from, Connection& to, std::span<const Table> tables, const OnMoved& tell);

}  // namespace linli::db
