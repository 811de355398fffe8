#include "modules/store/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::store;

TEST_CASE("a good is offered from its start until its end") {
  const Instant noon = from_local(2026, 11, 24, 12 * 60, 480);
  Good good{.starts_at = noon};
  CHECK_FALSE(is_offered(good, noon - seconds(1)));
  CHECK(is_offered(good, noon));
  good.ends_at = noon + days(1);
  CHECK(is_offered(good, noon + hours(23)));
  CHECK_FALSE(is_offered(good, noon + days(1)));
}

TEST_CASE("a limit counts what a household had before") {
  Good good;
  CHECK_FALSE(is_above_limit(good, 90, 20));
  good.monthly_limit = Whole<1, 100>{2};
  CHECK_FALSE(is_above_limit(good, 0, 2));
  CHECK_FALSE(is_above_limit(good, 1, 1));
  CHECK(is_above_limit(good, 1, 2));
}

TEST_CASE("a month begins at midnight of its first day on the community's clock") {
  const auto first = from_local(2026, 11, 1, 0, 480);
  CHECK(month_of(first, 480) == first);
  CHECK(month_of(first - seconds(1), 480) == from_local(2026, 10, 1, 0, 480));
  CHECK(month_of(first + days(20), 480) == first);
}

TEST_CASE("a code is six digits, the leading zeros too") {
  CHECK(code_from("000000000000001" + std::string(49, 'f')) == "000001");
  CHECK(code_from("0000000000f4240" + std::string(49, '0')) == "000000");
  CHECK(code_from(std::string(64, 'f')).size() == 6);
}

TEST_CASE("a line on the shelf knows the line that undoes it") {
  ledger::Line in, undoing;
  in.id = {1};
  in.amount = 5;
  undoing.id = {2};
  undoing.amount = -5;
  undoing.reverses = in.id;
  const auto lines = shown({undoing, in});
  CHECK(lines[1].reversed_by == Id<StockLine>{2});
  CHECK(lines[0].reverses == Id<StockLine>{1});
  CHECK_FALSE(lines[0].reversed_by);
}
