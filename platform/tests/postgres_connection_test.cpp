// What only PostgreSQL does: types of its own, transactions that a failure spoils, sessions that end, others beside us.
#include <doctest/doctest.h>

#include "platform/crypto/digest.hpp"
#include "platform/db/move.hpp"
#include "platform/db/place.hpp"
#include "platform/db/postgres/link.hpp"
#include "platform/db/postgres/postgres_connection.hpp"
#include "platform/testing/test_database.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::postgres_tests {

using Kind = db::DatabaseError::Kind;
using Row = std::vector<db::Value>;

const std::string make_things = R"(
create table shop_things (
  community_id bigint not null,
  id bigint not null check (id > 0),
  name text not null,
  weight double precision,
  picture blob,
  primary key (community_id, id)
);
create table shop_parts (
  community_id bigint not null,
  id bigint not null,
  thing_id bigint not null,
  primary key (community_id, id),
  foreign key (community_id, thing_id) references shop_things (community_id, id)
);)";
const std::vector<Migration> shop{{"shop", "0001-create-things", make_things}};

constexpr Statement add{"insert into shop_things (community_id, id, name, weight, picture) values ($1, $2, $3, $4, $5)"},
    add_part{"insert into shop_parts (community_id, id, thing_id) values ($1, $2, $3)"},
    all{"select id, name, weight, picture from shop_things order by id"}, names{"select name from shop_things order by name"},
    count{"select count(*) from shop_things"}, weigh{"update shop_things set weight = $2 where id = $1"},
    sum{"select sum(id), max(id) > 5, avg(weight) from shop_things"},
    older{"select id from shop_things where ($1 = 0 or id < $1) and ($2 is null or name = $2) order by id limit $3"},
    sleep_long{"select pg_sleep(5)"};

// A folder that has a database with the shop in PostgreSQL, both gone afterwards.
struct Shop {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("linli-shop-" + hex(random_bytes(8)));
  std::string address = testing::database_of(folder, shop);
  std::unique_ptr<db::Connection> connection = db::connect_postgres(address, true, 1);

  ~Shop() {
    connection.reset();
    testing::remove_database_of(folder);
  }
  void put(std::int64_t id, const std::string& name) {
    connection->run(add, Row{std::int64_t{7}, id, name, db::Value{}, db::Value{}}, {});
  }
  std::vector<Row> rows(const Statement& statement, const Row& values = {}) const {
    std::vector<Row> found;
    connection->run(statement, values, [&](std::span<const db::Value> row) { found.emplace_back(row.begin(), row.end()); });
    return found;
  }
  std::int64_t number(const Statement& statement) const { return db::integer(rows(statement).at(0).at(0)); }
};

template <class F>
std::optional<Kind> failure_of(F&& deed) {
  try {
    deed();
    return std::nullopt;
  } catch (const db::DatabaseError& error) {
    return error.kind();
  }
}

// Ends every other session in the database.
void end_sessions(const std::string& address) {
  db::Link(address, false, 30).command("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
                                       "and pid <> pg_backend_pid()");
}

