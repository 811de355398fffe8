// The thin border to a database: the platform interface that SQLite and PostgreSQL implement.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/db/value.hpp"

namespace linli::db {

// One SQL statement in the subset that SQLite, PostgreSQL and Citus share (DESIGN §5), with $1-style places. Statements
// live in statements.hpp as `inline constexpr Statement name{R"sql(…)sql"};` and are known by their address.
struct Statement {
  const char* sql;
};

using OnRow = std::function<void(std::span<const Value>)>;

// A database that refuses for a reason of its own. `full` means no room on the disk; `busy` that it is locked or a
// statement took longer than it may; `gone` that it cannot be reached; `clash` that the transaction gave way to another
// one and can be run again.
class DatabaseError : public std::runtime_error {
 public:
  enum class Kind { other, constraint, full, busy, gone, clash };
  DatabaseError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// One connection; used by one thread at a time. Statements are prepared once and kept. One that has lost its database
// fails with `gone` and finds it again by itself at the next begin().
class Connection {
 public:
  virtual ~Connection() = default;
  // Runs a statement, hands over each row and returns how many rows it changed.
  virtual std::int64_t run(const Statement& statement, std::span<const Value> values, const OnRow& on_row) = 0;
  // The column names of a statement, which is thereby prepared.
  virtual std::vector<std::string> columns(const Statement& statement) = 0;
  // Runs a script of several statements; for migrations.
  virtual void run_script(const std::string& sql) = 0;
  // Adds many rows to a table in the quickest way the database has.
  virtual void add_rows(const std::string& table, std::span<const std::string> columns,
                        std::span<const std::vector<Value>> rows) = 0;

  virtual void begin(bool writing) = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;
  // A savepoint inside the transaction; one at a time.
  virtual void save() = 0;
  virtual void release() = 0;
  virtual void back_to_save() = 0;
  // How many rows it has changed since it was opened, undone ones too.
  virtual std::int64_t rows_changed() const = 0;
  // False once the database has given up the transaction by itself.
  virtual bool in_transaction() const = 0;
  // True after a failure from which the transaction can only be undone, whole or back to the savepoint.
  virtual bool spoilt() const = 0;
};

}  // namespace linli::db
