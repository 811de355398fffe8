#pragma once
#include <condition_variable>
#include <exception>
#include <filesystem>
#include <thread>

#include "platform/db/migrate.hpp"
#include "platform/db/tx.hpp"

namespace linli {

// The house's data: one writer lane with group commit and a pool of readers. Safe from several threads.
//
// Group commit: the lane swaps its queue, runs all verbs in one transaction, commits once (one fsync) and only then
// answers all of them. A verb that throws is undone alone; if the commit fails, every one of the batch is told. There
// is no timer: the batch is what came while the last one was written.
//
// Undoing one verb takes a savepoint, for which SQLite copies every page that the verb touches. So a batch first runs
// without: whoever refuses has mostly changed nothing yet. When one fails later than that, the whole batch is undone
// and the others run again, each in a savepoint; whoever failed keeps its failure and does not.
//
// A batch that gives way to another transaction of the database is run again from its beginning, a few times. While the
// database cannot be reached everybody is refused with platform.unavailable; it is found again without a restart.
class Database {
 public:
  using Verb = std::function<void(Tx&)>;
  using Done = std::function<void(std::exception_ptr)>;  // null when committed; called on the lane's thread
  using Listener = std::function<void(const Change&)>;
  using Connect = std::function<std::unique_ptr<db::Connection>(bool writing)>;

  Database(Connect connect, const Vault& vault, Clock& clock, int node = 0);
  ~Database();

  // Brings the tables up to date. Call before any verb.
  void migrate(std::span<const Migration> migrations);

  // Queues a verb for the lane and returns at once. The verb may run twice (see Tx); `done` must not throw.
  void write(Verb verb, Done done);
  // Runs a verb on the lane and waits for its commit; throws what it threw.
  void write_now(const Verb& verb);
  // Runs a verb that only reads, on this thread, on one snapshot.
  void read(const Verb& verb);

  // Hears of every committed change, on the lane's thread, before its writer is answered. Must not throw. Call before the first verb.
  void listen(Listener listener);
  // Finishes what is queued; later writes are refused with platform.unavailable.
  void drain();

  // Commits and verbs so far, for the metrics.
  std::uint64_t commits() const { return commits_; }
  std::uint64_t verbs() const { return verbs_; }
  const Vault& vault() const { return vault_; }
  Clock& clock() { return clock_; }

 private:
  struct Work {
    Verb verb;
    Done done;
    std::exception_ptr failure;
    Tx::Effects effects;
  };

  void run_lane();
  void run_batch(std::vector<Work>& batch);
  void commit_batch(std::vector<Work>& batch);
  bool run_all(std::vector<Work>& batch, bool in_savepoints);
  bool run_one(Work& work, bool in_savepoint);
  void tell(Work& work);
  void give_up_transaction();
  void fail_all(std::vector<Work>& batch, const std::exception_ptr& failure);
  std::unique_ptr<db::Connection> borrow_reader();

  Connect connect_;
  const Vault& vault_;
  Clock& clock_;
  IdMaker ids_;
  std::unique_ptr<db::Connection> writer_;
  std::vector<Listener> listeners_;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<db::Connection>> idle_readers_;

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::vector<Work> queue_;
  bool stopping_ = false;
  std::atomic<std::uint64_t> commits_{0}, verbs_{0};
  std::thread lane_;
};

}  // namespace linli
