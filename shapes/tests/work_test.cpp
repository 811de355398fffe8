#include <doctest/doctest.h>

#include "platform/testing/test_house.hpp"
#include "shapes/work/calendar.hpp"
#include "shapes/work/clocks.hpp"
#include "shapes/work/flow.hpp"
#include "shapes/work/trace.hpp"

using namespace linli;
using work::TimeKind;

namespace {

LINLI_ENUM(Light, red, green)
constexpr work::Move<Light> moves[] = {{"go", Light::red, Light::green, signed_in}, {"stop", Light::green, Light::red, signed_in}};

work::Calendar china() { return work::Calendar::read(testing::repository() / "catalog/calendars/cn.yaml"); }
Instant at(int month, int day, int hour, int minute) { return from_local(2026, month, day, hour * 60 + minute, 480); }

}  // namespace

TEST_CASE("a flow knows its moves and draws itself") {
  const work::Flow<Light> flow(moves);
  CHECK(flow.find("go", Light::red)->to == Light::green);
  CHECK(flow.find("go", Light::green) == nullptr);
  CHECK(flow.diagram() == "stateDiagram-v2\n  red --> green: go\n  green --> red: stop\n");
}

TEST_CASE("working time stops at lunch, in the evening and at the week's end") {
  const auto calendar = china();
  CHECK(calendar.after(at(11, 24, 11, 0), {120, TimeKind::working}) == at(11, 24, 15, 0));
  CHECK(calendar.after(at(11, 27, 17, 0), {60, TimeKind::working}) == at(11, 30, 9, 0));
  CHECK(calendar.after(at(11, 28, 10, 0), {30, TimeKind::working}) == at(11, 30, 9, 0));
  CHECK(calendar.after(at(11, 28, 10, 0), {30, TimeKind::calendar}) == at(11, 28, 10, 30));
}

TEST_CASE("the National Day week has no working time but the make-up day has") {
  const auto calendar = china();
  CHECK_FALSE(calendar.is_working_day({2026, 10, 5}));
  CHECK(calendar.is_working_day({2026, 10, 10}));
  CHECK(calendar.after(at(9, 30, 17, 0), {60, TimeKind::working}) == at(10, 8, 9, 0));
}

TEST_CASE("working minutes between two moments agree with adding them") {
  const auto calendar = china();
  for (int minutes = 1; minutes < 5000; minutes += 137) {
    const auto start = at(9, 18, 10, 13);
    CHECK(calendar.working_minutes(start, calendar.after(start, {minutes, TimeKind::working})) == minutes);
  }
}

TEST_CASE("an alarm rings exactly once, and not when it was stopped") {
  testing::TestHouse test({work_shape()});
  auto& clocks = test.room<work::Clocks>();
  int rung = 0;
  clocks.on("test.late", [&](Tx&, const Caller&, Id<Area>, Id<work::Subject>, Instant) { ++rung; });
  const auto program = Caller::program("test");
  test.write([&](Tx& tx) {
    clocks.set(tx, {1}, {10}, "test.late", tx.now() + minutes(5));
    clocks.set(tx, {1}, {11}, "test.late", tx.now() + minutes(5));
    clocks.stop(tx, {1}, {11}, "test.late");
    CHECK(clocks.ring(tx, program) == 0);
  });
  test.clock().advance(minutes(6));
  test.write([&](Tx& tx) { CHECK(clocks.ring(tx, program) == 1); });
  test.write([&](Tx& tx) { CHECK(clocks.ring(tx, program) == 0); });
  CHECK(rung == 1);
}

TEST_CASE("a trace keeps who did it and for whom") {
  testing::TestHouse test({work_shape()});
  Caller caller;
  caller.name = "周敏";
  test.write([&](Tx& tx) {
    work::add_trace(tx, caller, {1}, {10}, {.code = "requests.trace.ordered", .on_behalf_of = "李奶奶"});
    const auto lines = work::trace_of(tx, {1}, {10});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].by_name == "周敏");
    CHECK(lines[0].on_behalf_of == "李奶奶");
  });
}
