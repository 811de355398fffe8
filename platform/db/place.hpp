#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace linli::db {

// Where a house's rows are kept: in a SQLite file, or in a PostgreSQL database.
class Place {
 public:
  // Empty: SQLite in the data folder. "sqlite:FOLDER": SQLite in that one. "postgresql://user@host/dbname": that database,
  // where no statement may take longer than `statement_seconds`. Throws std::runtime_error in plain words for anything
  // else; no message repeats a password.
  static Place of(const std::string& words, const std::filesystem::path& data, int statement_seconds = 30);

  bool is_postgres() const { return !address_.empty(); }
  // The folder of a SQLite place; empty for PostgreSQL.
  const std::filesystem::path& folder() const { return folder_; }
  // For people and logs: without the password.
  std::string shown() const;
  // Whether a Linli has begun to keep anything here. Throws std::runtime_error in plain words when PostgreSQL cannot be
  // reached.
  bool has_data() const;
  std::unique_ptr<Connection> connect(bool writing) const;

 private:
  std::filesystem::path file() const { return folder_ / "linli.db"; }

  std::filesystem::path folder_;
  std::string address_;
  int statement_seconds_ = 30;
};

}  // namespace linli::db
