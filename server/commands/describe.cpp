#include <cstdio>

#include "platform/crypto/digest.hpp"
#include "platform/db/postgres/script.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

void write_indented(std::string& out, const boost::json::value& value, const std::string& indent);

// Members or items on lines of their own, so that a change of the API is a readable change of the file.
template <class Container, class WriteOne>
void write_lines(std::string& out, const Container& container, std::string_view brackets, const std::string& indent,
                 WriteOne&& write_one) {
  out += brackets[0];
  bool first = true;
  for (const auto& one : container) {
    out += first ? "\n" : ",\n";
    first = false;
    out += indent + "  ";
    write_one(one);
  }
  if (!first) out += "\n" + indent;
  out += brackets[1];
}

void write_indented(std::string& out, const boost::json::value& value, const std::string& indent) {
  if (const auto* object = value.if_object())
    write_lines(out, *object, "{}", indent, [&](const auto& member) {
      write_json_string(out, member.key());
      out += ": ";
      write_indented(out, member.value(), indent + "  ");
    });
  else if (const auto* array = value.if_array())
    write_lines(out, *array, "[]", indent, [&](const auto& item) { write_indented(out, item, indent + "  "); });
  else
    out += boost::json::serialize(value);
}

// A data folder that is gone afterwards: routes are known only by an open house.
class BriefFolder {
 public:
  BriefFolder() : path_(std::filesystem::temp_directory_path() / ("linli-describe-" + hex(random_bytes(8)))) {}
  ~BriefFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

template <class F>
int describe(F&& print) {
  const BriefFolder folder;
  Settings settings;
  settings.set("data", folder.path(), "describe");
  Clock clock;
  House house(settings, all_modules(), clock);
  print(house);
  return 0;
}

}  // namespace

std::string schema_of(std::span<const Migration> migrations, Dialect dialect) {
  std::string out = "-- Every table, as the migrations make it. Written by bin/docs.\n";
  for (const auto& migration : migrations) {
    out += "\n-- " + migration.module + "/" + migration.name + "\n";
    if (dialect == Dialect::sqlite) {
      out += migration.sql;
    } else {
      const auto script = db::postgres_script(migration.sql);
      out += script.tables;
      for (const auto& key : script.foreign_keys) out += key + ";\n";
    }
    if (!out.ends_with("\n")) out += "\n";
  }
  return out;
}

int openapi() {
  return describe([](House& house) {
    std::string out;
    write_indented(out, house.reception().openapi(), "");
    std::printf("%s\n", out.c_str());
  });
}

int schema(Dialect dialect) {
  std::fputs(schema_of(migrations_of(all_modules()), dialect).c_str(), stdout);
  return 0;
}

int migrations() {
  for (const auto& migration : migrations_of(all_modules()))
    std::printf("%s %s/%s\n", hex(sha256(migration.sql)).c_str(), migration.module.c_str(), migration.name.c_str());
  return 0;
}

}  // namespace linli::commands
