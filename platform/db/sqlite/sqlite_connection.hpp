#pragma once
#include <filesystem>
#include <memory>

#include "platform/db/connection.hpp"

namespace linli::db {

// Opens one connection to a SQLite file (WAL, foreign keys on, synchronous=FULL so that a commit is on the disk before
// it returns). A reading connection cannot write. Throws DatabaseError.
std::unique_ptr<Connection> connect_sqlite(const std::filesystem::path& file, bool writing);

}  // namespace linli::db
