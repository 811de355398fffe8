#include <doctest/doctest.h>

#include "modules/requests/tests/closing_deeds.hpp"
#include "modules/requests/tests/dispatching_village.hpp"
#include "modules/requests/tests/plans.hpp"
#include "modules/requests/weeks.hpp"
#include "modules/requests/weeks/statements.hpp"
#include "platform/base/made_since.hpp"
#include "shapes/work/statements.hpp"

using namespace linli;
using requests::Answer;
using testing::body_of;
using testing::called_back;
using testing::DispatchingVillage;
using testing::looked_at;
using testing::mended_for_granny;
using testing::plan_of;
using testing::rated;
using testing::taken_and_done;
using testing::uses;
using testing::Village;

namespace {

requests::WeeksPage weeks_for(Village& village, const Caller& reader) {
  return village.house.read(
      [&](Tx& tx) { return village.house.room<requests::Weeks>().weeks(tx, reader, {village.community.id}); });
}

requests::Burden burden_for(Village& village, const Caller& reader) {
  return village.house.read(
      [&](Tx& tx) { return village.house.room<requests::Weeks>().burden(tx, reader, {village.community.id}); });
}

requests::OrderRequest blocked_lane(const Village& village) {
  auto wanted = village.order("fire_lane");
  wanted.fields.value["what"] = "things";
  return wanted;
}

// The grid worker is asked to see to it, is there for 25 minutes, and somebody else has a look.
void lane_cleared(DispatchingVillage& village) {
  const auto request = village.ordered(village.as_resident(village.granny), blocked_lane(village));
  const auto part = village.offer(request, village.grid_worker);
  const auto worker = village.as_grid_worker();
  village.accept(worker, part);
  village.arrive(worker, part);
  village.house.clock().advance(minutes(25));
  requests::CompleteAssignment told;
  told.note = Text<0, 500>("搬走了");
  village.complete(worker, part, told);
  looked_at(village, village.as_staff(), part.request_id, true);
}

}  // namespace

TEST_CASE("the last of twelve weeks tells exactly what was ordered, done, said and given in it") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto unsolved = mended_for_granny(village);
  rated(village, granny, unsolved, Answer::not_solved, "还在漏");
  called_back(village, village.as_call_taker(), mended_for_granny(village), Answer::partly);
  rated(village, granny, mended_for_granny(village), Answer::solved);
  village.ordered_by_granny();  // nobody takes this one
  village.wait(days(1));

  const auto page = weeks_for(village, village.as_staff());
  REQUIRE(page.weeks.size() == 12);
  const auto& now = page.weeks.back();
  CHECK(now.starts_at == village.house.clock().now() - days(7));
  CHECK(now.ordered == 4);
  CHECK(now.response.count == 2);
  CHECK(now.response.of == 4);
  CHECK(now.solution.count == 1);
  CHECK(now.satisfaction.count == 2);
  CHECK(now.satisfaction.of == 3);
  CHECK(now.done == 2);
  CHECK(now.done_in_time == 2);
  CHECK(now.asked == 2);
  CHECK(now.median_minutes == 30);
  CHECK(now.reopened == 1);
  CHECK(now.late == 2);
  CHECK(now.waiting == 2);
  CHECK(now.helpers == 1);
  CHECK(now.helped_minutes == 60);  // the hours of the third are confirmed once it is solved
  CHECK(page.late_now == 2);
  CHECK(page.waiting_now == 2);
  REQUIRE(page.reopened.size() == 1);
  CHECK(page.reopened.front().id == unsolved);
  CHECK(page.weeks.at(10).ordered == 0);
  CHECK_FALSE(page.weeks.at(10).response.rate.has_value());
  CHECK_FALSE(page.weeks.at(10).median_minutes.has_value());
}

TEST_CASE("a week goes back one place every seven days, and what is late stays counted") {
  Village village;
  rated(village, village.as_resident(village.granny), mended_for_granny(village), Answer::solved);
  village.ordered_by_granny();
  village.wait(days(7) + minutes(1));
  const auto later = weeks_for(village, village.as_staff());
  CHECK(later.weeks.at(10).ordered == 2);
  CHECK(later.weeks.at(10).solution.count == 1);
  CHECK(later.weeks.at(10).helped_minutes == 30);
  CHECK(later.weeks.at(11).ordered == 0);
  village.wait(days(80));
  const auto long_ago = weeks_for(village, village.as_staff());
  for (const auto& week : long_ago.weeks) CHECK(week.ordered + week.done + week.helpers + week.solution.of == 0);
  CHECK(long_ago.late_now == 1);
  CHECK(long_ago.waiting_now == 1);
}

