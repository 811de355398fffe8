// The month behind the demonstration, played on a real house.
#include <doctest/doctest.h>

#include "platform/testing/test_house.hpp"
#include "server/demo/founding.hpp"
#include "server/demo/staging.hpp"
#include "server/modules.hpp"

namespace linli::demo {

TEST_CASE("the house refuses no deed of the month that the demonstration tells") {
  testing::TestHouse house(all_modules());
  constexpr int china = 480;
  const auto now = testing::standing_time();
  const auto plan = make_plan(now, china);
  const auto founded = found(house.house(), plan, now - days(45));
  Players players(house.house(), plan, founded);
  Stage stage(house.house(), players);
  const auto played = play(stage, plan, now);
  CHECK_MESSAGE(played.refused == 0, stage.last_refusal());
  CHECK_FALSE(played.waiting_residents.empty());
  CHECK_FALSE(played.asked.empty());
}

}  // namespace linli::demo
