#include <chrono>
#include <cstdio>

#include "platform/db/move.hpp"
#include "platform/logging/logging.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

using Steady = std::chrono::steady_clock;

// Says how far it is, and about how long it will take when that is more than two seconds.
class Progress {
 public:
  void operator()(const std::string& table, std::int64_t rows, std::int64_t all) {
    const auto now = Steady::now();
    if (now - said_ < std::chrono::seconds(1) || rows == 0) return;
    said_ = now;
    const double part = static_cast<double>(rows) / static_cast<double>(all);
    const double left = std::chrono::duration<double>(now - began_).count() * (1 - part) / part;
    std::fprintf(stderr, "%s: %lld of %lld rows, %.0f%%", table.c_str(), static_cast<long long>(rows),
                 static_cast<long long>(all), part * 100);
    std::fprintf(stderr, left > 2 ? ", about %.0f s to go\n" : "\n", left);
  }

 private:
  Steady::time_point began_ = Steady::now(), said_ = began_;
};

// One end of a move. Nobody else may write there meanwhile.
struct End {
  db::Place place;
  std::optional<DataLock> lock;
  std::unique_ptr<db::Connection> connection;

  explicit End(db::Place named) : place(std::move(named)) {
    if (!place.is_postgres()) {
      std::filesystem::create_directories(place.folder());
      lock.emplace(place.folder());
    }
  }
  void open() try { connection = place.connect(true); } catch (const db::DatabaseError& error) {
    throw std::runtime_error("cannot open the database " + place.shown() + ": " + error.what());
  }
};

std::vector<db::Table> tables_of(std::span<const Migration> migrations) {
  std::vector<db::Table> all;
  for (const auto& migration : migrations)
    for (auto& table : db::tables_of(migration.sql)) all.push_back(std::move(table));
  return all;
}

void say_key(const End& from, const End& to) {
  const auto key = [](const End& end) { return end.place.folder() / "linli.key"; };
  if (!from.place.is_postgres() && to.place.is_postgres())
    std::printf("The key of the sealed columns stays in %s: serve with --data %s --db %s\n", key(from).c_str(),
                from.place.folder().c_str(), to.place.shown().c_str());
  else if (!to.place.is_postgres() && !std::filesystem::exists(key(to)))
    std::printf("Copy the key of the sealed columns, linli.key, to %s before you serve it.\n", key(to).c_str());
}

}  // namespace

int move(const MoveOptions& options) {
  log_to_stderr("warn");
  if (options.from.empty() || options.to.empty()) throw std::runtime_error("name both databases: --from and --to");
  const auto source = db::Place::of(options.from, {}), target = db::Place::of(options.to, {});
  if (source.shown() == target.shown()) throw std::runtime_error("--from and --to name the same database");
  if (!source.has_data()) throw std::runtime_error("there is no Linli data in " + source.shown());
  End from(source), to(target);
  from.open();
  to.open();
  const auto migrations = migrations_of(all_modules());
  Clock clock;
  if (linli::migrate(*from.connection, migrations, clock.now()) > 0)
    std::fprintf(stderr, "The tables of %s were brought up to date first.\n", from.place.shown().c_str());
  linli::migrate(*to.connection, migrations, clock.now());
  const auto began = Steady::now();
  Progress progress;
  const auto moved = db::move_rows(*from.connection, *to.connection, tables_of(migrations), std::ref(progress));
  std::int64_t rows = 0;
  for (const auto& table : moved) {
    std::printf("%-32s %12lld rows  %s\n", table.name.c_str(), static_cast<long long>(table.rows), table.checksum.c_str());
    rows += table.rows;
  }
  std::printf("Everything is in %s: %zu tables, %lld rows, in %.1f s. Each was read back and is the same.\n",
              to.place.shown().c_str(), moved.size(), static_cast<long long>(rows),
              std::chrono::duration<double>(Steady::now() - began).count());
  say_key(from, to);
  return 0;
}

}  // namespace linli::commands
