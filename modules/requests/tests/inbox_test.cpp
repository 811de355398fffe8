#include <doctest/doctest.h>

#include <list>

#include "modules/requests/closing/statements.hpp"
#include "modules/requests/tests/village.hpp"

using namespace linli;
using testing::Village;

TEST_CASE("what waits for a word is found in an index from its first day on") {
  Village village;
  std::list<std::string> questions;  // a statement is known by the address of its text
  const auto plan_of = [&](const Statement& statement, std::size_t places) {
    const Statement question{questions.emplace_back("explain query plan " + std::string(statement.sql)).c_str()};
    return village.house.read([&](Tx& tx) {
      std::string plan;
      tx.connection().run(question, std::vector<db::Value>(places),
                          [&](std::span<const db::Value> row) { plan.append(db::text(row[3])) += "\n"; });
      return plan;
    });
  };
  const auto uses = [](const std::string& plan, const char* index) { return plan.find(index) != std::string::npos; };
  using namespace requests::statements;
  const auto* on_board = "requests_requests_board (community_id=? AND state=? AND due_at>?)";
  CHECK(uses(plan_of(count_done, 13), on_board));
  CHECK(uses(plan_of(list_done, 13), on_board));
}
