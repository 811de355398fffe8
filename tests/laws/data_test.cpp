// Laws about tables and statements (DESIGN §5).
#include <doctest/doctest.h>

#include <regex>

#include "platform/crypto/digest.hpp"
#include "platform/testing/test_house.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"
#include "tests/laws/sources.hpp"

using namespace linli;

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// One `create table` with the comment lines right above it.
struct Table {
  std::string comment, name, body;
};

std::vector<Table> tables_of(const std::string& sql) {
  std::vector<Table> tables;
  const std::regex create(R"(((?:--[^\n]*\n)*)create table (\w+) \(\n([\s\S]*?)\n\);)");
  for (auto it = std::sregex_iterator(sql.begin(), sql.end(), create); it != std::sregex_iterator(); ++it)
    tables.push_back({(*it)[1].str(), (*it)[2].str(), (*it)[3].str()});
  return tables;
}

}  // namespace

TEST_CASE("every statement prepares on a migrated database") {
  testing::TestHouse house(all_modules());
  int count = 0;
  std::vector<std::string> kept;
  for (const auto* folder : {"modules", "shapes", "platform"})
    for (const auto& source : laws::sources(folder, {"statements.hpp"}))
      for (const auto& sql : laws::between(source.text, "R\"sql(", ")sql\"")) kept.push_back(sql);
  for (const auto& sql : kept) {
    ++count;
    CHECK_NOTHROW_MESSAGE(house.read([&](Tx& tx) { return tx.connection().columns({sql.c_str()}); }), sql);
  }
  CHECK(count > 50);
}

TEST_CASE("statements stand in statements.hpp and name their columns") {
  for (const auto* folder : {"modules", "shapes"})
    for (const auto& source : laws::sources(folder, {".hpp", ".cpp"})) {
      if (source.path.find("/tests/") != std::string::npos) continue;
      const bool has_sql = source.text.find("Statement ") != std::string::npos && source.text.find("sql(") != std::string::npos;
      if (!source.path.ends_with("statements.hpp")) CHECK_MESSAGE(!has_sql, source.path, " holds SQL outside statements.hpp");
      for (const auto& sql : laws::between(source.text, "R\"sql(", ")sql\""))
        CHECK_MESSAGE(!std::regex_search(lower(sql), std::regex(R"(select\s+(\w+\.)?\*)")), source.path, ": ", sql);
    }
}

TEST_CASE("every table is keyed by community and id, or says that it is a reference, directory or search table") {
  testing::TestHouse house(all_modules());
  int count = 0;
  for (const auto& migration : house.house().migrations())
    for (const auto& table : tables_of(migration.sql)) {
      ++count;
      CHECK_MESSAGE(table.name.starts_with(migration.module + "_"), table.name, " should begin with its module's name");
      const bool excepted = table.comment.find("-- reference table") != std::string::npos ||
                            table.comment.find("-- directory table") != std::string::npos;
      if (excepted) continue;
      CHECK_MESSAGE(std::regex_search(table.body, std::regex(R"(community_id bigint not null)")), table.name);
      // A search table has a row for each word of something, so that its rows have no id of their own.
      const bool searched = table.comment.find("-- search table") != std::string::npos;
      const std::regex key(searched ? R"(primary key \(community_id, \w+, \w+\))" : R"(primary key \(community_id, id[,)])");
      CHECK_MESSAGE(std::regex_search(table.body, key), table.name);
      for (const auto& columns : laws::matches(table.body, R"((?:unique|foreign key) \((\w+))"))
        CHECK_MESSAGE(columns == "community_id", table.name, ": unique and foreign keys begin with community_id");
    }
  CHECK(count > 15);
}

TEST_CASE("migrations and statements keep to the SQL that every database shares") {
  const std::regex foreign_to_some(
      R"(\b(create trigger|autoincrement|serial|listen|notify|advisory|deferrable|insert or|ifnull|datetime\(|strftime|json_|rowid|without rowid|glob)\b)");
  std::vector<laws::Source> texts;
  for (const auto* folder : {"modules", "shapes"}) {
    for (auto& source : laws::sources(folder, {".sql"})) texts.push_back(std::move(source));
    for (const auto& source : laws::sources(folder, {"statements.hpp"}))
      for (const auto& sql : laws::between(source.text, "R\"sql(", ")sql\"")) texts.push_back({source.path, sql});
  }
  for (const auto& each : texts) {
    std::smatch found;
    const auto sql = std::regex_replace(lower(each.text), std::regex("--[^\n]*"), "");
    const bool bad = std::regex_search(sql, found, foreign_to_some);
    CHECK_MESSAGE(!bad, each.path, " uses ", bad ? found.str() : std::string());
  }
}

TEST_CASE("merged migrations keep their checksums") {
  const auto listed = laws::sources("docs", {"migrations.sha256"});
  REQUIRE(listed.size() == 1);
  testing::TestHouse house(all_modules());
  std::map<std::string, std::string> now;
  for (const auto& migration : house.house().migrations())
    now[migration.module + "/" + migration.name] = hex(sha256(migration.sql));
  std::istringstream lines(listed[0].text);
  std::string checksum, name;
  std::size_t count = 0;
  for (; lines >> checksum >> name; ++count) CHECK_MESSAGE(now[name] == checksum, name, " was changed after it was merged; write a new migration");
  CHECK_MESSAGE(count == now.size(), "docs/migrations.sha256 is not current: run bin/docs");
}

TEST_CASE("docs/schema.sqlite.sql is what the migrations make") {
  const auto written = laws::sources("docs", {"schema.sqlite.sql"});
  REQUIRE(written.size() == 1);
  CHECK_MESSAGE(written[0].text == commands::schema_of(migrations_of(all_modules()), commands::Dialect::sqlite),
                "docs/schema.sqlite.sql is not current: run bin/docs");
}

TEST_CASE("docs/schema.postgres.sql is what the migrations make on PostgreSQL") {
  const auto written = laws::sources("docs", {"schema.postgres.sql"});
  REQUIRE(written.size() == 1);
  CHECK_MESSAGE(written[0].text == commands::schema_of(migrations_of(all_modules()), commands::Dialect::postgres),
                "docs/schema.postgres.sql is not current: run bin/docs");
}
