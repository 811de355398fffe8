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
// Group commit: the lane swaps its queue, runs each verb in a savepoint of one transaction, commits once (one fsync)
// and only then answers all of them. A verb that throws is undone alone; if the commit fails, every one of the batch
// is told. There is no timer: the batch is what came while the last one was written.
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

  // Queues a verb for the lane and returns at once. `done` must not throw.
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
    std::vector<Change> changes;
  };

  void run_lane();
  void run_batch(std::vector<Work>& batch);
  void run_one(db::Connection& connection, Work& work);
  void fail_all(std::vector<Work>& batch, std::exception_ptr failure);
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
