#pragma once
#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace linli::db {

// Opens one connection to PostgreSQL 15 or newer (libpq). Throws DatabaseError; no message holds the address' password or
// a stored value.
//
// A reader sees one snapshot and cannot write. A writer runs at repeatable read: what would be lost by another
// transaction fails with `clash`. One writer at a time may write in a database, because two would give the same ids to
// different things; a second one waits a little and is then refused with `busy`.
//
// A statement that takes longer than `statement_seconds` fails with `busy`; scripts may take as long as they need. What
// the writer left behind when it lost the database is ended before it goes on.
std::unique_ptr<Connection> connect_postgres(const std::string& address, bool writing, int statement_seconds = 30);

}  // namespace linli::db
