#include "platform/db/postgres/postgres_connection.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <regex>
#include <unordered_map>

#include "platform/db/postgres/citus.hpp"
#include "platform/db/postgres/link.hpp"
#include "platform/db/postgres/postgres_values.hpp"
#include "platform/db/postgres/script.hpp"

namespace linli::db {
namespace {

using Types = std::vector<Oid>;

// The types of a statement's places, known by its text once any connection has asked.
class KnownTypes {
 public:
  const Types* find(const std::string& sql) {
    const std::scoped_lock lock(mutex_);
    const auto found = types_.find(sql);
    return found == types_.end() ? nullptr : &found->second;
  }
  const Types* keep(const std::string& sql, Types types) {
    const std::scoped_lock lock(mutex_);
    return &types_.insert_or_assign(sql, std::move(types)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, Types> types_;
};

struct Prepared {
  std::string name;
  Types types;
};

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(const std::string& address, bool writing, int statement_seconds)
      : link_(address, writing, statement_seconds) {}

  std::int64_t run(const Statement& statement, std::span<const Value> values, const OnRow& on_row) override {
    auto& prepared = prepare(statement);
    if (prepared.types.size() != values.size())
      throw std::logic_error("a statement with " + std::to_string(prepared.types.size()) + " places was given " +
                             std::to_string(values.size()) + " values: " + statement.sql);
    const Parameters parameters(values, prepared.types);
    const Result result(PQexecPrepared(link_.get(), prepared.name.c_str(), parameters.count(), parameters.pointers(),
                                       parameters.lengths(), parameters.formats(), 0));
    link_.check(result.get(), statement.sql);
    if (on_row) hand_over(result.get(), on_row);
    return count_changes(result.get());
  }

  std::vector<std::string> columns(const Statement& statement) override {
    const Result described(PQdescribePrepared(link_.get(), prepare(statement).name.c_str()));
    link_.check(described.get(), statement.sql);
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(described.get()); ++i) names.emplace_back(PQfname(described.get(), i));
    return names;
  }

  void run_script(const std::string& sql) override {
    const bool alone = !in_transaction();
    if (alone) begin(true);
    try {
      const auto script = postgres_script(sql);
      link_.command("set local statement_timeout = 0; set local lock_timeout = 0");
      link_.command(script.tables);
      if (is_spread()) spread(tables_of(sql));
      for (const auto& key : script.foreign_keys) link_.command(key);
      if (alone) commit();
    } catch (...) {
      if (alone && in_transaction()) rollback();
      throw;
    }
  }

  void add_rows(const std::string& table, std::span<const std::string> columns,
                std::span<const std::vector<Value>> rows) override {
    std::string names;
    for (const auto& column : columns) names += (names.empty() ? "" : ", ") + column;
    const auto types = link_.command("select " + names + " from " + table + " limit 0");
    const auto sql = "copy " + table + " (" + names + ") from stdin";
    link_.command(sql);
    std::string lines;
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        append_copied(i == 0 ? lines : lines += '\t', row[i], PQftype(types.get(), static_cast<int>(i)));
      lines += '\n';
    }
    const bool sent = PQputCopyData(link_.get(), lines.data(), static_cast<int>(lines.size())) == 1 &&
                      PQputCopyEnd(link_.get(), nullptr) == 1;
    const Result result(PQgetResult(link_.get()));
    link_.check(sent ? result.get() : nullptr, sql.c_str());
    while (Result(PQgetResult(link_.get()))) {
    }
    count_changes(result.get());
  }

  // Nothing has been done yet when a session turns out to have ended here, so a new one may take its place.
  void begin(bool writing) override {
    const std::string sql = writing ? "begin isolation level repeatable read read write"
                                    : "begin isolation level repeatable read read only";
    if (!link_.is_lost()) try {
        link_.command(sql);
        return;
      } catch (const DatabaseError& error) {
        if (error.kind() != DatabaseError::Kind::gone) throw;
      }
    prepared_.clear();
    link_.open();
    link_.command(sql);
  }

