#pragma once
#include <string>

namespace linli::db {

// True for "postgresql://…" and "postgres://…".
bool is_postgres_address(const std::string& text);

// An address without its password, for logs and for people: "postgresql://linli@db.example.org:5432/linli". Throws
// std::runtime_error in plain words, which do not repeat it, when it cannot be read or names no database.
std::string shown_address(const std::string& address);

}  // namespace linli::db