TEST_CASE("weeks leave out what is outside the reader's reach") {
  Village village;
  rated(village, village.as_resident(village.granny), mended_for_granny(village), Answer::solved);
  village.ordered_by_granny();
  const auto elsewhere = weeks_for(village, testing::caller_with({requests::view}, testing::other_grid_code));
  CHECK(elsewhere.weeks.back().ordered == 0);
  CHECK(elsewhere.weeks.back().solution.of == 0);
  CHECK(elsewhere.weeks.back().helpers == 0);
  CHECK(elsewhere.waiting_now == 0);
}

TEST_CASE("the burden account counts each thing that Linli asked of staff, and minutes where both ends are known") {
  DispatchingVillage village;
  lane_cleared(village);
  called_back(village, village.as_call_taker(), mended_for_granny(village), Answer::solved);
  auto by_phone = village.order();
  by_phone.for_person_id = village.granny.id;
  by_phone.by_phone = true;
  village.ordered(village.as_call_taker(), by_phone);
  auto seen = blocked_lane(village);
  seen.event = true;
  taken_and_done(village, village.as_grid_worker(), village.ordered(village.as_grid_worker(), seen).id);

  const auto all = burden_for(village, village.as_staff()).community.back();
  CHECK(all.offers == 1);  // what they took by themselves was not asked
  CHECK(all.inbox == 1);   // the dispatcher's choice
  CHECK(all.verifications == 1);
  CHECK(all.call_backs == 1);
  CHECK(all.forms == 2);
  CHECK(all.all == 6);
  CHECK(all.timed == 1);
  CHECK(all.minutes == 25);

  const auto mine = burden_for(village, village.as_grid_worker()).mine.back();
  CHECK(mine.offers == 1);
  CHECK(mine.forms == 1);
  CHECK(mine.all == 2);
  CHECK(mine.minutes == 25);
  CHECK(burden_for(village, village.as_call_taker()).mine.back().all == 2);
  CHECK(burden_for(village, village.as_street()).mine.back().all == 0);
}

TEST_CASE("nobody reads another's burden, and bands are shown to the secretary alone from five people on") {
  DispatchingVillage village;
  lane_cleared(village);
  CHECK(burden_for(village, village.as_secretary()).bands.empty());  // two people were asked
  for (const auto& person : {village.call_taker, village.secretary, village.helper}) {
    auto caller = village.as_resident(person);
    caller.rights = village.as_staff().rights;
    auto wanted = village.order();
    wanted.for_person_id = village.granny.id;
    wanted.by_phone = true;
    village.ordered(caller, wanted);
  }
  const auto bands = burden_for(village, village.as_secretary()).bands;
  REQUIRE(bands.size() == 5);
  CHECK(bands.front().people == 5);
  CHECK(bands.front().to == 10);
  CHECK(bands.back().people == 0);
  CHECK(burden_for(village, village.as_staff()).bands.empty());
  const auto answer = village.house.as(village.as_secretary(), "GET", village.url("/burden"));
  CHECK(answer.body.find("黄网格") == std::string::npos);
  CHECK(body_of(village.house.as(village.as_staff(), "GET", village.url("/weeks"))).at("weeks").as_array().size() ==
        12);
}

TEST_CASE("weeks and the burden are found in an index from their first moment on" * doctest::test_suite("sqlite")) {
  Village village;
  using namespace requests::statements;
  const auto* since_ordered = "requests_requests_ordered (community_id=? AND ordered_at>?)";
  CHECK(uses(plan_of(village, ordered_by_week, 11), since_ordered));
  CHECK(uses(plan_of(village, list_reopened, 10), since_ordered));
  CHECK(uses(plan_of(village, done_by_week, 10), "requests_requests_board (community_id=? AND state=? AND due_at>?)"));
  CHECK(uses(plan_of(village, answers_by_week, 10), "requests_ratings_at (community_id=? AND at>?)"));
  CHECK(uses(plan_of(village, count_untaken, 9), "requests_requests_board (community_id=? AND state=?)"));
  CHECK(uses(plan_of(village, parts_of_staff, 3), "(community_id=? AND id>?)"));
  CHECK(uses(plan_of(village, work::statements::count_lines, 4), "(community_id=? AND id>?)"));
}

TEST_CASE("the first id of a moment is older than all that are made in it and younger than all before") {
  IdMaker maker{7};
  const Instant moment{1'795'000'000'000};
  const auto before = maker.next(moment - minutes(1));
  CHECK(before < first_id_at(moment));
  CHECK(maker.next(moment) >= first_id_at(moment));
  CHECK(made_at(first_id_at(moment)) == moment);
  CHECK(first_id_at({}) == 0);
}
