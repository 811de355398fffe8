#include "platform/db/migrate.hpp"

#include <map>

#include "platform/crypto/digest.hpp"

namespace linli {
namespace {

constexpr const char* create_table = R"sql(
-- reference table: which steps have been run
create table if not exists platform_migrations (
  module text not null,
  name text not null,
  checksum text not null,
  run_at bigint not null,
  primary key (module, name)
))sql";
constexpr db::Statement list_run{"select module, name, checksum from platform_migrations"};
constexpr db::Statement record_run{"insert into platform_migrations (module, name, checksum, run_at) values ($1, $2, $3, $4)"};

using Checksums = std::map<std::pair<std::string, std::string>, std::string>;

Checksums already_run(db::Connection& connection) {
  Checksums run;
  connection.run(list_run, {}, [&](std::span<const db::Value> row) {
    run[{std::string(db::text(row[0])), std::string(db::text(row[1]))}] = db::text(row[2]);
  });
  return run;
}

void run_one(db::Connection& connection, const Migration& migration, const std::string& checksum, Instant now) {
  connection.begin(true);
  try {
    connection.run_script(migration.sql);
    const std::array<db::Value, 4> values{migration.module, migration.name, checksum, now.milliseconds};
    connection.run(record_run, values, {});
    connection.commit();
  } catch (const std::exception& error) {
    if (connection.in_transaction()) connection.rollback();
    throw std::runtime_error("migration " + migration.module + "/" + migration.name + " failed: " + error.what());
  }
}

}  // namespace

int migrate(db::Connection& connection, std::span<const Migration> migrations, Instant now) {
  connection.run_script(create_table);
  auto run = already_run(connection);
  int count = 0;
  for (const auto& migration : migrations) {
    const auto checksum = hex(sha256(migration.sql));
    const auto known = run.find({migration.module, migration.name});
    if (known == run.end()) {
      run_one(connection, migration, checksum, now);
      ++count;
    } else if (known->second != checksum) {
      throw std::runtime_error("migration " + migration.module + "/" + migration.name +
                               " has changed since it ran; write a new one instead");
    } else {
      run.erase(known);
    }
  }
  for (const auto& migration : migrations) run.erase({migration.module, migration.name});
  if (!run.empty())
    throw std::runtime_error("the data is newer than this program: it has " + run.begin()->first.first + "/" +
                             run.begin()->first.second + ", which this program does not know; install the newer program");
  return count;
}

}  // namespace linli