  // PostgreSQL answers the commit of a transaction that has failed with a rollback, and no error.
  void commit() override {
    const auto result = link_.command("commit");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      throw DatabaseError(DatabaseError::Kind::other, "the transaction had failed and was not committed");
  }
  void rollback() override { link_.command("rollback"); }
  void save() override { link_.command("savepoint verb"); }
  void release() override { link_.command("release savepoint verb"); }
  void back_to_save() override { link_.command("rollback to savepoint verb; release savepoint verb"); }
  std::int64_t rows_changed() const override { return rows_changed_; }
  bool in_transaction() const override {
    const auto status = PQtransactionStatus(link_.get());
    return !link_.is_lost() && (status == PQTRANS_INTRANS || status == PQTRANS_INERROR);
  }
  bool spoilt() const override { return link_.is_lost() || PQtransactionStatus(link_.get()) == PQTRANS_INERROR; }

 private:
  Prepared& prepare(const Statement& statement) {
    const auto known = prepared_.find(statement.sql);
    if (known != prepared_.end()) return known->second;
    static KnownTypes known_types;
    const auto* types = known_types.find(statement.sql);
    if (types == nullptr) types = known_types.keep(statement.sql, ask_types(statement.sql));
    Prepared prepared{"s" + std::to_string(++statements_), *types};
    const Result result(PQprepare(link_.get(), prepared.name.c_str(), statement.sql, static_cast<int>(types->size()),
                                  types->data()));
    link_.check(result.get(), statement.sql);
    return prepared_.emplace(statement.sql, std::move(prepared)).first->second;
  }

  // What PostgreSQL makes of the places. It cannot tell from "$1 is null" alone and gives up, so that is left out of the
  // question; and it takes a place beside a literal number for a small one, which ids and times would not fit into.
  Types ask_types(const std::string& sql) {
    static const std::regex null_test(R"(\$\d+ is (not )?null)"), place(R"(\$(\d+))");
    const auto question = std::regex_replace(sql, null_test, "true");
    const Result prepared(PQprepare(link_.get(), "", question.c_str(), 0, nullptr));
    link_.check(prepared.get(), sql.c_str());
    const Result described(PQdescribePrepared(link_.get(), ""));
    link_.check(described.get(), sql.c_str());
    std::size_t count = 0;
    for (auto it = std::sregex_iterator(sql.begin(), sql.end(), place); it != std::sregex_iterator(); ++it)
      count = std::max<std::size_t>(count, std::stoul((*it)[1]));
    Types types(count, text_type);
    for (int i = 0; i < PQnparams(described.get()); ++i) {
      const auto type = PQparamtype(described.get(), i);
      types[static_cast<std::size_t>(i)] = type == integer_type || type == smallint_type ? bigint_type : type;
    }
    return types;
  }

  static void hand_over(const PGresult* result, const OnRow& on_row) {
    const int width = PQnfields(result), height = PQntuples(result);
    std::vector<Value> row(static_cast<std::size_t>(width));
    for (int r = 0; r < height; ++r) {
      for (int i = 0; i < width; ++i) row[static_cast<std::size_t>(i)] = column_of(result, r, i);
      on_row(row);
    }
  }

  std::int64_t count_changes(PGresult* result) {
    const std::string_view done = PQcmdStatus(result);
    const std::string_view count = PQcmdTuples(result);
    if (count.empty() || done.starts_with("SELECT")) return 0;
    const auto changed = std::stoll(std::string(count));
    rows_changed_ += changed;
    return changed;
  }

  bool has_rows(const std::string& question) { return PQntuples(link_.command(question).get()) > 0; }
  bool is_spread() {
    return has_rows("select 1 from pg_class where relname = 'pg_dist_partition'") &&
           has_rows("select 1 from pg_dist_partition limit 1");
  }
  // A script may ask for a table that is there already.
  void spread(std::vector<Table> tables) {
    std::erase_if(tables, [&](const Table& table) {
      return has_rows("select 1 from pg_dist_partition where logicalrelid = '" + table.name + "'::regclass");
    });
    for (const auto& step : spreading_steps(tables)) link_.command(step);
  }

  Link link_;
  std::unordered_map<const char*, Prepared> prepared_;
  std::int64_t rows_changed_ = 0;
  std::int64_t statements_ = 0;
};

}  // namespace

std::unique_ptr<Connection> connect_postgres(const std::string& address, bool writing, int statement_seconds) {
  return std::make_unique<PostgresConnection>(address, writing, statement_seconds);
}

}  // namespace linli::db
