#include "platform/db/postgres/script.hpp"

#include <regex>

#include "platform/db/tables.hpp"

namespace linli::db {
namespace {

// A type stands behind a column's name and before what else is said about it.
std::string with_types(const std::string& text) {
  static const std::regex blob(R"((\w[ \t]+)blob(?=\s*(,|\)|;|$|--|not null|check)))"),
      words(R"((\w[ \t]+)text(?=\s*(,|\)|;|$|--|not null|primary key|unique|check|default)))"),
      narrow_mark("-- narrow rows\n");
  const auto bytes = std::regex_replace(text, blob, "$1bytea");
  return std::regex_replace(std::regex_replace(bytes, words, "$1text collate \"C\""), narrow_mark, "");
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \n");
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

// A `create table` without its foreign keys, which are appended to `keys`.
std::string without_foreign_keys(const std::string& create, std::vector<std::string>& keys) {
  const auto items = items_of(create);
  const auto table = tables_of(create).at(0).name;
  std::string kept;
  int number = 0;
  for (const auto& item : items) {
    if (!is_foreign_key(item))
      kept += (kept.empty() ? "" : ",") + item;
    else
      keys.push_back("alter table " + table + " add constraint " + table + "_key_" + std::to_string(++number) + " " +
                     trimmed(item));
  }
  if (number > 0 && !kept.ends_with("\n")) kept += "\n";
  return create.substr(0, create.find('(') + 1) + kept + ")";
}

}  // namespace

PostgresScript postgres_script(std::string_view migration) {
  PostgresScript script;
  for (const auto& part : parts_of(migration)) {
    const bool has_keys = part.text.find("foreign key (") != part.text.npos && part.text.starts_with("create table");
    const auto text = has_keys ? without_foreign_keys(part.text, script.foreign_keys) : part.text;
    script.tables += part.comment + with_types(text) + ";\n";
  }
  script.tables = std::regex_replace(script.tables, std::regex("-- narrow rows\n"), "");
  return script;
}

}  // namespace linli::db
