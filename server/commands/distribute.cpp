#include <cstdio>

#include "platform/db/postgres/citus.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

constexpr Statement find_extension{"select count(*) from pg_available_extensions where name = 'citus'"};
constexpr Statement find_spread{"select count(*) from pg_class where relname = 'pg_dist_partition'"};
constexpr Statement count_spread{
    "select count(*) from pg_dist_partition where logicalrelid::text = 'chronicle_entries'"};

std::int64_t count(db::Connection& connection, const Statement& statement) {
  std::int64_t found = 0;
  connection.run(statement, {}, [&](std::span<const db::Value> row) { found = db::integer(row[0]); });
  return found;
}

std::vector<std::string> steps_of(std::span<const Migration> migrations) {
  std::string all;
  for (const auto& migration : migrations) all += migration.sql + "\n";
  return db::distribution_steps(all);
}

// What Citus has been told in one transaction holds wholly or not at all.
void spread(db::Connection& connection, const std::vector<std::string>& steps) {
  connection.run_script("create extension if not exists citus");
  if (count(connection, find_spread) > 0 && count(connection, count_spread) > 0) {
    std::puts("The tables are spread already; those of later migrations are spread as they are made.");
    return;
  }
  connection.begin(true);
  connection.run_script("set local citus.multi_shard_modify_mode = 'sequential'");
  for (const auto& step : steps) {
    std::printf("%s;\n", step.c_str());
    std::fflush(stdout);
    connection.run_script(step);
  }
  connection.commit();
  std::printf("The tables are spread: %zu steps.\n", steps.size());
}

}  // namespace

int distribute(const Settings& settings) {
  const auto place = place_of(settings);
  if (!place.is_postgres())
    throw std::runtime_error("only a PostgreSQL database can be spread; name it with --db postgresql://user@host/dbname");
  require_data(settings);
  const auto migrations = migrations_of(all_modules());
  const auto steps = steps_of(migrations);
  const auto connection = place.connect(true);
  linli::migrate(*connection, migrations, Clock().now());
  if (count(*connection, find_extension) > 0) {
    spread(*connection, steps);
    return 0;
  }
  std::printf("-- %s has no Citus, so nothing was changed. With it these %zu statements would run, in one transaction:\n",
              place.shown().c_str(), steps.size());
  for (const auto& step : steps) std::printf("%s;\n", step.c_str());
  return 0;
}

}  // namespace linli::commands
