#include "platform/db/tables.hpp"

#include <algorithm>
#include <regex>
#include <utility>

namespace linli::db {
namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

// Text with its comments taken out; the ends of their lines stay.
std::string without_comments(std::string_view text) {
  return std::regex_replace(std::string(text), std::regex("--[^\n]*"), "");
}

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  const std::regex name(R"(\w+)");
  for (auto it = std::sregex_iterator(list.begin(), list.end(), name); it != std::sregex_iterator(); ++it)
    names.push_back(it->str());
  return names;
}

const std::regex& foreign_key() {
  static const std::regex pattern(R"(\s*foreign key \(([^)]*)\) references (\w+) \(([^)]*)\))");
  return pattern;
}

// Not regex_match, which would visit the whole text once a character, one call in the other.
bool begins_with(const std::string& text, const std::regex& pattern, std::smatch& found) {
  return std::regex_search(text, found, pattern, std::regex_constants::match_continuous);
}

void take_item(Table& table, const std::string& item) {
  std::smatch found;
  static const std::regex primary(R"(primary key \(([^)]*)\))"), unique(R"(unique \(([^)]*)\))"),
      column(R"((\w+)\s)");
  if (std::regex_match(item, found, primary)) {
    table.primary_key = names_in(found[1]);
  } else if (std::regex_match(item, found, unique)) {
    table.unique_keys.push_back(names_in(found[1]));
  } else if (begins_with(item, foreign_key(), found)) {
    table.foreign_keys.push_back({names_in(found[1]), found[2], names_in(found[3])});
  } else if (!item.starts_with("check") && begins_with(item, column, found)) {
    const auto name = found[1].str();
    table.columns.push_back(name);
    if (item.find(" primary key") != item.npos) table.primary_key = {name};
    else if (item.find(" not null") == item.npos) table.may_be_null.push_back(name);
    if (std::regex_search(item, std::regex(R"(\bunique\b)"))) table.unique_keys.push_back({name});
  }
}

Table::Kind kind_of(const std::string& comment) {
  if (comment.find("-- reference table") != comment.npos) return Table::Kind::reference;
  if (comment.find("-- directory table") != comment.npos) return Table::Kind::directory;
  return Table::Kind::of_community;
}

}  // namespace

std::vector<ScriptPart> parts_of(std::string_view script) {
  std::vector<ScriptPart> parts;
  ScriptPart part;
  bool quoted = false;
  for (std::size_t at = 0; at < script.size(); ++at) {
    if (!quoted && script.substr(at).starts_with("--")) {
      const auto end = std::min(script.find('\n', at), script.size());
      if (trimmed(part.text).empty()) {
        part.comment += std::string(script.substr(at, end - at)) + "\n";
        part.text.clear();
      } else {
        part.text += script.substr(at, end - at);
      }
      at = end - 1;
    } else if (!quoted && script[at] == ';') {
      parts.push_back({part.comment, trimmed(part.text)});
      part = {};
    } else {
      if (script[at] == '\'') quoted = !quoted;
      // An empty line ends a comment that is not about the statement below it.
      if (script[at] == '\n' && at > 0 && script[at - 1] == '\n' && trimmed(part.text).empty()) part.comment.clear();
      part.text += script[at];
    }
  }
  if (!trimmed(part.text).empty()) parts.push_back({part.comment, trimmed(part.text)});
  return parts;
}

std::vector<std::string> items_of(std::string_view create_table) {
  std::vector<std::string> items;
  if (!create_table.starts_with("create table")) return items;
  int depth = 0;
  bool quoted = false;
  std::string item;
  for (std::size_t at = 0; at < create_table.size(); ++at) {
    const char c = create_table[at];
    if (!quoted && depth > 0 && create_table.substr(at).starts_with("--")) {
      const auto end = std::min(create_table.find('\n', at), create_table.size());
      item += create_table.substr(at, end - at);
      at = end - 1;
      continue;
    }
    if (c == '\'') quoted = !quoted;
    if (!quoted && c == '(' && depth++ == 0) continue;
    if (!quoted && c == ')' && --depth == 0) break;
    if (!quoted && c == ',' && depth == 1) {
      items.push_back(std::exchange(item, {}));
    } else if (depth > 0) {
      item += c;
    }
  }
  items.push_back(item);
  return items;
}

bool is_foreign_key(std::string_view item) {
  return std::regex_search(without_comments(item), foreign_key(), std::regex_constants::match_continuous);
}

std::vector<Table> tables_of(std::string_view script) {
  std::vector<Table> tables;
  static const std::regex create(R"(create table (?:if not exists )?(\w+))"),
      unique_index(R"(create unique index \w+ on (\w+)\s*\(([^)]*)\))");
  std::smatch found;
  for (const auto& part : parts_of(script)) {
    const auto text = without_comments(part.text);
    if (begins_with(text, create, found)) {
      Table table{.name = found[1], .kind = kind_of(part.comment)};
      for (const auto& item : items_of(text)) take_item(table, trimmed(item));
      tables.push_back(std::move(table));
    } else if (begins_with(text, unique_index, found)) {
      const auto table = std::ranges::find(tables, found[1].str(), &Table::name);
      if (table != tables.end()) table->unique_keys.push_back(names_in(found[2]));
    }
  }
  return tables;
}

}  // namespace linli::db
