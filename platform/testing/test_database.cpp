#include "platform/testing/test_database.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include "platform/crypto/digest.hpp"
#include "platform/db/postgres/citus.hpp"
#include "platform/db/postgres/link.hpp"
#include "platform/db/postgres/postgres_connection.hpp"

namespace linli::testing {
namespace {

std::string address_of(const std::string& name) {
  auto address = test_postgres();
  const std::string administrators = "/postgres?";
  return address.replace(address.find(administrators), administrators.size(), "/" + name + "?");
}

std::string name_of(const char* beginning, const std::string& what) {
  return beginning + hex(sha256(what)).substr(0, 20);
}

void administer(const std::string& command) { db::Link(test_postgres(), false, 300).command(command); }

bool exists(const std::string& name) {
  db::Link link(test_postgres(), false, 300);
  return PQntuples(link.command("select 1 from pg_database where datname = '" + name + "'").get()) > 0;
}

bool has_citus() {
  db::Link link(test_postgres(), false, 300);
  return PQntuples(link.command("select 1 from pg_available_extensions where name = 'citus'").get()) > 0;
}

// A database can only be copied while nobody is connected, and Citus always is: each is made and spread by itself.
void make_spread(const std::string& name, std::span<const Migration> migrations) {
  administer("create database " + name);
  const auto connection = db::connect_postgres(address_of(name), true, 300);
  connection->run_script("create extension citus");
  migrate(*connection, migrations, Instant{1});
  std::string all;
  for (const auto& migration : migrations) all += migration.sql + "\n";
  connection->begin(true);
  for (const auto& step : db::distribution_steps(all)) connection->run_script(step);
  connection->commit();
}

// Made under another name and then renamed, so that tests beside this one never see half of it.
std::string template_with(std::span<const Migration> migrations) {
  std::string all;
  for (const auto& migration : migrations) all += migration.module + migration.name + migration.sql;
  const auto name = name_of("ready_", all);
  if (exists(name)) return name;
  const auto unfinished = "making_" + std::to_string(::getpid());
  administer("create database " + unfinished);
  migrate(*db::connect_postgres(address_of(unfinished), true), migrations, Instant{1});
  try {
    administer("alter database " + unfinished + " rename to " + name);
  } catch (const db::DatabaseError&) {
    administer("drop database " + unfinished);
  }
  return name;
}

}  // namespace

std::string test_postgres() {
  const auto* address = std::getenv("LINLI_TEST_DB");
  return address == nullptr ? "" : address;
}

std::string database_of(const std::filesystem::path& folder, std::span<const Migration> migrations) {
  if (test_postgres().empty()) return {};
  const auto name = name_of("test_", folder.string());
  if (exists(name)) return address_of(name);
  if (has_citus() && !migrations.empty())
    make_spread(name, migrations);
  else
    administer("create database " + name + (migrations.empty() ? "" : " template " + template_with(migrations)));
  return address_of(name);
}

void remove_database_of(const std::filesystem::path& folder) try {
  if (!test_postgres().empty()) administer("drop database if exists " + name_of("test_", folder.string()) + " with (force)");
} catch (const std::exception& error) {
  spdlog::warn("a test's database stays: {}", error.what());
}

}  // namespace linli::testing
