#include <doctest/doctest.h>

#include <list>

#include "modules/requests/closing/statements.hpp"
#include "modules/requests/tests/closing_deeds.hpp"

using namespace linli;
using requests::Answer;
using testing::called_back;
using testing::figures;
using testing::mended_for_granny;
using testing::rated;
using testing::ratings_of;
using testing::taken_and_done;
using testing::Village;

TEST_CASE("without data there are no rates and no medians") {
  Village village;
  const auto none = figures(village);
  CHECK(none.ordered == 0);
  CHECK_FALSE(none.response.rate.has_value());
  CHECK_FALSE(none.solution.rate.has_value());
  CHECK_FALSE(none.satisfaction.rate.has_value());
  CHECK_FALSE(none.median_accept_minutes.has_value());
  CHECK_FALSE(none.median_finish_minutes.has_value());
  village.ordered_by_granny();
  CHECK(figures(village).response.of == 0);  // its promise has not passed yet
}

TEST_CASE("figures come from what was done and what residents said, and the newest word counts") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto unsolved = mended_for_granny(village);
  rated(village, granny, unsolved, Answer::not_solved, "还在漏");
  called_back(village, village.as_call_taker(), mended_for_granny(village), Answer::partly);
  rated(village, granny, mended_for_granny(village), Answer::solved);
  village.ordered_by_granny();  // nobody takes this one
  village.wait(days(1));

  const auto now = figures(village);
  CHECK(now.ordered == 4);
  CHECK(now.dispatched == 3);
  CHECK(now.closed == 2);
  CHECK(now.reopened == 1);
  CHECK(now.late_now == 2);
  CHECK(now.solution.count == 1);
  CHECK(now.solution.of == 3);
  CHECK(now.satisfaction.count == 2);
  CHECK(now.satisfaction.rate.value() == doctest::Approx(2.0 / 3));
  CHECK(now.response.count == 2);  // the reopened one has waited too long again
  CHECK(now.response.of == 4);
  CHECK(now.median_accept_minutes == 0);
  CHECK(now.median_finish_minutes == 30);
  REQUIRE(now.by_kind.size() == 1);
  CHECK(now.by_kind[0].kind == "home_repair");
  CHECK(now.by_kind[0].count == 4);

  taken_and_done(village, village.as_far_helper(), unsolved);
  rated(village, granny, unsolved, Answer::solved);
  CHECK(figures(village).solution.count == 2);
  CHECK(figures(village).solution.of == 3);
}

TEST_CASE("figures leave out what lies before their days and outside the reader's reach") {
  Village village;
  rated(village, village.as_resident(village.granny), mended_for_granny(village), Answer::solved);
  const auto elsewhere = village.house.read([&](Tx& tx) {
    return ratings_of(village).figures(tx, testing::caller_with({requests::view}, testing::other_grid_code),
                                       {village.community.id, {}});
  });
  CHECK(elsewhere.ordered == 0);
  CHECK(elsewhere.closed == 0);
  CHECK(elsewhere.solution.of == 0);
  village.house.clock().advance(days(8));
  const auto later = figures(village);
  CHECK(later.ordered == 0);
  CHECK(later.closed == 0);
  CHECK(later.solution.of == 0);
}

TEST_CASE("figures and what waits for a word are found in an index from their first day on") {
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
  CHECK(uses(plan_of(courses, 10), "requests_requests_ordered (community_id=? AND ordered_at>?)"));
  CHECK(uses(plan_of(count_answers, 10), "requests_ratings_at (community_id=? AND at>?)"));
  CHECK(uses(plan_of(count_closed, 10), on_board));
  CHECK(uses(plan_of(count_done, 13), on_board));
  CHECK(uses(plan_of(list_done, 13), on_board));
}
