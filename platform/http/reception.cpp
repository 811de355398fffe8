#include "platform/http/reception.hpp"

#include <spdlog/spdlog.h>

#include "platform/crypto/digest.hpp"

namespace linli {
namespace {

constexpr Statement find_answer{"select fingerprint, status, body from platform_answers where writer_key = $1"};
struct KeptAnswer {
  std::string fingerprint;
  int status = 200;
  std::string body;  // closed: an answer may hold what is masked or hidden everywhere else
};
LINLI_RECORD(KeptAnswer, fingerprint, status, body)
constexpr Statement keep_answer{
    "insert into platform_answers (writer_key, fingerprint, status, body, at) values ($1, $2, $3, $4, $5)"};

using Parts = std::vector<std::string_view>;

// "/a/5" as "a", "5".
Parts parts_of(std::string_view path) {
  Parts parts;
  while (!path.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    parts.push_back(path.substr(1, end - 1));
    path.remove_prefix(end);
  }
  return parts;
}

bool is_place(std::string_view part) { return part.starts_with('{'); }

// The pattern "/a/{b}" fits "/a/5". From the end, because long lists of routes begin alike.
bool fits(const Parts& pattern, const Parts& path) {
  const auto fit = [](std::string_view wanted, std::string_view given) {
    return is_place(wanted) ? !given.empty() : wanted == given;
  };
  return std::equal(pattern.rbegin(), pattern.rend(), path.rbegin(), path.rend(), fit);
}

// What stands in the places of a pattern that fits.
PathParameters places_of(const Parts& pattern, const Parts& path) {
  PathParameters places;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (is_place(pattern[i])) places.values.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
  return places;
}

// It opens or closes a session, which a repeated answer could not do again.
bool sets_cookie(const HttpResponse& response) {
  return std::ranges::any_of(response.headers, [](const auto& header) { return header.first == "Set-Cookie"; });
}

bool is_uuid(std::string_view key) {
  return key.size() == 36 && key[8] == '-' && key[13] == '-' && key[18] == '-' && key[23] == '-' &&
         key.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

}  // namespace

std::string path_value(const PathParameters& path, std::string_view name) {
  for (const auto& [key, value] : path.values)
    if (key == name) return value;
  return {};
}

Migration platform_migration() {
  return {"platform", "0001-create-answers", R"sql(
-- directory table: the first answer to each idempotency key of an account, "<uuid>/<account>"; forgotten after a week.
-- Devices make keys in the order of time (UUID version 7), so new rows stand side by side; hashes would lie everywhere.
create table platform_answers (
  writer_key text primary key check (length(writer_key) between 38 and 60),
  fingerprint text not null,
  status integer not null,
  body blob,
  at bigint not null
);
create index platform_answers_at on platform_answers (at);
)sql"};
}

Reception::Reception(Database& database, const Settings& settings, const Words& words)
    : database_(database), settings_(settings), words_(words), writes_(settings.number("writes_per_minute"), minutes(1)) {}

void Reception::add(Routes routes) {
  for (auto& route : routes.all()) routes_.push_back(std::move(route));
  std::ranges::stable_sort(routes_, {}, [](const Route& route) { return std::ranges::count(route.pattern, '{'); });
  patterns_.clear();
  for (const auto& route : routes_) patterns_.push_back(parts_of(route.pattern));
}

Match Reception::match(const HttpRequest& request) const {
  const auto path = parts_of(request.path);
  bool path_known = false;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (!fits(patterns_[i], path)) continue;
    path_known = true;
    if (routes_[i].method == request.method) return {&routes_[i], places_of(patterns_[i], path)};
  }
  throw path_known ? Refusal(405, "platform.wrong_method") : Refusal::not_found();
}

std::shared_ptr<const Caller> Reception::admit(Tx& tx, const HttpRequest& request, const Match& match) {
  auto caller = caller_of(tx, request);
  if (!caller->may(match.route->permission))
    throw caller->signed_in() ? Refusal(403, "platform.no_permission") : Refusal(401, "platform.not_signed_in");
  if (request.method != "GET") {
    check_csrf(request, *caller);
    writes_.count(caller->signed_in() ? caller->account_id.text() : request.address, tx.now());
  }
  check_permission(tx, match, *caller);
  return caller;
}

std::shared_ptr<const Caller> Reception::caller_of(Tx& tx, const HttpRequest& request) {
  static const auto stranger = std::make_shared<const Caller>(Caller::stranger());
  const auto cookie = request.cookies.find("linli_session");
  if (cookie == request.cookies.end() || !recognise_) return stranger;
  auto caller = recognise_(tx, cookie->second);
  return caller ? caller : stranger;
}

// Only cookies can be sent behind a person's back, so a stranger needs no token.
void Reception::check_csrf(const HttpRequest& request, const Caller& caller) const {
  if (caller.signed_in() && !same_secret(request.header("x-linli-csrf"), caller.csrf)) throw Refusal(403, "platform.csrf");
}

void Reception::check_permission(Tx& tx, const Match& match, const Caller& caller) {
  const auto text = path_value(match.path, "community_id");
  if (text.empty()) return;
  const auto id = parse_id(text);
  const auto code = id && community_code_ ? community_code_(tx, {*id}) : std::nullopt;
  if (!code) throw Refusal::not_found();
  const auto& permission = match.route->permission;
  if (permission == publik || permission == signed_in || caller.is_program) return;
  if (!caller.reach(permission).touches(*code)) throw Refusal(403, "platform.no_permission");
}

Prepared Reception::prepare(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller) const {
  const auto& route = *match.route;
  Prepared prepared;
  if (route.preparation) prepared.value = route.preparation(tx, {request, match.path, caller, prepared});
  if (route.place == Place::writing) prepared.content_hash = hex(sha256(request.body));
  return prepared;
}

HttpResponse Reception::perform(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller, const Prepared& prepared) {
  if (match.route->place == Place::writing) return perform_write(tx, request, match, caller, prepared);
  return match.route->handler(tx, {request, match.path, caller, prepared});
}

HttpResponse Reception::perform_write(Tx& tx, const HttpRequest& request, const Match& match, const Caller& caller, const Prepared& prepared) {
  const auto key = request.header("idempotency-key");
  const bool keyed = !key.empty() && caller.account_id;
  if (keyed && !is_uuid(key)) throw Refusal::wrong("/Idempotency-Key", "platform.not_a_uuid");
  const auto writer_key = keyed ? key + "/" + caller.account_id.text() : std::string();
  const auto fingerprint = request.method + " " + request.path + " " + prepared.content_hash;
  if (keyed)
    if (const auto kept = tx.find<KeptAnswer>(find_answer, writer_key)) {
      if (kept->fingerprint != fingerprint) throw Refusal(422, "platform.key_reused");
      HttpResponse again;
      again.status = kept->status;
      if (!kept->body.empty()) again.body = tx.vault().open(kept->body);
      return again;
    }
  auto response = match.route->handler(tx, {request, match.path, caller, prepared});
  const auto community = parse_id(path_value(match.path, "community_id"));
  if (after_write_) after_write_(tx, caller, {match.route->operation, community.value_or(0), request.path, prepared.content_hash});
  if (keyed && response.status < 300 && !sets_cookie(response))
    tx.run(keep_answer, writer_key, fingerprint, response.status, db::Value{db::Sealed{response.body}}, tx.now());
  return response;
}

HttpResponse Reception::answer(const HttpRequest& request) {
  try {
    const auto found = match(request);
    HttpResponse response;
    Prepared prepared;
    std::shared_ptr<const Caller> caller;
    database_.read([&](Tx& tx) {
      caller = admit(tx, request, found);
      prepared = prepare(tx, request, found, *caller);
      if (found.route->place != Place::writing) response = perform(tx, request, found, *caller, prepared);
    });
    if (found.route->place == Place::writing)
      database_.write_now([&](Tx& tx) { response = perform(tx, request, found, *caller, prepared); });
    return response;
  } catch (...) {
    return refuse(std::current_exception(), request);
  }
}

HttpResponse Reception::refuse(std::exception_ptr failure, const HttpRequest& request) const {
  try {
    std::rethrow_exception(failure);
  } catch (const Refusal& refusal) {
    if (refusal.status() >= 500)
      spdlog::warn("refused={} method={} path={}", refusal.code(), request.method, request.path);
    return told(refusal, request);
  } catch (const std::exception& error) {
    const auto incident = hex(random_bytes(4));
    spdlog::error("incident={} method={} path={} error=\"{}\"", incident, request.method, request.path, error.what());
    return told(Refusal(500, "platform.incident", {{"incident", incident}}), request);
  }
}

HttpResponse Reception::told(const Refusal& refusal, const HttpRequest& request) const {
  std::optional<HttpResponse> response;
  for (const auto& [path, tell] : tellers_)
    if (!response && request.path.starts_with(path)) response = tell(refusal, request);
  if (!response) response = problem(refusal, request);
  if (refusal.status() == 429 && !refusal.arguments().empty())
    response->headers.emplace_back("Retry-After", refusal.arguments().front().second);
  return std::move(*response);
}

HttpResponse Reception::problem(const Refusal& refusal, const HttpRequest& request) const {
  const auto language = language_of(request.header("accept-language"));
  // The JSON types are limits too, and "array" means nothing to most.
  const auto spoken = [&](const std::string& limit) {
    const auto type = "json.type." + limit;
    return words_.has(language, type) ? words_.say(language, type) : limit;
  };
  boost::json::array errors;
  for (const auto& complaint : refusal.complaints())
    errors.push_back({{"pointer", complaint.pointer},
                      {"code", complaint.code},
                      {"detail", words_.say(language, complaint.code, {{"limit", spoken(complaint.limit)}})}});
  boost::json::object arguments;
  for (const auto& [name, value] : refusal.arguments()) arguments[name] = value;
  const auto sentence = words_.say(language, refusal.code(), refusal.arguments());
  const boost::json::object body{{"type", "about:blank"},   {"title", sentence},   {"status", refusal.status()},
                                 {"detail", sentence},      {"code", refusal.code()}, {"instance", request.path},
                                 {"arguments", arguments},  {"errors", errors}};
  HttpResponse response;
  response.status = refusal.status();
  response.body = boost::json::serialize(body);
  response.content_type = "application/problem+json";
  return response;
}

boost::json::object Reception::openapi() const {
  Schemas schemas;
  boost::json::object paths;
  for (const auto& route : routes_) {
    if (!route.describe) continue;
    auto operation = route.describe(schemas);
    operation["operationId"] = route.operation;
    operation["x-permission"] = route.permission.name;
    auto& path = paths[route.pattern];
    if (path.is_null()) path = boost::json::object{};
    std::string method = route.method;
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    path.get_object()[method] = std::move(operation);
  }
  auto components = schemas.components();
  components["Problem"] = boost::json::parse(R"({"type":"object","required":["title","status","code","errors"],"properties":{
    "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
    "code":{"type":"string"},"instance":{"type":"string"},"arguments":{"type":"object"},
    "errors":{"type":"array","items":{"type":"object","required":["pointer","code","detail"],"properties":{
      "pointer":{"type":"string"},"code":{"type":"string"},"detail":{"type":"string"}}}}}})");
  return {{"openapi", "3.1.0"},
          {"info", {{"title", "Linli"}, {"version", "1"}, {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
          {"paths", std::move(paths)},
          {"components", {{"schemas", std::move(components)}}}};
}

}  // namespace linli
