#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <vector>

#include "bench/requests/parts.hpp"

namespace linli::bench {
namespace {

constexpr int copies_in_a_commit = 50;
// About eight hours, and prime: no copy falls on the time, and with it on the id, of another one.
constexpr std::int64_t step = 28'800'011;
constexpr int bits_below_the_time_in_an_id = 22;

// The requests of a demonstration, copied further and further into the past, each time somewhere else.
class History {
 public:
  explicit History(const std::filesystem::path& file) {
    check(sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr));
    run("pragma synchronous = off; pragma cache_size = -400000; pragma temp_store = memory");
    run("create temp table originals as select * from requests_requests");
  }
  ~History() { sqlite3_close(handle_); }
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  std::int64_t count(const char* table) {
    std::int64_t rows = 0;
    const auto read = [](void* to, int, char** columns, char**) {
      *static_cast<std::int64_t*>(to) = std::stoll(columns[0]);
      return 0;
    };
    check(sqlite3_exec(handle_, fmt::format("select count(*) from {}", table).c_str(), read, &rows, nullptr));
    return rows;
  }

  void grow_to(std::int64_t wanted) {
    const auto originals = count("originals");
    if (originals == 0) throw std::runtime_error("There are no requests to copy.");
    const auto columns = columns_of_requests();
    const auto copies = std::max<std::int64_t>(0, (wanted - originals) / originals);
    for (std::int64_t copy = 1; copy <= copies; ++copy) {
      if (copy % copies_in_a_commit == 1) run("begin");
      run(
          fmt::format("insert into requests_requests ({}) select {} from originals "
                      "join originals as elsewhere on elsewhere.rowid = (originals.rowid + {}) % {} + 1",
                      joined(columns), shifted(columns, copy), copy, originals));
      if (copy % copies_in_a_commit == 0 || copy == copies) run("commit");
    }
    run("pragma wal_checkpoint(truncate)");
  }

 private:
  std::vector<std::string> columns_of_requests() {
    std::vector<std::string> names;
    const auto read = [](void* to, int, char** columns, char**) {
      static_cast<std::vector<std::string>*>(to)->emplace_back(columns[0]);
      return 0;
    };
    check(sqlite3_exec(handle_, "select name from pragma_table_info('requests_requests')", read, &names, nullptr));
    return names;
  }

  static std::string joined(const std::vector<std::string>& columns) {
    return fmt::format("{}", fmt::join(columns, ", "));
  }

  static bool is_of_place(const std::string& column) {
    return column == "area_code" || column == "responsible_code" || column == "level";
  }

  // Ids hold their time, so they go back together with the times.
  static std::string shifted(const std::vector<std::string>& columns, std::int64_t copy) {
    std::vector<std::string> values;
    for (const auto& column : columns) {
      if (column == "id")
        values.push_back(fmt::format("originals.id - {}", (copy * step) << bits_below_the_time_in_an_id));
      else if (column == "number")
        values.push_back(fmt::format("originals.number || '.{}'", copy));
      else if (column.ends_with("_at"))
        values.push_back(fmt::format("originals.{} - {}", column, copy * step));
      else
        values.push_back((is_of_place(column) ? "elsewhere." : "originals.") + column);
    }
    return joined(values);
  }

  void run(const std::string& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
  void check(int code) const {
    if (code != SQLITE_OK) throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_));
  }

  sqlite3* handle_ = nullptr;
};

void multiply(const std::string& folder, std::int64_t wanted) {
  History history(std::filesystem::path(folder) / "linli.db");
  history.grow_to(wanted);
  std::printf("{\"requests\":%lld}\n", static_cast<long long>(history.count("requests_requests")));
}

}  // namespace

void add_multiply(CLI::App& app) {
  auto* part = app.add_subcommand("multiply", "Copies the requests of a stopped demonstration until there are many");
  const auto folder = std::make_shared<std::string>();
  const auto wanted = std::make_shared<std::int64_t>(10'000);
  part->add_option("--data", *folder, "Its data folder; nobody serves it now")
      ->required()
      ->check(CLI::ExistingDirectory);
  part->add_option("--requests", *wanted, "How many there shall be, about")->check(CLI::Range(1, 5'000'000));
  part->callback([=] { multiply(*folder, *wanted); });
}

}  // namespace linli::bench
