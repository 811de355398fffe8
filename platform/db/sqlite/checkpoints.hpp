#pragma once
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

namespace linli::db {

// Moves what is committed from SQLite's write-ahead log into the database file (a checkpoint), on a thread and a
// connection of its own, so that the writer need not wait for the disk a second time.
//
// The log begins anew only when nothing of it is left to move, and a busy writer would never let that happen. So when
// a pass is over and little has come since, the writer moves that little itself.
class Checkpoints {
 public:
  explicit Checkpoints(std::filesystem::path file) : file_(std::move(file)) {}
  ~Checkpoints();
  Checkpoints(const Checkpoints&) = delete;

  // Tells how many pages the log has after a commit; true when the writer should move what is left now. Waits when the
  // log has grown out of all proportion.
  bool note_commit(int pages);

 private:
  void run();
  int move_pages();

  const std::filesystem::path file_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int moved_ = 0;         // pages of the log that stand in the file
  bool moving_ = false;   // a pass is asked for or under way
  bool passed_ = false;   // a pass is over, and the writer has not finished what it left
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace linli::db
