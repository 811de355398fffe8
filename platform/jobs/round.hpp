#pragma once
#include <condition_variable>
#include <thread>

#include "platform/module/module.hpp"

namespace linli {

// Runs the jobs of the house when their time comes, one after the other, each on the database lane. A job that fails
// is logged and tried again the next time.
class Round {
 public:
  Round(Database& database, std::vector<Job> jobs);
  ~Round();
  void stop();

 private:
  void run();
  void run_job(const Job& job);

  Database& database_;
  std::vector<Job> jobs_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace linli
