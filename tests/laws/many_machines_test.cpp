// Laws about what must run on several machines too: every table, key and statement (DESIGN §5, STANDARDS §5).
#include <doctest/doctest.h>

#include <regex>

#include "platform/db/postgres/citus.hpp"
#include "platform/testing/test_house.hpp"
#include "server/modules.hpp"
#include "tests/laws/sources.hpp"

using namespace linli;

namespace {

std::vector<db::Table> all_tables() {
  std::vector<db::Table> all;
  for (const auto& migration : migrations_of(all_modules()))
    for (auto& table : db::tables_of(migration.sql)) all.push_back(std::move(table));
  return all;
}

// "modules/people/statements.hpp: search_persons" and its text.
std::vector<std::pair<std::string, std::string>> all_statements() {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto* folder : {"modules", "shapes"})
    for (const auto& source : laws::sources(folder, {"statements.hpp"})) {
      const auto names = laws::matches(source.text, R"(Statement (\w+)\{R"sql\()");
      const auto texts = laws::between(source.text, "R\"sql(", ")sql\"");
      REQUIRE_MESSAGE(names.size() == texts.size(), source.path, ": write every statement as Statement name{R\"sql(...)sql\"}");
      for (std::size_t i = 0; i < names.size(); ++i) all.emplace_back(source.path + ": " + names[i], texts[i]);
    }
  return all;
}

}  // namespace

TEST_CASE("every table and key can be spread over several machines") {
  const auto tables = all_tables();
  CHECK(tables.size() > 40);
  for (const auto& table : tables) {
    const auto why = db::why_not_spread(table, tables);
    CHECK_MESSAGE(why.empty(), why);
  }
}

TEST_CASE("every statement joins what lies on one machine, and says nothing that several would answer differently") {
  const auto tables = all_tables();
  const auto statements = all_statements();
  CHECK(statements.size() > 100);
  for (const auto& [name, sql] : statements) {
    const auto why = db::why_not_spread(sql, tables);
    CHECK_MESSAGE(why.empty(), name, ": ", why);
  }
}

TEST_CASE("no migration makes a trigger, a sequence, a procedure or a key that is checked later") {
  const std::regex forbidden(
      R"(\b(trigger|sequence|serial|bigserial|generated|function|procedure|deferrable|exclude|inherits|temporary|references \w+ on)\b)");
  const std::regex inline_reference(R"(\n\s+(?!foreign key)\w+ [^\n]*\breferences\b)");
  for (const auto& migration : migrations_of(all_modules())) {
    const auto sql = std::regex_replace(migration.sql, std::regex("--[^\n]*"), "");
    std::smatch found;
    const bool bad = std::regex_search(sql, found, forbidden);
    CHECK_MESSAGE(!bad, migration.module, "/", migration.name, " has ", bad ? found.str() : std::string());
    const bool beside = std::regex_search(sql, found, inline_reference);
    CHECK_MESSAGE(!beside, migration.module, "/", migration.name, ": write foreign keys as lines of their own: ",
                  beside ? found.str() : std::string());
  }
}

// Where nothing is said SQLite puts what is missing first and PostgreSQL last.
TEST_CASE("what is sorted by a column that may be missing says whether that comes first") {
  const auto tables = all_tables();
  const std::regex order(R"(\border by ([^()]*?)(?:\blimit\b|\)|$))");
  for (const auto& [name, sql] : all_statements())
    for (auto it = std::sregex_iterator(sql.begin(), sql.end(), order); it != std::sregex_iterator(); ++it)
      for (const auto& column : laws::matches((*it)[1].str(), R"(\b([a-z_]+)\b(?!\.)(?!\s+(?:asc |desc )?nulls )(?=\s*(?:asc|desc)?\s*(?:,|$)))"))
        for (const auto& table : tables) {
          const bool meant = std::regex_search(sql, std::regex(R"(\b)" + table.name + R"(\b)"));
          const bool may_be_missing = meant && std::ranges::find(table.may_be_null, column) != table.may_be_null.end();
          CHECK_MESSAGE(!may_be_missing, name, ": order by ", column, " needs nulls first or nulls last");
        }
}

// A law that lets everything pass is none.
TEST_CASE("tables and statements that cannot be spread are found out") {
  const auto tables = db::tables_of(R"(
-- reference table: places
create table a_places (code text primary key);
-- directory table: by telephone
create table a_phones (phone_hash text primary key, community_id bigint not null);
create table a_people (id bigint not null, community_id bigint not null, name text, primary key (community_id, id));
create table a_homes (id bigint not null, community_id bigint not null, primary key (community_id, id));
)");
  const auto says = [&](const std::string& create) {
    auto all = tables;
    const auto made = db::tables_of(create);
    all.insert(all.end(), made.begin(), made.end());
    return db::why_not_spread(made.at(0), all);
  };
  CHECK(says("create table b (id bigint primary key, community_id bigint not null);") != "");
  CHECK(says("create table b (id bigint not null, primary key (community_id, id));") != "");
  CHECK(says("create table b (id bigint not null, community_id bigint not null, code text not null unique, primary key (community_id, id));") != "");
  CHECK(says("create table b (id bigint not null, community_id bigint not null, home_id bigint, primary key (community_id, id), "
             "foreign key (home_id) references a_homes (id));") != "");
  CHECK(says("create table b (id bigint not null, community_id bigint not null, h text, primary key (community_id, id), "
             "foreign key (h) references a_phones (phone_hash));") != "");
  CHECK(says("create table b (id bigint not null, community_id bigint not null, home_id bigint, primary key (community_id, id), "
             "foreign key (community_id, home_id) references a_homes (community_id, id));") == "");
  CHECK(says("create table b (id bigint not null, community_id bigint not null, code text, primary key (community_id, id), "
             "foreign key (code) references a_places (code));") == "");
  const auto why = [&](const std::string& sql) { return db::why_not_spread(sql, tables); };
  CHECK(why("select p.id from a_people p join a_homes h on h.id = p.id where p.community_id = $1") != "");
  CHECK(why("select id from a_people where community_id = $1 and id in (select id from a_homes)") != "");
  CHECK(why("update a_people set community_id = $2 where community_id = $1") != "");
  CHECK(why("select id from a_people where community_id = $1 order by random()") != "");
  CHECK(why("select p.id from a_people p join a_homes h on h.community_id = p.community_id and h.id = p.id") == "");
  CHECK(why("select p.id from a_people p join a_places c on c.code = p.name where p.community_id = $1") == "");
  CHECK(why("select id from a_people where name = $1") == "");
}
