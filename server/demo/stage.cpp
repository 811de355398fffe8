#include "server/demo/stage.hpp"

#include <spdlog/spdlog.h>

#include "shapes/chronicle/chronicle.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::demo {
namespace {

constexpr Duration between_rings = minutes(20);

}  // namespace

bool Stage::at(Instant moment, std::string_view action, const Deed& deed) {
  ring_until(moment);
  try {
    house_.database().write_now([&](Tx& tx) {
      tx.set_now(moment);
      const auto who = deed(tx);
      chronicle::append(tx, who, players_.community(), {std::string(action), "", ""});
    });
    return true;
  } catch (const Refusal& refusal) {
    ++refused_;
    last_refusal_ = std::string(action) + ": " + refusal.code();
    for (const auto& complaint : refusal.complaints()) last_refusal_ += " " + complaint.pointer + " " + complaint.code;
    spdlog::debug("demo refused=\"{}\"", last_refusal_);
    return false;
  }
}

void Stage::ring_until(Instant moment) {
  auto& clocks = house_.room<work::Clocks>();
  if (!rung_until_) rung_until_ = moment;
  while (*rung_until_ < moment) {
    rung_until_ = std::min(*rung_until_ + between_rings, moment);
    house_.database().write_now([&](Tx& tx) {
      tx.set_now(*rung_until_);
      clocks.ring(tx, Caller::program("work.ring_clocks"));
    });
  }
}

}  // namespace linli::demo
