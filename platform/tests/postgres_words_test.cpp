// What is known about PostgreSQL without one: how migrations read there, how tables are spread, how addresses are shown.
#include <doctest/doctest.h>

#include "platform/db/place.hpp"
#include "platform/db/postgres/address.hpp"
#include "platform/db/postgres/citus.hpp"
#include "platform/db/postgres/script.hpp"

namespace linli::postgres_words_tests {

const std::string migration = R"(
-- Who lives here.
-- narrow rows
create table a_people (
  id bigint not null,
  community_id bigint not null,
  text text not null check (length(text) < 9), -- a blob of text
  state text check (state in ('a;b', 'blob')),
  picture blob,
  primary key (community_id, id)
);
create table a_pets (
  id bigint not null,
  community_id bigint not null,
  owner_id bigint,
  primary key (community_id, id),
  unique (community_id, owner_id),
  foreign key (community_id, owner_id) references a_people (community_id, id)
);
create index a_pets_owner on a_pets (community_id, owner_id) where owner_id > 0;
-- directory table: where a telephone is
create table a_phones (phone_hash text primary key, community_id bigint not null);
-- directory table: known by two keys
create table a_sessions (token_hash text primary key, id bigint not null unique);
-- reference table
create table a_places (code text primary key);
)";

TEST_CASE("a migration's tables come before their foreign keys, with PostgreSQL's types and the order of bytes") {
  const auto script = db::postgres_script(migration);
  const auto has = [&](const char* part) { return script.tables.find(part) != std::string::npos; };
  CHECK(has("  text text collate \"C\" not null check (length(text) < 9)"));
  CHECK(has("  state text collate \"C\" check (state in ('a;b', 'blob')),"));
  CHECK(has("  picture bytea,"));
  CHECK(has("create index a_pets_owner on a_pets (community_id, owner_id) where owner_id > 0;"));
  CHECK(has("-- Who lives here.\ncreate table a_people"));
  CHECK(!has("foreign key"));
  REQUIRE(script.foreign_keys.size() == 1);
  CHECK(script.foreign_keys[0] == "alter table a_pets add constraint a_pets_key_1 foreign key (community_id, owner_id) "
                                  "references a_people (community_id, id)");
}

TEST_CASE("tables are read with their columns, their keys and what they say about themselves") {
  const auto tables = db::tables_of(migration);
  REQUIRE(tables.size() == 5);
  CHECK(tables[0].columns == std::vector<std::string>{"id", "community_id", "text", "state", "picture"});
  CHECK(tables[0].may_be_null == std::vector<std::string>{"state", "picture"});
  CHECK(tables[1].primary_key == std::vector<std::string>{"community_id", "id"});
  CHECK(tables[1].unique_keys == std::vector<std::vector<std::string>>{{"community_id", "owner_id"}});
  CHECK(tables[1].foreign_keys.at(0).table == "a_people");
  CHECK(tables[2].kind == db::Table::Kind::directory);
  CHECK(tables[2].primary_key == std::vector<std::string>{"phone_hash"});
  CHECK(tables[4].kind == db::Table::Kind::reference);
}

TEST_CASE("a database is spread by taking foreign keys off, copies first, and putting them back last") {
  const auto steps = db::distribution_steps(migration);
  const std::vector<std::string> expected{
      "alter table a_pets drop constraint a_pets_key_1",
      "select create_reference_table('a_sessions')",
      "select create_reference_table('a_places')",
      "select create_distributed_table('a_people', 'community_id')",
      "select create_distributed_table('a_pets', 'community_id')",
      "select create_distributed_table('a_phones', 'phone_hash', colocate_with => 'none')",
      "alter table a_pets add constraint a_pets_key_1 foreign key (community_id, owner_id) references a_people "
      "(community_id, id)"};
  CHECK(steps == expected);
}

TEST_CASE("an address is shown without its password, and one that cannot be read is not repeated") {
  CHECK(db::shown_address("postgresql://linli:se%40cret@db.example.org:5433/linli?sslmode=verify-full") ==
        "postgresql://linli@db.example.org:5433/linli");
  CHECK(db::shown_address("postgresql://linli@/linli?host=/run/postgresql&password=secret") ==
        "postgresql://linli@/linli?host=/run/postgresql");
  for (const auto* broken : {"postgresql://linli:secret@[db/linli", "postgresql://linli:sec@ret@db:none/linli?x=secret",
                             "postgresql://linli:secret@db"}) {
    CAPTURE(broken);
    try {
      db::Place::of(broken, {});
      FAIL("was taken");
    } catch (const std::runtime_error& error) {
      CHECK(std::string(error.what()).find("sec") == std::string::npos);
      CHECK(std::string(error.what()).find("postgresql://user@host") != std::string::npos);
    }
  }
  CHECK_THROWS_WITH(db::Place::of("mysql://linli@db/linli", {}), doctest::Contains("postgresql://user@host/dbname"));
  CHECK(db::Place::of("", "data").shown() == "data/linli.db");
  CHECK(db::Place::of("sqlite:other", "data").shown() == "other/linli.db");
}

}  // namespace linli::postgres_words_tests
