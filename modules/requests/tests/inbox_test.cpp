#include <doctest/doctest.h>

#include "modules/requests/closing/statements.hpp"
#include "modules/requests/tests/plans.hpp"

using namespace linli;
using testing::plan_of;
using testing::uses;
using testing::Village;

TEST_CASE("what waits for a word is found in an index from its first day on" * doctest::test_suite("sqlite")) {
  Village village;
  using namespace requests::statements;
  const auto* on_board = "requests_requests_board (community_id=? AND state=? AND due_at>?)";
  CHECK(uses(plan_of(village, count_done, 13), on_board));
  CHECK(uses(plan_of(village, list_done, 13), on_board));
}
