#include "platform/db/postgres/link.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <array>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

#include "platform/crypto/digest.hpp"
#include "platform/db/postgres/address.hpp"

namespace linli::db {
namespace {

using Kind = DatabaseError::Kind;

// By the SQLSTATE (PostgreSQL's manual, appendix A); none is said when the wire itself is broken.
Kind kind_of(std::string_view state, bool writing) {
  if (state.empty() || state.starts_with("08") || state.starts_with("57P")) return Kind::gone;
  if (state == "25006" && writing) return Kind::gone;  // it is a standby now; the address may name the new primary
  if (state.starts_with("23")) return Kind::constraint;
  if (state == "40001" || state == "40P01") return Kind::clash;
  if (state == "53100" || state == "58030") return Kind::full;
  if (state == "53300" || state == "55P03" || state == "57014") return Kind::busy;
  return Kind::other;
}

// What PostgreSQL says about wrong data repeats the data behind a colon.
std::string without_values(std::string message) {
  const auto value = message.find(": \"");
  return value == message.npos ? message : message.substr(0, value);
}

std::string text_at(const PGresult* result, int field) {
  const auto* text = PQresultErrorField(result, field);
  return text == nullptr ? "" : text;
}

std::string first_line(std::string text) { return text.substr(0, text.find('\n')); }

void say_nothing(void*, const PGresult*) {}

constexpr std::string_view writer = "linli writer ";
constexpr int tries_to_write = 16;  // within four seconds: a program that was just ended may still be known

}  // namespace

Link::Link(std::string address, bool writing, int statement_seconds)
    : address_(std::move(address)),
      writing_(writing),
      statement_seconds_(statement_seconds),
      name_(writing ? std::string(writer) + hex(random_bytes(6)) : "linli reader") {
  shown_address(address_);  // refuses one that cannot be read
  open();
}

void Link::open() {
  // What stands before dbname is a standard that the address may change. A machine that is gone is noticed in a minute.
  const std::array<const char*, 10> names{"connect_timeout",     "keepalives_idle", "keepalives_interval",
                                          "keepalives_count",    "tcp_user_timeout", "fallback_application_name",
                                          "dbname",              "application_name", "client_encoding", nullptr};
  const std::array<const char*, 10> values{"5", "20", "10", "3", "30000", "linli", address_.c_str(), name_.c_str(), "UTF8",
                                           nullptr};
  const bool was_lost = wire_ != nullptr;
  wire_.reset(PQconnectdbParams(names.data(), values.data(), 1));
  if (PQstatus(get()) != CONNECTION_OK) {
    if (!std::exchange(lost_, true) && was_lost) spdlog::warn("database=gone error=\"{}\"", first_line(PQerrorMessage(get())));
    throw DatabaseError(Kind::gone, first_line(PQerrorMessage(get())));
  }
  PQsetNoticeReceiver(get(), say_nothing, nullptr);
  try {
    prepare_session();
  } catch (...) {
    lost_ = true;
    wire_.reset();
    throw;
  }
  lost_ = false;
  if (was_lost) spdlog::warn("database=back");
}

void Link::prepare_session() {
  const std::string_view encoding = PQparameterStatus(get(), "server_encoding");
  if (encoding != "UTF8")
    throw DatabaseError(Kind::other, fmt::format("it keeps its words in {}; make one with createdb -E UTF8 -T template0",
                                                 encoding));
  command(fmt::format("set statement_timeout = '{0}s'; set lock_timeout = '10s'; "
                      "set idle_in_transaction_session_timeout = '120s'",
                      statement_seconds_));
  if (writing_) claim_writing();
}

// By looking who else is there, each under its name: that needs no lock, and the claim ends with the session.
void Link::claim_writing() {
  const auto others = fmt::format(
      "select pid, coalesce(client_addr::text, 'this machine'), application_name = '{}' from pg_stat_activity "
      "where datname = current_database() and application_name like '{}%' and pid <> pg_backend_pid() order by pid",
      name_, writer);
  for (int attempt = 1;; ++attempt) {
    const auto found = command(others);
    if (PQntuples(found.get()) == 0) return;
    const std::string process = PQgetvalue(found.get(), 0, 0), address = PQgetvalue(found.get(), 0, 1);
    if (std::string_view(PQgetvalue(found.get(), 0, 2)) == "t") command("select pg_terminate_backend(" + process + ")");
    if (attempt == tries_to_write)
      throw DatabaseError(Kind::busy, fmt::format("another Linli writes in it, from {} (PostgreSQL's process {}); end that "
                                                  "one, or wait until it is done, then start again",
                                                  address, process));
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
  }
}

Result Link::command(const std::string& sql) {
  Result result(PQexec(get(), sql.c_str()));
  check(result.get(), sql.c_str());
  return result;
}

void Link::check(const PGresult* result, const char* sql) {
  const auto status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN) return;
  const auto state = text_at(result, PG_DIAG_SQLSTATE);
  const auto kind = kind_of(state, writing_);
  if (kind == Kind::gone) {
    auto message = text_at(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty()) message = first_line(PQerrorMessage(get()));
    if (!std::exchange(lost_, true)) spdlog::warn("database=gone error=\"{}\"", message);
    throw DatabaseError(kind, message);
  }
  throw DatabaseError(kind, without_values(text_at(result, PG_DIAG_MESSAGE_PRIMARY)) + " [" + state + "] in " + sql);
}

}  // namespace linli::db
