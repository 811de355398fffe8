#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::work {

struct Subject;

// The clocks of all work, and the one job that moves what is late. An alarm is known by a word ("requests.accept_late");
// when it is due its handler runs in the same transaction that takes the clock away, so it rings exactly once, also
// after a crash. A handler may set the clock again for its next step.
class Clocks {
 public:
  using Handler = std::function<void(Tx&, const Caller&, Id<Area> community, Id<Subject> subject, Instant due_at)>;

  // Names what an alarm does. While modules open; never later.
  void on(std::string alarm, Handler handler) { handlers_[std::move(alarm)] = std::move(handler); }

  // Sets, moves or stops an alarm of one subject.
  void set(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm, Instant due_at) const;
  void stop(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm) const;
  void stop_all(Tx& tx, Id<Area> community, Id<Subject> subject) const;
  std::optional<Instant> due_at(Tx& tx, Id<Area> community, Id<Subject> subject, std::string_view alarm) const;

  // Rings up to 100 alarms that are due by the transaction's time. Returns how many rang.
  int ring(Tx& tx, const Caller& caller) const;

 private:
  std::map<std::string, Handler, std::less<>> handlers_;
};

// Opens the shape: its tables, the Clocks room, and the job that rings them every second.
}  // namespace linli::work

namespace linli {
Module work_shape();
}
