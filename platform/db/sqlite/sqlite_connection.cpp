#include "platform/db/sqlite/sqlite_connection.hpp"

#include <sqlite3.h>

#include <unordered_map>

#include "platform/db/sqlite/checkpoints.hpp"

namespace linli::db {
namespace {

DatabaseError::Kind kind_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT: return DatabaseError::Kind::constraint;
    case SQLITE_FULL:
    case SQLITE_IOERR: return DatabaseError::Kind::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseError::Kind::busy;
    default: return DatabaseError::Kind::other;
  }
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

// A statement with the index of each $n: SQLite numbers places in order of appearance, not by name.
struct Prepared {
  std::unique_ptr<sqlite3_stmt, Finalize> statement;
  std::vector<int> index_of;  // index_of[n - 1] of $n, 0 where it does not appear
};

// Resets a statement when it leaves scope, so that no read lock stays behind.
class Running {
 public:
  explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Running(const Running&) = delete;

 private:
  sqlite3_stmt* statement_;
};

Value column(sqlite3_stmt* statement, int i) {
  const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, i)); };
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER: return std::int64_t{sqlite3_column_int64(statement, i)};
    case SQLITE_FLOAT: return sqlite3_column_double(statement, i);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      return std::string(text, size());
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, i));
      return Blob{std::string(bytes, size())};
    }
    default: return {};
  }
}

