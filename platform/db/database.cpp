#include "platform/db/database.hpp"

#include <algorithm>
#include <future>

#include "platform/base/refusal.hpp"

namespace linli {
namespace {

using Kind = db::DatabaseError::Kind;

// Nothing when it is not the database that failed.
std::optional<Kind> kind_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const db::DatabaseError& error) {
    return error.kind();
  } catch (...) {
    return std::nullopt;
  }
}

// What a caller is told when the database itself fails.
std::exception_ptr as_refusal(const std::exception_ptr& failure) {
  const auto kind = kind_of(failure);
  if (kind == Kind::full) return std::make_exception_ptr(Refusal(507, "platform.disk_full"));
  if (kind == Kind::busy || kind == Kind::gone || kind == Kind::clash)
    return std::make_exception_ptr(Refusal(503, "platform.unavailable"));
  return failure;
}

// How often a batch gives way to other transactions before its callers are told to come again.
constexpr int most_attempts = 6;

}  // namespace

Database::Database(Connect connect, const Vault& vault, Clock& clock, int node)
    : connect_(std::move(connect)), vault_(vault), clock_(clock), ids_(node), writer_(connect_(true)) {
  lane_ = std::thread([this] { run_lane(); });
}

Database::~Database() {
  drain();
  if (lane_.joinable()) lane_.join();
}

void Database::migrate(std::span<const Migration> migrations) {
  write_now([](Tx&) {});  // the lane is idle from here: nothing else writes before the tables stand
  linli::migrate(*writer_, migrations, clock_.now());
}

void Database::write(Verb verb, Done done) {
  bool stopped = false;
  {
    const std::scoped_lock lock(queue_mutex_);
    stopped = stopping_;
    if (!stopped) queue_.push_back({std::move(verb), done, {}, {}});
  }
  if (stopped) return done(std::make_exception_ptr(Refusal(503, "platform.unavailable")));
  queue_changed_.notify_one();
}

void Database::write_now(const Verb& verb) {
  std::promise<void> finished;
  write(verb, [&](std::exception_ptr failure) {
    if (failure) finished.set_exception(failure);
    else finished.set_value();
  });
  finished.get_future().get();
}

void Database::read(const Verb& verb) try {
  auto connection = borrow_reader();
  connection->begin(false);
  Tx tx(*connection, vault_, ids_, clock_.now());
  std::exception_ptr failure;
  try {
    verb(tx);
  } catch (...) {
    failure = std::current_exception();
  }
  if (connection->in_transaction()) connection->rollback();
  {
    const std::scoped_lock lock(readers_mutex_);
    idle_readers_.push_back(std::move(connection));
  }
  if (failure) std::rethrow_exception(failure);
} catch (...) {
  std::rethrow_exception(as_refusal(std::current_exception()));
}

void Database::listen(Listener listener) { listeners_.push_back(std::move(listener)); }

void Database::drain() {
  {
    const std::scoped_lock lock(queue_mutex_);
    stopping_ = true;
  }
  queue_changed_.notify_one();
  if (lane_.joinable() && lane_.get_id() != std::this_thread::get_id()) lane_.join();
}

void Database::run_lane() {
  std::vector<Work> batch;
  while (true) {
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      batch.swap(queue_);
    }
    run_batch(batch);
    for (auto& work : batch) tell(work);
    batch.clear();
  }
}

// Caches hear first: whoever is told that a right is gone must not be let in by one that has not heard yet.
void Database::tell(Work& work) {
  if (!work.failure) {
    for (const auto& change : work.effects.changes)
      for (const auto& listener : listeners_) listener(change);
    for (const auto& deed : work.effects.after_commit) deed();
  }
  work.done(work.failure);
}

// Whoever failed in an attempt that gave way to another transaction may succeed in the next.
void Database::run_batch(std::vector<Work>& batch) {
  for (int attempt = 1;; ++attempt) try {
      commit_batch(batch);
      return;
    } catch (...) {
      const auto failure = std::current_exception();
      give_up_transaction();
      if (kind_of(failure) != Kind::clash || attempt == most_attempts) return fail_all(batch, as_refusal(failure));
      for (auto& work : batch) work.failure = nullptr;
      std::this_thread::sleep_for(std::chrono::milliseconds(4 << attempt));
    }
}

void Database::commit_batch(std::vector<Work>& batch) {
  writer_->begin(true);
  if (!run_all(batch, false)) {
    writer_->rollback();
    writer_->begin(true);
    run_all(batch, true);
  }
  writer_->commit();
  ++commits_;
  verbs_ += batch.size();
}

// False when a verb failed that cannot be undone alone.
bool Database::run_all(std::vector<Work>& batch, bool in_savepoints) {
  return std::ranges::all_of(batch, [&](Work& work) { return work.failure || run_one(work, in_savepoints); });
}

// A failure that costs the whole transaction is thrown on, because then nothing of the batch is kept.
bool Database::run_one(Work& work, bool in_savepoint) {
  for (const auto& undo : std::exchange(work.effects, {}).before_running_again) undo();
  const auto changed_before = writer_->rows_changed();
  if (in_savepoint) writer_->save();
  try {
    Tx tx(*writer_, vault_, ids_, clock_.now());
    work.verb(tx);
    if (writer_->spoilt()) throw std::logic_error("a verb went on after a statement of it had failed");
    work.effects = tx.take_effects();
    if (in_savepoint) writer_->release();
    return true;
  } catch (...) {
    const auto kind = kind_of(std::current_exception());
    if (!writer_->in_transaction() || kind == Kind::gone || kind == Kind::clash) throw;
    work.failure = as_refusal(std::current_exception());
  }
  if (in_savepoint) writer_->back_to_save();
  return in_savepoint || (!writer_->spoilt() && writer_->rows_changed() == changed_before);
}

void Database::give_up_transaction() {
  try {
    if (writer_->in_transaction()) writer_->rollback();
  } catch (const db::DatabaseError&) {
    // Its transaction is still open, so the next batch cannot begin and comes back here.
  }
}

void Database::fail_all(std::vector<Work>& batch, const std::exception_ptr& failure) {
  for (auto& work : batch)
    if (!work.failure) work.failure = failure;
}

std::unique_ptr<db::Connection> Database::borrow_reader() {
  {
    const std::scoped_lock lock(readers_mutex_);
    if (!idle_readers_.empty()) {
      auto connection = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return connection;
    }
  }
  return connect_(false);
}

}  // namespace linli