TEST_SUITE("postgres" * doctest::skip(testing::test_postgres().empty())) {
  TEST_CASE("every kind of value comes back as it was given") {
    Shop shop;
    const std::string bytes("\0\\x\xff'\n", 6), words = "中文 \\N \\ ' \" \t\n ü";
    const std::int64_t large = 9'007'199'254'740'993;
    shop.connection->run(add, Row{std::int64_t{7}, large, words, 0.1 + 0.2, db::Blob{bytes}}, {});
    shop.connection->run(add, Row{std::int64_t{7}, std::int64_t{1}, std::string(), db::Value{}, db::Value{}}, {});
    const auto rows = shop.rows(all);
    CHECK(db::integer(rows[1][0]) == large);
    CHECK(db::text(rows[1][1]) == words);
    CHECK(db::real(rows[1][2]) == 0.1 + 0.2);
    CHECK(std::get<db::Blob>(rows[1][3]).bytes == bytes);
    CHECK(std::get<std::string>(rows[0][1]).empty());
    CHECK(db::is_null(rows[0][2]));
    const auto sums = shop.rows(sum).at(0);
    CHECK(std::get<std::int64_t>(sums[0]) == large + 1);
    CHECK(std::get<std::int64_t>(sums[1]) == 1);
    CHECK(db::real(sums[2]) == doctest::Approx(0.3));
  }

  TEST_CASE("a place may stand beside a small number or a test for null and take a large number or none") {
    Shop shop;
    for (int id = 1; id <= 3; ++id) shop.put(id * 10'000'000'000, "n" + std::to_string(id));
    CHECK(shop.rows(older, Row{std::int64_t{0}, db::Value{}, std::int64_t{9}}).size() == 3);
    CHECK(shop.rows(older, Row{std::int64_t{20'000'000'000}, db::Value{}, std::int64_t{9}}).size() == 1);
    CHECK(shop.rows(older, Row{std::int64_t{0}, std::string("n2"), std::int64_t{9}}).size() == 1);
  }

  TEST_CASE("words are sorted by their bytes, whatever language the database was made for") {
    Shop shop;
    int id = 0;
    for (const auto* name : {"b", "中", "A", "a", "B", "三"}) shop.put(++id, name);
    std::string sorted;
    for (const auto& row : shop.rows(names)) sorted += db::text(row[0]);
    CHECK(sorted == "ABab三中");
  }

  TEST_CASE("a failure spoils the transaction until it is undone, and its message repeats no value") {
    Shop shop;
    shop.connection->begin(true);
    shop.put(1, "first");
    shop.connection->save();
    try {
      shop.put(1, "a secret");
      FAIL("was taken");
    } catch (const db::DatabaseError& error) {
      CHECK(error.kind() == Kind::constraint);
      CHECK(std::string(error.what()).find("secret") == std::string::npos);
      CHECK(std::string(error.what()).find("shop_things_pkey") != std::string::npos);
    }
    CHECK(shop.connection->spoilt());
    CHECK_THROWS_AS(shop.number(count), db::DatabaseError);
    shop.connection->back_to_save();
    CHECK(!shop.connection->spoilt());
    shop.connection->commit();
    CHECK(shop.number(count) == 1);
    shop.connection->begin(true);
    CHECK(failure_of([&] { shop.put(-1, "no id"); }) == Kind::constraint);
    CHECK_THROWS_WITH(shop.connection->commit(), doctest::Contains("not committed"));
    CHECK(!shop.connection->in_transaction());
  }

  TEST_CASE("a reader cannot write, and sees one moment") {
    Shop shop;
    const auto reader = db::connect_postgres(shop.address, false);
    reader->begin(false);
    std::int64_t seen = -1;
    const auto look = [&] { reader->run(count, {}, [&](auto row) { seen = db::integer(row[0]); }); };
    look();
    shop.put(1, "later");
    look();
    CHECK(seen == 0);
    CHECK_THROWS_AS(reader->run(weigh, Row{std::int64_t{1}, 2.0}, {}), db::DatabaseError);
    reader->rollback();
    look();
    CHECK(seen == 1);
  }

  TEST_CASE("a statement that takes too long is ended") {
    Shop shop;
    CHECK(failure_of([&] { shop.rows(sleep_long); }) == Kind::busy);
    CHECK(shop.number(count) == 0);
  }

  TEST_CASE("a session that was ended fails once, and the next transaction has a new one") {
    Shop shop;
    shop.put(1, "kept");
    shop.connection->begin(true);
    shop.put(2, "lost");
    end_sessions(shop.address);
    CHECK(failure_of([&] { shop.put(3, "lost"); }) == Kind::gone);
    CHECK(!shop.connection->in_transaction());
    shop.connection->begin(true);
    shop.put(4, "kept");
    shop.connection->commit();
    end_sessions(shop.address);
    shop.connection->begin(true);  // nothing was under way, so nobody hears of it
    CHECK(shop.number(count) == 2);
    shop.connection->rollback();
  }

  TEST_CASE("a second writer is refused, and let in when the first is gone") {
    Shop shop;
    try {
      db::connect_postgres(shop.address, true);
      FAIL("was let in");
    } catch (const db::DatabaseError& error) {
      CHECK(error.kind() == Kind::busy);
      CHECK(std::string(error.what()).find("another Linli writes in it") != std::string::npos);
    }
    shop.connection.reset();
    CHECK_NOTHROW(db::connect_postgres(shop.address, true));
  }

  TEST_CASE("a database that does not keep its words in UTF-8, or is not there, is refused in plain words") {
    Shop shop;
    db::Link link(testing::test_postgres(), false, 30);
    link.command("create database latin encoding 'LATIN1' locale 'C' locale_provider libc template template0");
    auto address = testing::test_postgres();
    address.replace(address.find("/postgres?"), 10, "/latin?");
    CHECK_THROWS_WITH(db::connect_postgres(address, false), doctest::Contains("createdb -E UTF8"));
    link.command("drop database latin with (force)");
    CHECK(failure_of([&] { db::connect_postgres(address, false); }) == Kind::gone);
  }

  TEST_CASE("a verb that meets another transaction runs again and loses nothing") {
    testing::TestHouse house({notes::module()});
    constexpr Statement change{"update notes_notes set words = words || $1"}, read{"select words from notes_notes"};
    house.write([](Tx& tx) { notes::Notes().write(tx, Caller::stranger(), notes::WriteNote{Text<1, 20>("a")}); });
    db::Link beside(house.house().settings().text("db"), false, 30);
    int runs = 0;
    house.write([&](Tx& tx) {
      tx.find<std::string>(read);
      if (++runs == 1) beside.command("update notes_notes set words = words || 'b'");
      tx.run(change, "c");
    });
    CHECK(runs == 2);
    CHECK(house.read([&](Tx& tx) { return *tx.find<std::string>(read); }) == "abc");
  }

  TEST_CASE("who meets others again and again is told to come later, and nothing is half done") {
    testing::TestHouse house({notes::module()});
    constexpr Statement change{"update notes_notes set words = words || $1"}, read{"select words from notes_notes"};
    house.write([](Tx& tx) { notes::Notes().write(tx, Caller::stranger(), notes::WriteNote{Text<1, 20>("a")}); });
    db::Link beside(house.house().settings().text("db"), false, 30);
    CHECK_THROWS_WITH_AS(house.write([&](Tx& tx) {
      tx.find<std::string>(read);
      beside.command("update notes_notes set words = words || 'b'");
      tx.run(change, "c");
    }),
                         "platform.unavailable", Refusal);
    CHECK(house.read([&](Tx& tx) { return *tx.find<std::string>(read); }).find('c') == std::string::npos);
  }

  TEST_CASE("everything moves to PostgreSQL and back, counted and compared, and never onto rows that are there") {
    Shop target;
    const auto tables = db::tables_of(make_things);
    std::filesystem::create_directories(target.folder);
    const auto first = db::Place::of("", target.folder).connect(true);
    migrate(*first, shop, Instant{1});
    first->begin(true);
    for (std::int64_t id = 1; id <= 1'203; ++id) {
      first->run(add, Row{id % 3, id, "第" + std::to_string(id) + "\t\\", id / 7.0, db::Blob{std::string(id % 50, '\0')}}, {});
      first->run(add_part, Row{id % 3, id, id}, {});
    }
    first->commit();
    std::int64_t told = 0;
    const auto moved = db::move_rows(*first, *target.connection, tables, [&](const std::string&, std::int64_t rows, std::int64_t all) {
      CHECK(all == 2'406);
      told = rows;
    });
    CHECK(told == 2'406);
    CHECK(moved.at(0).rows == 1'203);
    CHECK(target.number(count) == 1'203);
    CHECK_THROWS_WITH(db::move_rows(*first, *target.connection, tables, [](auto&&...) {}), doctest::Contains("shop_things"));
    const auto second = db::Place::of("sqlite:" + (target.folder / "back").string(), {});
    std::filesystem::create_directories(second.folder());
    const auto back = second.connect(true);
    migrate(*back, shop, Instant{1});
    const auto returned = db::move_rows(*target.connection, *back, tables, [](auto&&...) {});
    for (std::size_t i = 0; i < moved.size(); ++i) CHECK(moved[i].checksum == returned[i].checksum);
    std::filesystem::remove_all(target.folder);
  }
}

}  // namespace linli::postgres_tests
