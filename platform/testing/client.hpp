// A plain HTTP client on 127.0.0.1, for tests that talk to real sockets and must be able to send what no library would.
#pragma once
#include <map>
#include <string>
#include <utility>

namespace linli::testing {

struct Reply {
  int status = 0;                              // 0 when the connection ended before an answer
  std::map<std::string, std::string> headers;  // names in lower case; a header that comes twice, by lines
  std::string body;
};

// One connection, read with a time limit of so many seconds. Throws std::runtime_error when nobody listens.
class Client {
 public:
  explicit Client(int port, int patience_seconds = 5);
  ~Client();
  Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

  void send(const std::string& bytes);
  Reply read_reply(bool head_only = false);
  Reply ask(const std::string& bytes, bool head_only = false);
  // Everything up to and with `end`; what came until then when the connection ends before.
  std::string read_until(const std::string& end);
  std::string read_all();

 private:
  bool read_more();

  int socket_ = -1;
  std::string buffer_;
};

// A port of 127.0.0.1 that nobody has now.
int free_port();

}  // namespace linli::testing
