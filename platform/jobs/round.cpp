#include "platform/jobs/round.hpp"

#include <spdlog/spdlog.h>

namespace linli {

Round::Round(Database& database, std::vector<Job> jobs) : database_(database), jobs_(std::move(jobs)) {
  thread_ = std::thread([this] { run(); });
}

Round::~Round() { stop(); }

void Round::stop() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Round::run() {
  using Steady = std::chrono::steady_clock;
  std::vector<Steady::time_point> due(jobs_.size(), Steady::now());
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    for (std::size_t i = 0; i < jobs_.size() && !stopping_; ++i) {
      if (Steady::now() < due[i]) continue;
      due[i] = Steady::now() + std::chrono::milliseconds(jobs_[i].every.milliseconds);
      lock.unlock();
      run_job(jobs_[i]);
      lock.lock();
    }
    const auto next = due.empty() ? Steady::now() + std::chrono::hours(1) : *std::ranges::min_element(due);
    stopped_.wait_until(lock, next, [&] { return stopping_; });
  }
}

void Round::run_job(const Job& job) {
  try {
    database_.write_now([&](Tx& tx) { job.run(tx, Caller::program(job.name)); });
  } catch (const std::exception& error) {
    spdlog::error("job={} error=\"{}\"", job.name, error.what());
  }
}

}  // namespace linli
