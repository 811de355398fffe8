#pragma once
#include <array>
#include <map>
#include <memory>
#include <span>
#include <typeindex>
#include <unordered_set>

#include "platform/base/clock.hpp"
#include "platform/base/id.hpp"
#include "platform/crypto/vault.hpp"
#include "platform/db/connection.hpp"
#include "platform/record/rows.hpp"

namespace linli {

using db::Statement;

// Something that changed, told after the commit to whoever listens (live pages, caches).
struct Change {
  std::string topic;  // a module's name
  std::int64_t community_id = 0;
  std::int64_t id = 0;
};

// An argument that fills several places of a statement, one after the other.
template <class T>
concept FillsPlaces = requires(const T& argument) { argument.place(T::places); };

// What a verb works with: one transaction, with its time, its ids and what it will announce. Time stands still inside
// it. Nothing announced is heard unless the transaction commits. The lane may have to run a verb twice, so whatever it
// does outside of the database goes through `after_commit` or is given to `before_running_again`. Used by one thread.
class Tx {
 public:
  Tx(db::Connection& connection, const Vault& vault, IdMaker& ids, Instant now)
      : connection_(connection), vault_(vault), ids_(ids), now_(now) {}
  Tx(const Tx&) = delete;

  Instant now() const { return now_; }
  // Another time for what follows: an import or a demonstration tells what happened earlier. Ids follow it.
  void set_now(Instant instant) { now_ = instant; }
  template <class T>
  Id<T> new_id() {
    return {ids_.next(now_)};
  }
  const Vault& vault() const { return vault_; }

  // Runs a statement and returns how many rows it changed.
  template <class... Arguments>
  std::int64_t run(const Statement& statement, const Arguments&... arguments) {
    const auto values = bound(arguments...);
    return connection_.run(statement, values, {});
  }

  // Every row as a record or, for one column, a simple value.
  template <class Row, class... Arguments>
  std::vector<Row> all(const Statement& statement, const Arguments&... arguments) {
    std::vector<Row> rows;
    each<Row>(statement, [&](Row row) { rows.push_back(std::move(row)); }, arguments...);
    return rows;
  }

  // The first row, if there is one.
  template <class Row, class... Arguments>
  std::optional<Row> find(const Statement& statement, const Arguments&... arguments) {
    std::optional<Row> first;
    each<Row>(statement, [&](Row row) { if (!first) first = std::move(row); }, arguments...);
    return first;
  }

  template <class Row, class Visit, class... Arguments>
  void each(const Statement& statement, Visit&& visit, const Arguments&... arguments) {
    if constexpr (Record<Row>) check_columns<Row>(statement);
    const auto values = bound(arguments...);
    connection_.run(statement, values, [&](std::span<const db::Value> columns) { visit(row_of<Row>(columns)); });
  }

  // Adds a record as a row of `table`.
  template <Record Row>
  void insert(std::string_view table, const Row& record) {
    auto values = rows::to_values(record);
    for (auto& value : values) seal(value);
    connection_.run(insert_statement<Row>(table), values, {});
  }

  void announce(std::string topic, std::int64_t community_id, std::int64_t id = 0) {
    effects_.changes.push_back({std::move(topic), community_id, id});
  }
  // Does something outside of the house, such as sending words to a telephone, once the transaction is on disk. `deed`
  // runs on the lane and must not throw.
  void after_commit(std::function<void()> deed) { effects_.after_commit.push_back(std::move(deed)); }
  // Takes back what the verb did in memory alone, should the lane have to run the verb a second time.
  void before_running_again(std::function<void()> undo) { effects_.before_running_again.push_back(std::move(undo)); }

  // What a verb leaves behind beside its rows.
  struct Effects {
    std::vector<Change> changes;
    std::vector<std::function<void()>> after_commit, before_running_again;
  };
  Effects take_effects() { return std::exchange(effects_, {}); }

  db::Connection& connection() { return connection_; }

 private:
  template <class... Arguments>
  auto bound(const Arguments&... arguments) const {
    std::array<db::Value, (places_of<Arguments>() + ... + 0)> values;
    [[maybe_unused]] auto next = values.begin();
    (fill(next, arguments), ...);
    for (auto& value : values) seal(value);
    return values;
  }
  template <class T>
  static constexpr std::size_t places_of() {
    if constexpr (FillsPlaces<T>) return T::places;
    return 1;
  }
  template <class T>
  static void fill(auto& next, const T& argument) {
    if constexpr (FillsPlaces<T>)
      for (std::size_t i = 0; i < T::places; ++i) *next++ = argument.place(i);
    else
      *next++ = value_of(argument);
  }
  static db::Value value_of(const char* text) { return std::string(text); }
  static db::Value value_of(std::string_view text) { return std::string(text); }
  static db::Value value_of(const db::Value& value) { return value; }
  template <class T>
  static db::Value value_of(const T& value) {
    return rows::to_db(value);
  }

  template <class Row>
  Row row_of(std::span<const db::Value> columns) const {
    if constexpr (Record<Row>) {
      Row record{};
      std::size_t i = 0;
      for_each_field(record, [&](std::string_view, auto& member) {
        using Member = std::remove_reference_t<decltype(member)>;
        member = column_of<Member>(columns[i++]);
      });
      return record;
    } else {
      return column_of<Row>(columns[0]);
    }
  }
  template <class T>
  T column_of(const db::Value& column) const {
    if constexpr (rows::sealed<T>)
      if (!db::is_null(column)) return rows::from_db<T>(db::Sealed{vault_.open(db::text(column))});
    return rows::from_db<T>(column);
  }

  void seal(db::Value& value) const {
    if (auto* sealed = std::get_if<db::Sealed>(&value)) {
      if (sealed->text.empty()) value = db::Value{};
      else value = db::Blob{vault_.close(sealed->text)};
    }
  }

  template <class Row>
  void check_columns(const Statement& statement) {
    static thread_local std::unordered_set<const char*> checked;
    if (checked.contains(statement.sql)) return;
    std::string names;
    for (const auto& name : connection_.columns(statement)) names += (names.empty() ? "" : ", ") + name;
    if (names != rows::column_list<Row>())
      throw std::logic_error("columns do not match the record: " + names + " / " + rows::column_list<Row>());
    checked.insert(statement.sql);
  }

  // A statement is known by its address, so each (table, record) pair keeps one text for as long as the program runs.
  template <Record Row>
  static const Statement& insert_statement(std::string_view table) {
    static thread_local std::map<std::string, std::unique_ptr<std::pair<std::string, Statement>>, std::less<>> statements;
    const auto known = statements.find(table);
    if (known != statements.end()) return known->second->second;
    auto entry = std::make_unique<std::pair<std::string, Statement>>(rows::insert_text<Row>(table), Statement{});
    entry->second.sql = entry->first.c_str();
    return statements.emplace(std::string(table), std::move(entry)).first->second->second;
  }

  db::Connection& connection_;
  const Vault& vault_;
  IdMaker& ids_;
  Instant now_;
  Effects effects_;
};

}  // namespace linli
