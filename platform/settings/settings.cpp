#include "platform/settings/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <toml++/toml.h>

namespace linli {
namespace {

const Option& option_of(const std::string& name, const std::string& where) {
  for (const auto& option : options())
    if (option.name == name) return option;
  throw std::runtime_error(fmt::format("{}: there is no option “{}”; `linli serve --help` lists them all", where, name));
}

void check(const Option& option, const std::string& value, const std::string& where) {
  const auto wrong = [&](const char* expected) {
    throw std::runtime_error(fmt::format("{}: {} must be {}, not “{}”", where, option.name, expected, value));
  };
  const bool digits = !value.empty() && value.size() < 10 && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
  if (option.kind == Option::Kind::number && !digits) wrong("a whole number");
  if (option.kind == Option::Kind::yes_no && value != "true" && value != "false") wrong("true or false");
}

std::string text_of(const toml::node& node, const std::string& where) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto yes = node.value_exact<bool>()) return *yes ? "true" : "false";
  throw std::runtime_error(where + ": expected a text, a whole number, true or false");
}

}  // namespace

const std::vector<Option>& options() {
  using enum Option::Kind;
  static const std::vector<Option> all{
      {"data", "./linli-data", "folder for the key, the messages and, with SQLite, the database", text},
      {"db", "", "database: postgresql://user@host/dbname; empty: SQLite in the data folder", text},
      {"db_seconds", "30", "longest time in seconds that PostgreSQL may take for one statement", number},
      {"share", "", "folder with catalog/ and web/; empty: beside the program", text},
      {"listen_address", "127.0.0.1", "address to listen on; put a TLS proxy in front before you open it to others", text},
      {"listen_port", "8080", "port to listen on", number},
      {"metrics_port", "0", "local port for /metrics; 0: none", number},
      {"public_url", "", "address under which people reach the server, for links; https makes cookies secure", text},
      {"behind_proxy", "false", "take the client's address from X-Forwarded-For", yes_no},
      {"threads", "2", "threads that talk to clients", number},
      {"message_port", "console", "where one-time codes and notices go: console or file", text},
      {"message_file", "", "file for message_port = file; empty: messages.jsonl in the data folder", text},
      {"codes_per_hour", "6", "one-time codes that one telephone may ask for in an hour", number},
      {"codes_per_address_per_hour", "30", "one-time codes that one network address may ask for in an hour; 0: any number", number},
      {"writes_per_minute", "240", "writes that one account or address may make in a minute; 0: any number", number},
      {"session_days", "30", "days after which an unused session ends", number},
      {"timezone_minutes", "480", "minutes east of UTC of the community's clocks", number},
      {"log_level", "info", "debug, info, warn or error", text},
  };
  return all;
}

Settings::Settings() {
  for (const auto& option : options()) values_[option.name] = option.standard;
}

void Settings::set(const std::string& name, const std::string& value, const std::string& where) {
  check(option_of(name, where), value, where);
  values_[name] = value;
}

void Settings::read_file(const std::filesystem::path& file) {
  try {
    const auto table = toml::parse_file(file.string());
    for (const auto& [key, node] : table) {
      const auto where = fmt::format("{}:{}", file.string(), node.source().begin.line);
      set(std::string(key.str()), text_of(node, where), where);
    }
  } catch (const toml::parse_error& error) {
    throw std::runtime_error(fmt::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()));
  }
}

void Settings::read_environment(char** environment) {
  constexpr std::string_view prefix = "LINLI_OPTION_";
  for (; environment != nullptr && *environment != nullptr; ++environment) {
    const std::string_view entry = *environment;
    const auto equals = entry.find('=');
    if (!entry.starts_with(prefix) || equals == std::string_view::npos) continue;
    std::string name(entry.substr(prefix.size(), equals - prefix.size()));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    set(name, std::string(entry.substr(equals + 1)), std::string(entry.substr(0, equals)));
  }
}

const std::string& Settings::text(const std::string& name) const { return values_.at(name); }
std::int64_t Settings::number(const std::string& name) const { return std::stoll(values_.at(name)); }
bool Settings::yes(const std::string& name) const { return values_.at(name) == "true"; }

std::filesystem::path Settings::share() const {
  if (!text("share").empty()) return text("share");
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const auto beside = program / "share";
  return std::filesystem::exists(beside) ? beside : program.parent_path() / "share" / "linli";
}

}  // namespace linli
