// A house for tests: fresh data in a folder of its own, a clock that stands still, no sockets.
#pragma once
#include "platform/module/house.hpp"

namespace linli::testing {

// 2026-11-24 09:00 in China, a Tuesday in working hours.
Instant standing_time();

class TestHouse {
 public:
  // Opens the modules (those whose tables and rooms the test needs, in start order). With `real_sessions` cookies are
  // recognised by the accounts module; else only by `as`.
  explicit TestHouse(const std::vector<Module>& modules, bool real_sessions = false);
  ~TestHouse();

  House& house() { return *house_; }
  Clock& clock() { return clock_; }
  template <class Room>
  Room& room() {
    return house_->room<Room>();
  }

  // Runs a verb in a transaction of its own and returns what it returns.
  template <class F>
  auto write(F&& verb) {
    using R = std::invoke_result_t<F, Tx&>;
    if constexpr (std::is_void_v<R>) {
      house_->database().write_now([&](Tx& tx) { verb(tx); });
    } else {
      std::optional<R> result;
      house_->database().write_now([&](Tx& tx) { result.emplace(verb(tx)); });
      return std::move(*result);
    }
  }
  template <class F>
  auto read(F&& verb) {
    std::optional<std::invoke_result_t<F, Tx&>> result;
    house_->database().read([&](Tx& tx) { result.emplace(verb(tx)); });
    return std::move(*result);
  }

  // Sends a request as this caller (with the right CSRF token) through the real reception.
  HttpResponse as(const Caller& caller, const std::string& method, const std::string& target, const std::string& body = "",
                  const std::string& idempotency_key = "");
  HttpResponse as_stranger(const std::string& method, const std::string& target, const std::string& body = "");

 private:
  std::filesystem::path folder_;
  Clock clock_;
  std::unique_ptr<House> house_;
  std::map<std::string, std::shared_ptr<const Caller>> callers_;
};

// A caller who holds `permissions` in the area with this code.
Caller caller_with(std::vector<Permission> permissions, const std::string& area_code, std::int64_t person_id = 900);

// The code of the problem in a refusal; empty when the response is good.
std::string problem_code(const HttpResponse& response);
boost::json::object body_of(const HttpResponse& response);

// The code with which a verb refuses, of its first complaint where there are some; empty when it does not.
template <class F>
std::string refusal_code_of(F&& verb) {
  try {
    verb();
  } catch (const Refusal& refusal) {
    return refusal.complaints().empty() ? refusal.code() : refusal.complaints().front().code;
  }
  return {};
}

// The repository's root, for tests that read its files (catalog/, modules/).
std::filesystem::path repository();

}  // namespace linli::testing
