#pragma once
#include <span>
#include <string>

#include "platform/base/instant.hpp"
#include "platform/db/connection.hpp"

namespace linli {

// One step forward of one module's tables: "points", "0001-create-entries", and its SQL. Never changed once merged.
struct Migration {
  std::string module;
  std::string name;
  std::string sql;
};

// Runs what has not been run, in order, each in a transaction of its own, and keeps its SHA-256. Throws
// std::runtime_error when a migration that has run was changed since, or when the data is newer than the program.
// Returns how many it ran.
int migrate(db::Connection& connection, std::span<const Migration> migrations, Instant now);

}  // namespace linli
