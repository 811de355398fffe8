#pragma once
#include <libpq-fe.h>

#include <memory>
#include <string>

#include "platform/db/connection.hpp"

namespace linli::db {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

// The wire to one PostgreSQL session: opens it, says what went wrong on it, and opens it anew.
class Link {
 public:
  Link(std::string address, bool writing, int statement_seconds);

  PGconn* get() const { return wire_.get(); }
  // Opens a new session in place of the old one; throws DatabaseError.
  void open();
  // True when the session has ended.
  bool is_lost() const { return lost_ || PQstatus(wire_.get()) != CONNECTION_OK; }

  // Runs one command or several that need no values.
  Result command(const std::string& sql);
  // Throws the DatabaseError of a result unless it is a good one; `sql` is said with it.
  void check(const PGresult* result, const char* sql);

 private:
  struct Finish {
    void operator()(PGconn* wire) const { PQfinish(wire); }
  };

  void prepare_session();
  void claim_writing();

  const std::string address_;
  const bool writing_;
  const int statement_seconds_;
  const std::string name_;  // of the session, by which a writer knows what it left behind itself
  bool lost_ = false;
  std::unique_ptr<PGconn, Finish> wire_;
};

}  // namespace linli::db
