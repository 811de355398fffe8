// What the migrations say about tables: their keys, and how they may lie on several machines (DESIGN §5).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace linli::db {

struct ForeignKey {
  std::vector<std::string> columns;
  std::string table;
  std::vector<std::string> their_columns;
};

// One `create table`. A comment above it that begins with "reference table" or "directory table" says that it is not
// keyed by community.
struct Table {
  enum class Kind { of_community, directory, reference };

  std::string name;
  Kind kind = Kind::of_community;
  std::vector<std::string> columns;
  std::vector<std::string> may_be_null;  // of the columns
  std::vector<std::string> primary_key;
  std::vector<std::vector<std::string>> unique_keys;  // beside the primary key, also those made by an index
  std::vector<ForeignKey> foreign_keys;
};

// The tables of a script in the order in which it makes them.
std::vector<Table> tables_of(std::string_view script);

// A statement of a script with the comment lines right above it. `text` ends without its semicolon.
struct ScriptPart {
  std::string comment;
  std::string text;
};
std::vector<ScriptPart> parts_of(std::string_view script);

// What stands between the outer brackets of a `create table`, at each comma outside of brackets, spaces and all. Empty
// for any other statement.
std::vector<std::string> items_of(std::string_view create_table);

// The foreign key that an item is, if it is one: "foreign key (a, b) references t (c, d)".
bool is_foreign_key(std::string_view item);

}  // namespace linli::db
