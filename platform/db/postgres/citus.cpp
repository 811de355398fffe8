#include "platform/db/postgres/citus.hpp"

#include <algorithm>
#include <map>
#include <iterator>
#include <regex>

#include "platform/db/postgres/script.hpp"

namespace linli::db {
namespace {

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

const Table* find_table(std::span<const Table> all, const std::string& name) {
  const auto found = std::ranges::find(all, name, &Table::name);
  return found == all.end() ? nullptr : &*found;
}

std::string why_not_key(const Table& table, const std::string& column) {
  if (!has(table.primary_key, column)) return table.name + ": the primary key lacks " + column;
  for (const auto& key : table.unique_keys)
    if (!has(key, column)) return table.name + ": a unique key lacks " + column;
  return {};
}

std::string why_not_foreign_key(const Table& table, const ForeignKey& key, std::span<const Table> all) {
  const auto where = table.name + ": the foreign key to " + key.table;
  const auto* other = find_table(all, key.table);
  if (other == nullptr) return where + " leads to a table that is not made before";
  const auto ours = spread_of(table), theirs = spread_of(*other);
  if (theirs.column.empty()) return {};
  if (ours.column.empty()) return where + " leads from a table with copies to one that is spread";
  for (std::size_t i = 0; i < key.columns.size() && i < key.their_columns.size(); ++i)
    if (ours.by_community() && theirs.by_community() && key.columns[i] == "community_id" &&
        key.their_columns[i] == "community_id")
      return {};
  return where + " does not stay in one community";
}

// The parts of a union.
std::vector<std::string> selects_of(const std::string& block) {
  static const std::regex either(R"(\b(union all|union|except|intersect)\b)");
  return {std::sregex_token_iterator(block.begin(), block.end(), either, -1), std::sregex_token_iterator()};
}

// Each `select`, `update`, … of a statement, without those in brackets inside of it; the outermost is the last.
std::vector<std::string> blocks_of(const std::string& statement) {
  std::vector<std::string> blocks, open{""};
  for (const char c : statement) {
    if (c == '(') {
      open.emplace_back();
    } else if (c == ')' && open.size() > 1) {
      auto inner = std::move(open.back());
      open.pop_back();
      const bool is_query = std::regex_search(inner, std::regex(R"(^\s*select\b)"));
      if (is_query) std::ranges::move(selects_of(inner), std::back_inserter(blocks));
      else open.back() += "(" + inner + ")";
    } else {
      open.back() += c;
    }
  }
  std::ranges::move(selects_of(open.front()), std::back_inserter(blocks));
  return blocks;
}

// The tables that a block names, by what they are called in it.
std::map<std::string, std::string> named_in(const std::string& block) {
  static const std::regex name(R"(\b(?:from|join|update|into)\s+([a-z_0-9]+)(?:\s+(?:as\s+)?([a-z_0-9]+))?)");
  static const std::vector<std::string> no_alias{"where", "join", "on",    "set",    "left",  "order", "group",
                                                 "limit", "inner", "cross", "values", "union", "using"};
  std::map<std::string, std::string> named;
  for (auto it = std::sregex_iterator(block.begin(), block.end(), name); it != std::sregex_iterator(); ++it) {
    const auto table = (*it)[1].str(), alias = (*it)[2].str();
    named[alias.empty() || has(no_alias, alias) ? table : alias] = table;
  }
  return named;
}

// A row cannot move to another machine by an update.
std::string why_not_update(const std::string& statement, std::span<const Table> all) {
  static const std::regex update(R"(\bupdate\s+([a-z_0-9]+)\s+set\s)"), moves(R"((^|,)\s*community_id\s*=)");
  std::smatch found;
  const auto outer = blocks_of(statement).back();
  if (!std::regex_search(outer, found, update)) return {};
  const auto* table = find_table(all, found[1]);
  if (table == nullptr || !spread_of(*table).by_community()) return {};
  const auto after = found.suffix().str();
  const bool does = std::regex_search(after.substr(0, after.find("where")), moves);
  return does ? "it moves rows of " + table->name + " to another community" : "";
}

}  // namespace

Spread spread_of(const Table& table) {
  if (table.kind == Table::Kind::of_community) return {table.name, "community_id"};
  if (table.kind == Table::Kind::reference || table.primary_key.empty()) return {table.name, ""};
  const auto& first = table.primary_key.front();
  return {table.name, why_not_key(table, first).empty() ? first : ""};
}

std::vector<std::string> spreading_steps(std::span<const Table> tables) {
  std::vector<std::string> steps;
  for (const auto& table : tables)
    if (spread_of(table).column.empty()) steps.push_back("select create_reference_table('" + table.name + "')");
  for (const auto& table : tables) {
    const auto spread = spread_of(table);
    if (spread.column.empty()) continue;
    steps.push_back("select create_distributed_table('" + table.name + "', '" + spread.column + "'" +
                    (spread.by_community() ? ")" : ", colocate_with => 'none')"));
  }
  return steps;
}

std::vector<std::string> distribution_steps(std::string_view migrations) {
  const auto keys = postgres_script(migrations).foreign_keys;
  std::vector<std::string> steps;
  for (const auto& key : keys) {
    auto drop = key.substr(0, key.find(" foreign key"));
    steps.push_back(drop.replace(drop.find(" add "), 5, " drop "));
  }
  const auto spreading = spreading_steps(tables_of(migrations));
  steps.insert(steps.end(), spreading.begin(), spreading.end());
  steps.insert(steps.end(), keys.begin(), keys.end());
  return steps;
}

std::string why_not_spread(const Table& table, std::span<const Table> all) {
  const auto spread = spread_of(table);
  if (!spread.column.empty() && !has(table.columns, spread.column)) return table.name + " lacks " + spread.column;
  if (!spread.column.empty())
    if (const auto why = why_not_key(table, spread.column); !why.empty()) return why;
  if (table.primary_key.empty()) return table.name + " has no primary key";
  for (const auto& key : table.foreign_keys)
    if (const auto why = why_not_foreign_key(table, key, all); !why.empty()) return why;
  return {};
}

std::string why_not_spread(const std::string& statement, std::span<const Table> all) {
  static const std::regex volatile_words(
      R"(\b(random|now|current_timestamp|clock_timestamp|gen_random_uuid|nextval|with recursive|for update|grouping sets)\b)");
  std::smatch found;
  if (std::regex_search(statement, found, volatile_words)) return "it uses " + found.str();
  if (const auto why = why_not_update(statement, all); !why.empty()) return why;
  int of_communities = 0;
  std::string untied;
  for (const auto& block : blocks_of(statement)) {
    const auto named = named_in(block);
    for (const auto& [alias, table] : named) {
      const auto* known = find_table(all, table);
      if (known == nullptr || !spread_of(*known).by_community()) continue;
      ++of_communities;
      const auto mark = (named.size() > 1 ? R"(\b)" + alias + R"(\.)" : std::string(R"(\b)")) + "community_id\\b";
      if (!std::regex_search(block, std::regex(mark))) untied = table;
    }
  }
  return of_communities > 1 && !untied.empty() ? "it joins " + untied + " without its community_id" : "";
}

}  // namespace linli::db
