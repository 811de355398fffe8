// What a request was promised stays, whatever its community changes afterwards.
#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using testing::Village;

namespace {

void publish(Village& village, services::Subject subject, const std::string& code, const std::string& from,
             const std::string& to) {
  village.house.clock().advance(minutes(1));
  village.house.write([&](Tx& tx) {
    const auto& services = village.house.room<services::Services>();
    const Text<1, 40> of(code);
    auto text = services.text(tx, village.as_secretary(), {village.community.id, subject, of, {}});
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
    services.publish(tx, village.as_secretary(),
                     {village.community.id, subject, of, 0, services::EditionText(text), Text<1, 200>("人手少了")});
  });
  village.house.clock().advance(minutes(1));
}

}  // namespace

TEST_CASE("a request keeps the promises it was made under, and the next one has the new ones") {
  Village village;
  const auto before = village.ordered_by_granny("meals");
  publish(village, services::Subject::kind, "meals", "{hours: 7, time: working}", "{hours: 14, time: working}");
  const auto after = village.ordered_by_granny("meals");
  CHECK(village.find(before.id).finish_due_at.iso() == "2026-11-25T01:00:00Z");
  CHECK(after.finish_due_at.iso() == "2026-11-26T01:02:00Z");
  // Put off and taken up again it is moved by what its own promise has left.
  const auto moved = village.house.write([&](Tx& tx) {
    const auto& offices = village.house.room<requests::Offices>();
    offices.defer(tx, village.as_secretary(),
                  {village.community.id, before.id, tx.now() + days(1), Text<1, 500>("等菜")});
    return offices.resume(tx, village.as_secretary(), {village.community.id, before.id});
  });
  CHECK(moved.finish_due_at.iso() == "2026-11-25T01:00:00Z");
}

TEST_CASE("a request climbs the ladder it was made under") {
  Village village;
  const auto before = village.ordered_by_granny("meals");
  publish(village, services::Subject::ladder, "default", "{hours: 4, time: working}", "{hours: 1, time: working}");
  const auto after = village.ordered_by_granny("meals");
  // Both are promised by eleven; the community steps in after four hours of the old and one of the new.
  village.wait(minutes(3 * 60 + 40 + 120));
  CHECK(village.find(before.id).level == requests::Office::grid);
  CHECK(village.find(after.id).level == requests::Office::community);
  village.wait(hours(3));
  CHECK(village.find(before.id).level == requests::Office::community);
}

TEST_CASE("a day off that is added later leaves what was promised for that day") {
  Village village;
  const auto before = village.ordered_by_granny("meals");
  publish(village, services::Subject::calendar, "cn", "to: 2026-10-07", "to: 2026-11-25");
  CHECK(village.find(before.id).finish_due_at.iso() == "2026-11-25T01:00:00Z");
  CHECK(village.ordered_by_granny("meals").accept_due_at > testing::standing_time() + days(1));
}

TEST_CASE("what was ordered of a kind of the community's own is done and closed after it was withdrawn") {
  Village village;
  publish(village, services::Subject::kind, "phone_help", "name: {zh: ", "name: {zh: 耐心");
  auto wanted = village.order("phone_help");
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  village.house.clock().advance(minutes(1));
  village.house.write([&](Tx& tx) {
    village.house.room<services::Services>().restore(
        tx, village.as_secretary(),
        {village.community.id, services::Subject::kind, Text<1, 40>("phone_help"), 1, 0, {}});
  });
  const auto closed = village.house.write([&](Tx& tx) {
    return village.house.room<requests::Requests>().withdraw(tx, village.as_resident(village.granny),
                                                             {.community_id = village.community.id, .id = request.id});
  });
  CHECK(closed.state == requests::State::withdrawn);
}