// Before the first connection, once: SQLite need not count its memory, behind a lock, at every allocation.
void set_up_sqlite() { [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// Tables marked with "-- narrow rows" are kept in the tree of their key (WITHOUT ROWID): one tree less to write and to
// search. Not for rows of more than some 300 bytes, because the inner nodes of that tree hold whole rows.
std::string by_their_key(std::string script) {
  constexpr std::string_view mark = "-- narrow rows\n", end = "\n)";
  for (auto at = script.find(mark); at != script.npos; at = script.find(mark, at + mark.size()))
    script.insert(script.find(end, at) + end.size(), " without rowid");
  return script;
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::filesystem::path& file, bool writing) {
    set_up_sqlite();
    sqlite3* handle = nullptr;
    const int flags = (writing ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    database_.reset(handle);
    if (code != SQLITE_OK) fail(code);
    sqlite3_busy_timeout(handle, 5000);
    // What "like" finds is the same as on PostgreSQL: whoever wants no difference between a and A says lower().
    run_script(
        "pragma foreign_keys = on; pragma case_sensitive_like = on; pragma cache_size = -16000; "
        "pragma temp_store = memory;");
    if (!writing) return;
    run_script(for_writing);
    checkpoints_ = std::make_unique<Checkpoints>(file);
    sqlite3_wal_hook(handle, &finish_checkpoint, checkpoints_.get());
  }

  std::int64_t run(const Statement& statement, std::span<const Value> values, const OnRow& on_row) override {
    auto& prepared = prepare(statement);
    auto* handle = prepared.statement.get();
    const Running running(handle);
    bind_all(prepared, values);
    const int width = sqlite3_column_count(handle);
    std::vector<Value> row(static_cast<std::size_t>(width));
    int code = 0;
    while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
      if (!on_row) continue;
      for (int i = 0; i < width; ++i) row[static_cast<std::size_t>(i)] = column(handle, i);
      on_row(row);
    }
    if (code != SQLITE_DONE) fail(code, statement.sql);
    return sqlite3_stmt_readonly(handle) ? 0 : sqlite3_changes64(database_.get());
  }

  std::vector<std::string> columns(const Statement& statement) override {
    auto* handle = prepare(statement).statement.get();
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(handle); ++i) names.emplace_back(sqlite3_column_name(handle, i));
    return names;
  }

  void run_script(const std::string& sql) override {
    const int code = sqlite3_exec(database_.get(), by_their_key(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sql.c_str());
  }

  void add_rows(const std::string& table, std::span<const std::string> columns,
                std::span<const std::vector<Value>> rows) override {
    std::string names, places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      names += (i == 0 ? "" : ", ") + columns[i];
      places += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
    }
    const auto sql = "insert into " + table + " (" + names + ") values (" + places + ")";
    const Forgotten forgotten{prepared_, sql.c_str()};
    for (const auto& row : rows) run({sql.c_str()}, row, {});
  }

  void begin(bool writing) override { run(writing ? begin_writing : begin_reading, {}, {}); }
  void commit() override { run(commit_all, {}, {}); }
  void rollback() override { run(roll_back, {}, {}); }
  void save() override { run(save_verb, {}, {}); }
  void release() override { run(release_verb, {}, {}); }
  void back_to_save() override {
    run(undo_verb, {}, {});
    run(release_verb, {}, {});
  }
  std::int64_t rows_changed() const override { return sqlite3_total_changes64(database_.get()); }
  bool in_transaction() const override { return sqlite3_get_autocommit(database_.get()) == 0; }
  bool spoilt() const override { return false; }

 private:
  static constexpr const char* for_writing =
      "pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864;";
  static constexpr Statement begin_writing{"begin immediate"}, begin_reading{"begin"}, commit_all{"commit"},
      roll_back{"rollback"}, save_verb{"savepoint verb"}, release_verb{"release verb"}, undo_verb{"rollback to verb"};

  // Takes back a statement whose text does not stay, also when it fails.
  struct Forgotten {
    std::unordered_map<const char*, Prepared>& prepared;
    const char* sql;
    ~Forgotten() { prepared.erase(sql); }
  };

  static int finish_checkpoint(void* checkpoints, sqlite3* handle, const char* name, int pages) {
    if (static_cast<Checkpoints*>(checkpoints)->note_commit(pages))
      sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
  }

  Prepared& prepare(const Statement& statement) {
    const auto known = prepared_.find(statement.sql);
    if (known != prepared_.end()) return known->second;
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), statement.sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK) fail(code, statement.sql);
    Prepared prepared{std::unique_ptr<sqlite3_stmt, Finalize>(handle), {}};
    const int places = sqlite3_bind_parameter_count(handle);
    for (int n = 1; n <= places; ++n)
      prepared.index_of.push_back(sqlite3_bind_parameter_index(handle, ("$" + std::to_string(n)).c_str()));
    return prepared_.emplace(statement.sql, std::move(prepared)).first->second;
  }

  void bind_all(Prepared& prepared, std::span<const Value> values) {
    if (prepared.index_of.size() != values.size())
      throw std::logic_error("a statement with " + std::to_string(prepared.index_of.size()) + " places was given " +
                             std::to_string(values.size()) + " values: " + sqlite3_sql(prepared.statement.get()));
    for (std::size_t n = 0; n < values.size(); ++n) bind(prepared.statement.get(), prepared.index_of[n], values[n]);
  }

  // The values outlive the step, so SQLite need not copy them.
  void bind(sqlite3_stmt* handle, int index, const Value& value) {
    int code = SQLITE_OK;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) code = sqlite3_bind_int64(handle, index, *whole);
    else if (const auto* number = std::get_if<double>(&value)) code = sqlite3_bind_double(handle, index, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
      code = sqlite3_bind_text64(handle, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else if (const auto* blob = std::get_if<Blob>(&value))
      code = sqlite3_bind_blob64(handle, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
    else if (std::holds_alternative<Sealed>(value)) throw std::logic_error("a sealed text reached the database open");
    else code = sqlite3_bind_null(handle, index);
    if (code != SQLITE_OK) fail(code);
  }

  [[noreturn]] void fail(int code, const char* sql = "") const {
    std::string what = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
    if (*sql != '\0') what += std::string(" in ") + sql;
    throw DatabaseError(kind_of(code), what);
  }

  std::unique_ptr<Checkpoints> checkpoints_;  // of a writer
  std::unique_ptr<sqlite3, Close> database_;
  std::unordered_map<const char*, Prepared> prepared_;
};

}  // namespace

std::unique_ptr<Connection> connect_sqlite(const std::filesystem::path& file, bool writing) {
  return std::make_unique<SqliteConnection>(file, writing);
}

}  // namespace linli::db
