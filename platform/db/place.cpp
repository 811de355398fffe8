#include "platform/db/place.hpp"

#include <stdexcept>

#include "platform/db/postgres/address.hpp"
#include "platform/db/postgres/postgres_connection.hpp"
#include "platform/db/sqlite/sqlite_connection.hpp"

namespace linli::db {
namespace {

constexpr Statement find_migrations{
    "select count(*) from information_schema.tables where table_name = 'platform_migrations' and table_schema = 'public'"};

}  // namespace

Place Place::of(const std::string& words, const std::filesystem::path& data, int statement_seconds) {
  constexpr std::string_view sqlite = "sqlite:";
  Place place;
  place.statement_seconds_ = statement_seconds;
  if (words.empty()) {
    place.folder_ = data;
  } else if (words.starts_with(sqlite) && words.size() > sqlite.size()) {
    place.folder_ = words.substr(sqlite.size());
  } else if (is_postgres_address(words)) {
    shown_address(words);  // refuses one that cannot be read
    place.address_ = words;
  } else {
    throw std::runtime_error(
        "a database is named by postgresql://user@host/dbname or sqlite:FOLDER; without a name it is SQLite in the data "
        "folder");
  }
  return place;
}

std::string Place::shown() const { return is_postgres() ? shown_address(address_) : file().string(); }

bool Place::has_data() const try {
  if (!is_postgres()) return std::filesystem::exists(file());
  std::int64_t tables = 0;
  connect(false)->run(find_migrations, {}, [&](std::span<const Value> row) { tables = integer(row[0]); });
  return tables > 0;
} catch (const DatabaseError& error) {
  throw std::runtime_error("cannot open the database " + shown() + ": " + error.what());
}

std::unique_ptr<Connection> Place::connect(bool writing) const {
  return is_postgres() ? connect_postgres(address_, writing, statement_seconds_) : connect_sqlite(file(), writing);
}

}  // namespace linli::db
