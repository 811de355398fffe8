#pragma once
#include <mutex>

#include "platform/auth/rate_limit.hpp"
#include "platform/db/database.hpp"
#include "platform/http/route.hpp"
#include "platform/settings/settings.hpp"
#include "platform/words/words.hpp"

namespace linli {

// A write that was done, for the audit: which operation, where, and a hash of what was asked.
struct Deed {
  std::string operation;
  std::int64_t community_id = 0;
  std::string path;
  std::string content_hash;  // SHA-256 of the body, hex
};

// A request that found its route.
struct Match {
  const Route* route = nullptr;
  PathParameters path;
};

// Takes a request from its arrival to its answer: route, session, CSRF, permission, rate limit, idempotency, verb,
// audit, problem+json. Knows no sockets, so the tests use it as it is. Safe from several threads once routes are added.
class Reception {
 public:
  using Recognise = std::function<std::shared_ptr<const Caller>(Tx&, const std::string& token)>;
  using CommunityCode = std::function<std::optional<std::string>(Tx&, Id<Area>)>;
  using AfterWrite = std::function<void(Tx&, const Caller&, const Deed&)>;

  Reception(Database& database, const Settings& settings, const Words& words);

  void add(Routes routes);
  // Who holds a session token; null when nobody does. From the module that keeps accounts.
  void recognise_with(Recognise recognise) { recognise_ = std::move(recognise); }
  // The area code of a community. From the module that keeps areas.
  void find_community_with(CommunityCode find) { community_code_ = std::move(find); }
  // The code of a community; empty when there is none.
  std::optional<std::string> community_code(Tx& tx, Id<Area> id) const {
    return community_code_ ? community_code_(tx, id) : std::nullopt;
  }
  // Runs in the transaction of every write.
  void after_write(AfterWrite hook) { after_write_ = std::move(hook); }

  // How refusals are told below a path ("/open311/") where another standard says so; empty answers are told as problems.
  using Teller = std::function<std::optional<HttpResponse>(const Refusal&, const HttpRequest&)>;
  void tell_refusals_with(std::string path, Teller tell) { tellers_.emplace_back(std::move(path), std::move(tell)); }

  // Finds the route; refuses with platform.not_found (404) or platform.wrong_method (405).
  Match match(const HttpRequest& request) const;
  // Who asks, checked for CSRF, permission (what), community (where) and rate.
  std::shared_ptr<const Caller> admit(Tx& tx, const HttpRequest& request, const Match& match);
  // What can be done before the transaction of the verb; refuses what the body says wrongly.
  Prepared prepare(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller) const;
  // Runs the verb; for writes with idempotency and audit, in the same transaction.
  HttpResponse perform(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller, const Prepared& prepared);
  // What the client is told about a failure; unknown ones get an incident number and go to the log.
  HttpResponse refuse(std::exception_ptr failure, const HttpRequest& request) const;

  // All of it on this thread, waiting for the commit.
  HttpResponse answer(const HttpRequest& request);

  const std::vector<Route>& routes() const { return routes_; }
  const Words& words() const { return words_; }
  // OpenAPI 3.1 of every JSON route.
  boost::json::object openapi() const;

 private:
  std::shared_ptr<const Caller> caller_of(Tx& tx, const HttpRequest& request);
  void check_csrf(const HttpRequest& request, const Caller& caller) const;
  void check_permission(Tx& tx, const Match& match, const Caller& caller);
  HttpResponse perform_write(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller, const Prepared& prepared);
  HttpResponse told(const Refusal& refusal, const HttpRequest& request) const;
  HttpResponse problem(const Refusal& refusal, const HttpRequest& request) const;

  Database& database_;
  const Settings& settings_;
  const Words& words_;
  RateLimit writes_;
  std::vector<Route> routes_;
  std::vector<std::vector<std::string_view>> patterns_;  // of the routes, in their parts
  Recognise recognise_;
  CommunityCode community_code_;
  AfterWrite after_write_;
  std::vector<std::pair<std::string, Teller>> tellers_;
};

// The migration of the platform's own tables.
Migration platform_migration();

// The value of a path part called `name`; empty when there is none.
std::string path_value(const PathParameters& path, std::string_view name);

}  // namespace linli
