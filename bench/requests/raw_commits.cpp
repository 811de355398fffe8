#include <sqlite3.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "bench/requests/parts.hpp"

namespace linli::bench {
namespace {

constexpr std::size_t row_bytes = 300;  // about an order

class Database {
 public:
  explicit Database(const std::string& path) { check(sqlite3_open(path.c_str(), &handle_)); }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr));
    return statement;
  }
  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_));
  }

 private:
  sqlite3* handle_ = nullptr;
};

// Commits one row at a time until the time is over.
double commits_a_second(const std::filesystem::path& file, double seconds) {
  Database database(file.string());
  database.run("pragma journal_mode = wal; pragma synchronous = full;");
  database.run("create table rows (id integer primary key, body text not null)");
  auto* insert = database.prepare("insert into rows (body) values (?1)");
  const std::string body(row_bytes, 'x');
  database.check(sqlite3_bind_text(insert, 1, body.data(), static_cast<int>(body.size()), SQLITE_STATIC));
  const auto start = std::chrono::steady_clock::now();
  const auto passed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  std::int64_t commits = 0;
  int code = SQLITE_DONE;
  while (code == SQLITE_DONE && passed() < seconds) {
    code = sqlite3_step(insert);
    sqlite3_reset(insert);
    ++commits;
  }
  const double rate = static_cast<double>(commits) / passed();
  sqlite3_finalize(insert);
  if (code != SQLITE_DONE) throw std::runtime_error("SQLite could not write a row");
  return rate;
}

void measure_raw_commits(const std::string& folder, double seconds) {
  const auto file = std::filesystem::path(folder) / "raw-commits.db";
  const auto remove = [&] {
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  };
  remove();
  const auto rate = commits_a_second(file, seconds);
  remove();
  const boost::json::object line{{"raw_commits", rate}, {"unit", "commits/s"}};
  std::printf("%s\n", boost::json::serialize(line).c_str());
}

}  // namespace

void add_raw_commits(CLI::App& app) {
  auto* part = app.add_subcommand("raw_commits", "SQLite alone: one row a commit, synchronous=FULL, WAL");
  const auto folder = std::make_shared<std::string>();
  const auto seconds = std::make_shared<double>(5);
  part->add_option("--dir", *folder, "Where the file stands: on the file system to be measured")
      ->required()
      ->check(CLI::ExistingDirectory);
  part->add_option("--seconds", *seconds, "How long")->check(CLI::Range(0.1, 30.0));
  part->callback([=] { measure_raw_commits(*folder, *seconds); });
}

}  // namespace linli::bench
