#include "platform/db/sqlite/checkpoints.hpp"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>

namespace linli::db {
namespace {

// A page is written once in a pass however often it was changed, so passes come seldom: every 32 MB.
constexpr int pages_for_a_pass = 8000;
constexpr int little = 500;
constexpr int out_of_proportion = 16 * pages_for_a_pass;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

}  // namespace

Checkpoints::~Checkpoints() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Checkpoints::note_commit(int pages) {
  std::unique_lock lock(mutex_);
  if (moving_) {
    if (pages > out_of_proportion) changed_.wait(lock, [&] { return !moving_; });
    return false;
  }
  if (pages < moved_) moved_ = 0;  // the log has begun anew
  const int left = pages - moved_;
  if (passed_ && left <= little) {
    passed_ = false;
    moved_ = pages;
    return true;
  }
  if (!passed_ && left < pages_for_a_pass) return false;
  passed_ = false;
  moving_ = true;
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.notify_all();
  return false;
}

void Checkpoints::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return moving_ || stopping_; });
    if (stopping_) return;
    lock.unlock();
    const int moved = move_pages();
    lock.lock();
    moved_ = std::max(moved, 0);
    passed_ = moved >= 0;
    moving_ = false;
    changed_.notify_all();
  }
}

// How many pages of the log stand in the file now; negative when it could not be done this time.
int Checkpoints::move_pages() {
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(file_.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  const std::unique_ptr<sqlite3, Close> database(handle);
  // Reading something makes the connection see that there is a log.
  if (code == SQLITE_OK) code = sqlite3_exec(handle, "select 1 from sqlite_schema limit 1", nullptr, nullptr, nullptr);
  int pages = -1, moved = -1;
  if (code == SQLITE_OK) code = sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
  if (code != SQLITE_OK) spdlog::warn("checkpoint=failed error=\"{}\"", sqlite3_errstr(code));
  return code == SQLITE_OK ? moved : -1;
}

}  // namespace linli::db
