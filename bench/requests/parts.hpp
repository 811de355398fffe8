#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The parts of bench_requests: each a subcommand that prints one line of JSON.
namespace linli::bench {

void add_assignment(CLI::App& app);
void add_raw_commits(CLI::App& app);
void add_load(CLI::App& app);
void add_multiply(CLI::App& app);

// What of a session opens the door: its cookie header and its CSRF token.
struct Session {
  std::string cookie;
  std::string csrf;
};

struct LoadPlan {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string path;
  std::string body;  // empty: GET. {n} becomes the number of the request
  std::vector<Session> sessions;
  int connections = 200;
  double seconds = 5;
};

struct LoadFigures {
  double seconds = 0;
  std::int64_t answers = 0;           // 2xx
  std::map<std::string, int> errors;  // by status, or why there was none
  double p50_ms = 0, p99_ms = 0, max_ms = 0;
  std::string first_refusal;  // the body of the first answer that is not 2xx
  double rate() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
};

// Keeps every connection busy with one request at a time. Throws when nobody listens.
LoadFigures load(const LoadPlan& plan);

// A version 7 UUID, the time first, never the same twice.
std::string fresh_uuid();

}  // namespace linli::bench
