#include "platform/db/move.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>
#include <set>

#include "platform/crypto/digest.hpp"

namespace linli::db {
namespace {

constexpr std::size_t flush_bytes = 4 << 20;
constexpr int page_rows = 500;

// Statements are known by the addresses of their texts, so a text that is made here stays as long as the program runs.
Statement kept(const std::string& sql) {
  static std::mutex mutex;
  static std::set<std::string> texts;
  const std::scoped_lock lock(mutex);
  return {texts.insert(sql).first->c_str()};
}

std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// A sum of hashes: the order in which two databases give their rows does not matter.
class Checksum {
 public:
  void add(std::span<const Value> row) {
    std::string text;
    for (const auto& value : row) append(text, value);
    std::array<std::uint64_t, 2> parts{};
    std::memcpy(parts.data(), sha256(text).data(), sizeof parts);
    for (std::size_t i = 0; i < parts.size(); ++i) sums_[i] += parts[i];
    ++rows_;
  }
  MovedTable of(const std::string& table) const {
    return {table, rows_, fmt::format("{:016x}{:016x}", sums_[0], sums_[1])};
  }

 private:
  static void append(std::string& text, const Value& value) {
    if (is_null(value)) text += "n";
    else if (const auto* whole = std::get_if<std::int64_t>(&value)) text += fmt::format("i{};", *whole);
    else if (const auto* number = std::get_if<double>(&value)) text += fmt::format("r{};", *number);
    else text += fmt::format("t{};{}", linli::db::text(value).size(), linli::db::text(value));
  }

  std::array<std::uint64_t, 2> sums_{};
  std::int64_t rows_ = 0;
};

// The rows of one table, a page at a time in the order of its key, so that no database has to hold all of them.
class Pages {
 public:
  Pages(Connection& connection, const Table& table, const std::vector<std::string>& columns)
      : connection_(connection), columns_(columns) {
    const auto all = "select " + list_of(columns) + " from " + table.name;
    const auto key = list_of(table.primary_key);
    std::vector<std::string> places;
    for (std::size_t i = 1; i <= table.primary_key.size(); ++i) places.push_back("$" + std::to_string(i));
    const auto end = " order by " + key + " limit " + std::to_string(page_rows);
    first_ = kept(all + end);
    next_ = kept(all + " where (" + key + ") > (" + list_of(places) + ")" + end);
    for (const auto& name : table.primary_key) key_at_.push_back(std::ranges::find(columns, name) - columns.begin());
  }

  std::vector<std::vector<Value>> next() {
    std::vector<std::vector<Value>> page;
    connection_.run(key_.empty() ? first_ : next_, key_, [&](std::span<const Value> row) { page.emplace_back(row.begin(), row.end()); });
    if (!page.empty()) {
      key_.clear();
      for (const auto at : key_at_) key_.push_back(page.back()[static_cast<std::size_t>(at)]);
    }
    return page;
  }

 private:
  Connection& connection_;
  const std::vector<std::string>& columns_;
  Statement first_{}, next_{};
  std::vector<std::ptrdiff_t> key_at_;
  std::vector<Value> key_;
};

std::size_t size_of(std::span<const Value> row) {
  std::size_t size = 0;
  for (const auto& value : row) size += 16 + text(value).size();
  return size;
}

std::int64_t count_rows(Connection& connection, const std::string& table) {
  std::int64_t rows = 0;
  connection.run(kept("select count(*) from " + table), {}, [&](std::span<const Value> row) { rows = integer(row[0]); });
  return rows;
}

class Move {
 public:
  Move(Connection& from, Connection& to, std::span<const Table> tables, const OnMoved& tell)
      : from_(from), to_(to), tables_(tables), tell_(tell) {}

  std::vector<MovedTable> run() {
    for (const auto& table : tables_) {
      if (count_rows(to_, table.name) > 0)
        throw std::runtime_error("there are rows already in " + table.name +
                                 " where the copy shall go; name a database that is empty");
      all_ += count_rows(from_, table.name);
    }
    std::vector<MovedTable> moved;
    for (const auto& table : tables_) moved.push_back(copy(table));
    for (std::size_t i = 0; i < tables_.size(); ++i) compare(tables_[i], moved[i]);
    return moved;
  }

 private:
  MovedTable copy(const Table& table) {
    const auto columns = from_.columns(kept("select * from " + table.name + " limit 0"));
    Pages pages(from_, table, columns);
    Checksum checksum;
    std::vector<std::vector<Value>> rows;
    std::size_t bytes = 0;
    const auto flush = [&] {
      to_.add_rows(table.name, columns, rows);
      done_ += static_cast<std::int64_t>(rows.size());
      rows.clear();
      bytes = 0;
      tell_(table.name, done_, all_);
    };
    for (auto page = pages.next(); !page.empty(); page = pages.next())
      for (auto& row : page) {
        checksum.add(row);
        bytes += size_of(row);
        rows.push_back(std::move(row));
        if (bytes > flush_bytes) flush();
      }
    if (!rows.empty()) flush();
    return checksum.of(table.name);
  }

  void compare(const Table& table, const MovedTable& sent) {
    const auto columns = from_.columns(kept("select * from " + table.name + " limit 0"));
    Pages pages(to_, table, columns);
    Checksum checksum;
    for (auto page = pages.next(); !page.empty(); page = pages.next())
      for (const auto& row : page) checksum.add(row);
    const auto arrived = checksum.of(table.name);
    if (arrived.rows != sent.rows || arrived.checksum != sent.checksum)
      throw std::runtime_error(fmt::format("the copy of {} is not the same: {} rows, checksum {}, instead of {} rows, "
                                           "checksum {}; nothing was kept",
                                           table.name, arrived.rows, arrived.checksum, sent.rows, sent.checksum));
  }

  Connection& from_;
  Connection& to_;
  std::span<const Table> tables_;
  const OnMoved& tell_;
  std::int64_t all_ = 0, done_ = 0;
};

}  // namespace

std::vector<MovedTable> move_rows(Connection& from, Connection& to, std::span<const Table> tables, const OnMoved& tell) {
  from.begin(false);
  to.begin(true);
  try {
    auto moved = Move(from, to, tables, tell).run();
    to.commit();
    from.rollback();
    return moved;
  } catch (...) {
    if (to.in_transaction()) to.rollback();
    if (from.in_transaction()) from.rollback();
    throw;
  }
}

}  // namespace linli::db
