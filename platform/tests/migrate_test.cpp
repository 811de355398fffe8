#include "platform/db/migrate.hpp"

#include <doctest/doctest.h>

#include "platform/crypto/digest.hpp"
#include "platform/db/place.hpp"
#include "platform/testing/test_database.hpp"

namespace linli::migrate_tests {

const Migration first{"shop", "0001-create-goods", "create table shop_goods (id bigint primary key);"};
const Migration second{"shop", "0002-add-price", "alter table shop_goods add column price bigint;"};

// A database of its own that is gone afterwards.
class BriefDatabase {
 public:
  BriefDatabase() : folder_(std::filesystem::temp_directory_path() / ("linli-migrate-" + hex(random_bytes(8)))) {
    std::filesystem::create_directories(folder_);
    connection_ = db::Place::of(testing::database_of(folder_), folder_).connect(true);
  }
  ~BriefDatabase() {
    connection_.reset();
    testing::remove_database_of(folder_);
    std::filesystem::remove_all(folder_);
  }
  int run(const std::vector<Migration>& migrations) { return migrate(*connection_, migrations, Instant{1}); }
  bool has(const std::string& sql) {
    try {
      connection_->run_script(sql);
      return true;
    } catch (const db::DatabaseError&) {
      return false;
    }
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<db::Connection> connection_;
};

TEST_CASE("a migration runs once, and later only what is new") {
  BriefDatabase database;
  CHECK(database.run({first}) == 1);
  CHECK(database.run({first}) == 0);
  CHECK(database.run({first, second}) == 1);
  CHECK(database.has("select price from shop_goods"));
}

TEST_CASE("a migration that was changed after it ran is refused by name") {
  BriefDatabase database;
  database.run({first});
  auto changed = first;
  changed.sql += " ";
  CHECK_THROWS_WITH(database.run({changed}), doctest::Contains("shop/0001-create-goods has changed"));
}

TEST_CASE("data from a newer program is refused") {
  BriefDatabase database;
  database.run({first, second});
  CHECK_THROWS_WITH(database.run({first}), doctest::Contains("newer than this program"));
}

TEST_CASE("a migration that fails leaves nothing behind and can be put right") {
  BriefDatabase database;
  const Migration broken{"shop", "0001-create-goods",
                         "create table shop_goods (id bigint primary key); create tabel oops;"};
  CHECK_THROWS_WITH(database.run({broken}), doctest::Contains("shop/0001-create-goods failed"));
  CHECK(!database.has("select id from shop_goods"));
  CHECK(database.run({first}) == 1);
}

}  // namespace linli::migrate_tests
