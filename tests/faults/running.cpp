#include "tests/faults/running.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "platform/crypto/digest.hpp"
#include "platform/testing/test_database.hpp"

namespace linli::testing {
namespace {

struct Child {
  pid_t process = -1;
  int output = -1;
};

// On PostgreSQL a data folder has its database there.
void add_database(std::vector<std::string>& arguments) {
  const auto data = std::ranges::find(arguments, "--data");
  if (data == arguments.end() || test_postgres().empty() || std::ranges::find(arguments, "--db") != arguments.end()) return;
  arguments.insert(arguments.end(), {"--db", database_of(*std::next(data))});
}

// Both outputs come by one pipe.
Child spawn_linli(std::vector<std::string> arguments) {
  add_database(arguments);
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  arguments.insert(arguments.begin(), LINLI_BINARY);
  std::vector<char*> pointers;
  for (auto& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const Child child{::fork(), pipe[0]};
  if (child.process == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is ended leaves no server behind
    ::dup2(pipe[1], STDOUT_FILENO);
    ::dup2(pipe[1], STDERR_FILENO);
    ::execv(LINLI_BINARY, pointers.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  return child;
}

bool read_some(int output, std::string& said) {
  std::array<char, 4096> bytes{};
  const auto count = ::read(output, bytes.data(), bytes.size());
  if (count > 0) said.append(bytes.data(), static_cast<std::size_t>(count));
  return count > 0;
}

Ended end_of(pid_t process, int output, std::string said) {
  while (read_some(output, said)) {
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), std::move(said)};
}

}  // namespace

TemporaryFolder::TemporaryFolder(const std::filesystem::path& below)
    : path_(below / ("linli-faults-" + hex(random_bytes(8)))) {
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  remove_database_of(path_);
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Ended run_linli(const std::vector<std::string>& arguments) {
  const auto child = spawn_linli(arguments);
  auto ended = end_of(child.process, child.output, {});
  ::close(child.output);
  return ended;
}

void check_says(const Ended& ended, int code, const std::vector<std::string>& parts) {
  CHECK_MESSAGE(ended.code == code, ended.said);
  for (const auto& part : parts)
    CHECK_MESSAGE(ended.said.find(part) != std::string::npos, ended.said << "\nlacks " << part);
}

// ---- the server ----

Server::Server(const std::filesystem::path& data, const std::vector<std::string>& more_options) {
  std::vector<std::string> arguments{"serve", "--data", data.string(), "--port", "0", "--message-port", "file"};
  for (const auto* option : {"--codes-per-hour", "--codes-per-address-per-hour", "--writes-per-minute"}) {
    arguments.emplace_back(option);
    arguments.emplace_back("0");
  }
  arguments.insert(arguments.end(), more_options.begin(), more_options.end());
  const auto child = spawn_linli(arguments);
  process_ = child.process;
  output_ = child.output;
  constexpr std::string_view address = "Linli listens on http://127.0.0.1:";
  while (said_.find("/desk/\n") == std::string::npos)
    if (!read_some(output_, said_)) {
      const auto ended = wait();
      ::close(output_);
      throw std::runtime_error(ended.said);
    }
  port_ = std::stoi(said_.substr(said_.find(address) + address.size()));
}

Server::~Server() {
  kill();
  ::close(output_);
}

void Server::signal(int number) const { ::kill(process_, number); }

Ended Server::wait() { return end_of(std::exchange(process_, -1), output_, said_); }

void Server::kill() {
  if (process_ < 0) return;
  signal(SIGKILL);
  wait();
}

// ---- talking to it ----

boost::json::object json_of(const Reply& reply) {
  boost::json::error_code error;
  const auto value = boost::json::parse(boost::json::string_view(reply.body), error);
  REQUIRE_MESSAGE((!error && value.is_object()), "status " << reply.status << ", body: " << reply.body);
  return value.as_object();
}

std::string text_at(const Reply& reply, const char* member) {
  const auto object = json_of(reply);
  const auto* found = object.if_contains(member);
  REQUIRE_MESSAGE((found != nullptr && found->is_string()), "no " << member << " in " << reply.body);
  return std::string(found->as_string());
}

std::string uuid7() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  auto bytes = random_bytes(16);
  for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<char>(milliseconds >> (8 * (5 - i)));
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x70);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  auto text = hex(bytes);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) text.insert(at, "-");
  return text;
}

std::string Visitor::request(const std::string& method, const std::string& path, const std::string& body,
                             const std::string& more_headers) const {
  const auto target = path.starts_with("//") ? path.substr(1) : "/api/v1/communities/" + community_id + path;
  auto text = method + " " + target + " HTTP/1.1\r\nHost: linli\r\nContent-Type: application/json\r\n";
  if (!cookie.empty()) text += "Cookie: linli_session=" + cookie + "\r\n";
  if (!csrf.empty()) text += "X-Linli-Csrf: " + csrf + "\r\n";
  return text + more_headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string language(const char* code) { return std::string("Accept-Language: ") + code + "\r\n"; }

std::string idempotency_key(const std::string& key) { return "Idempotency-Key: " + key + "\r\n"; }

std::string order_of(const std::string& words) {
  return boost::json::serialize(boost::json::object{{"kind", "company"}, {"words", words}});
}

}  // namespace linli::testing
