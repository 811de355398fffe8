#include "platform/db/postgres/address.hpp"

#include <libpq-fe.h>

#include <map>
#include <memory>
#include <stdexcept>

namespace linli::db {
namespace {

struct Free {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

std::map<std::string, std::string> parts_of_address(const std::string& address) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(address.c_str(), &error));
  if (error != nullptr) PQfreemem(error);  // it may repeat a part of the password
  if (!options)
    throw std::runtime_error(
        "the address of the database cannot be read; write it as postgresql://user@host:5432/dbname, and in a password "
        "write %40 for @, %3A for :, %2F for /, %23 for # and %25 for %");
  std::map<std::string, std::string> parts;
  for (const auto* option = options.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) parts[option->keyword] = option->val;
  return parts;
}

}  // namespace

bool is_postgres_address(const std::string& text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

std::string shown_address(const std::string& address) {
  auto parts = parts_of_address(address);
  if (parts["dbname"].empty())
    throw std::runtime_error("the address of the database names no database; write it as postgresql://user@host/dbname");
  const auto& host = parts["host"];
  const bool is_socket = host.starts_with("/");
  std::string shown = "postgresql://";
  if (!parts["user"].empty()) shown += parts["user"] + "@";
  if (!is_socket) shown += host;
  if (!is_socket && !parts["port"].empty()) shown += ":" + parts["port"];
  shown += "/" + parts["dbname"];
  if (is_socket) shown += "?host=" + host + (parts["port"].empty() ? "" : "&port=" + parts["port"]);
  return shown;
}

}  // namespace linli::db
