#include "shapes/work/clocks.hpp"

#include <spdlog/spdlog.h>

#include "shapes/work/statements.hpp"

namespace linli::embedded {
Embedded work();
}

namespace linli::work {
namespace {

struct Clock {
  Id<Area> community_id;
  Id<Subject> id;
  std::string alarm;
  Instant due_at;
};
LINLI_RECORD(Clock, community_id, id, alarm, due_at)

constexpr int most_at_once = 100;

}  // namespace

void Clocks::set(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm, Instant due_at) const {
  tx.run(statements::set_clock, community, subject, alarm, due_at);
}

void Clocks::stop(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm) const {
  tx.run(statements::stop_clock, community, subject, alarm);
}

void Clocks::stop_all(Tx& tx, Id<Area> community, Id<Subject> subject) const {
  tx.run(statements::stop_clocks, community, subject);
}

std::optional<Instant> Clocks::due_at(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm) const {
  return tx.find<Instant>(statements::clock_of, community, subject, alarm);
}

int Clocks::ring(Tx& tx, const Caller& caller) const {
  const auto due = tx.all<Clock>(statements::due_clocks, tx.now(), most_at_once);
  int rung = 0;
  for (const auto& clock : due) {
    // A handler before this one may have stopped or moved it.
    const auto still = due_at(tx, clock.community_id, clock.id, clock.alarm);
    if (!still || *still > tx.now()) continue;
    stop(tx, clock.community_id, clock.id, clock.alarm);
    const auto handler = handlers_.find(clock.alarm);
    if (handler == handlers_.end()) {
      spdlog::error("alarm={} error=\"nobody handles this alarm\"", clock.alarm);
      continue;
    }
    handler->second(tx, caller, clock.community_id, clock.id, clock.due_at);
    ++rung;
  }
  return rung;
}

}  // namespace linli::work

namespace linli {

Module work_shape() {
  return {"work", embedded::work(), {}, [](Opening& opening, Routes&) {
            auto& clocks = opening.provide<work::Clocks>();
            opening.jobs.push_back({"work.ring_clocks", seconds(1), [&clocks](Tx& tx, const Caller& caller) { clocks.ring(tx, caller); }});
          }};
}

}  // namespace linli
