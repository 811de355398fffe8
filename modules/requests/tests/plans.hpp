// How the database would find what a statement asks for.
#pragma once
#include <list>

#include "modules/requests/tests/village.hpp"

namespace linli::testing {

// The plan of a statement with that many places, in SQLite's words, a line for each table.
inline std::string plan_of(Village& village, const Statement& statement, std::size_t places) {
  static std::list<std::string> questions;  // a statement is known by the address of its text
  const Statement question{questions.emplace_back("explain query plan " + std::string(statement.sql)).c_str()};
  return village.house.read([&](Tx& tx) {
    std::string plan;
    tx.connection().run(question, std::vector<db::Value>(places),
                        [&](std::span<const db::Value> row) { plan.append(db::text(row[3])) += "\n"; });
    return plan;
  });
}

inline bool uses(const std::string& plan, const char* index) { return plan.find(index) != std::string::npos; }

}  // namespace linli::testing
