// The database of a test: SQLite in its data folder or, where LINLI_TEST_DB names a PostgreSQL, a database of its own there.
// bin/test --postgres starts one and names it. Cases that are about one of the two stand in a doctest suite "sqlite" or
// "postgres" and are left out with the other.
#pragma once
#include <filesystem>
#include <span>
#include <string>

#include "platform/db/migrate.hpp"

namespace linli::testing {

// The address of the tests' PostgreSQL; empty on SQLite.
std::string test_postgres();

// The address of the database that belongs to a data folder, made when it is asked for first; empty on SQLite. It has the
// tables of `migrations` already, copied from a database that keeps them ready or, where there is Citus, made and spread.
std::string database_of(const std::filesystem::path& folder, std::span<const Migration> migrations = {});
// Removes it, with whoever is still connected.
void remove_database_of(const std::filesystem::path& folder);

}  // namespace linli::testing
