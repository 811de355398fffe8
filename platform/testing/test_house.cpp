#include "platform/testing/test_house.hpp"

#include "platform/crypto/digest.hpp"
#include "platform/testing/test_database.hpp"

namespace linli::testing {
namespace {

Settings test_settings(const std::filesystem::path& folder, const std::vector<Module>& modules) {
  Settings settings;
  settings.set("db", database_of(folder, migrations_of(modules)), "test");
  settings.set("data", folder.string(), "test");
  settings.set("share", repository().string(), "test");
  settings.set("writes_per_minute", "0", "test");
  settings.set("message_port", "file", "test");
  return settings;
}

HttpRequest request_of(const std::string& method, const std::string& target, const std::string& body) {
  HttpRequest request;
  request.method = method;
  request.body = body;
  request.address = "127.0.0.1";
  if (!split_target(target, request.path, request.query)) throw std::logic_error("a test asks for a broken target");
  return request;
}

}  // namespace

Instant standing_time() { return from_local(2026, 11, 24, 9 * 60, 480); }

TestHouse::TestHouse(const std::vector<Module>& modules, bool real_sessions)
    : folder_(std::filesystem::temp_directory_path() / ("linli-test-" + hex(random_bytes(8)))),
      clock_(standing_time()),
      house_(std::make_unique<House>(test_settings(folder_, modules), modules, clock_)) {
  if (!real_sessions)
    house_->reception().recognise_with([this](Tx&, const std::string& token) {
      const auto found = callers_.find(token);
      return found == callers_.end() ? nullptr : found->second;
    });
}

TestHouse::~TestHouse() {
  house_.reset();
  remove_database_of(folder_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

HttpResponse TestHouse::as(const Caller& caller, const std::string& method, const std::string& target, const std::string& body,
                           const std::string& idempotency_key) {
  auto request = request_of(method, target, body);
  const auto token = "test-" + std::to_string(callers_.size());
  callers_[token] = std::make_shared<const Caller>(caller);
  request.cookies["linli_session"] = token;
  request.headers["x-linli-csrf"] = caller.csrf;
  if (!idempotency_key.empty()) request.headers["idempotency-key"] = idempotency_key;
  return house_->reception().answer(request);
}

HttpResponse TestHouse::as_stranger(const std::string& method, const std::string& target, const std::string& body) {
  return house_->reception().answer(request_of(method, target, body));
}

Caller caller_with(std::vector<Permission> permissions, const std::string& area_code, std::int64_t person_id) {
  Caller caller;
  caller.account_id = {person_id + 1};
  caller.person_id = {person_id};
  caller.name = "测试员" + std::to_string(person_id);
  caller.csrf = "csrf";
  for (const auto& permission : permissions) caller.rights.push_back({std::string(permission.name), area_code, {}});
  return caller;
}

std::string problem_code(const HttpResponse& response) {
  return response.status < 400 ? std::string() : std::string(body_of(response).at("code").as_string());
}

boost::json::object body_of(const HttpResponse& response) {
  return boost::json::parse(boost::json::string_view(response.body)).as_object();
}

std::filesystem::path repository() { return LINLI_SOURCE_DIR; }

}  // namespace linli::testing
