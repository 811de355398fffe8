// A house behind real sockets on a free port, and a plain client for it.
#pragma once
#include <thread>

#include "platform/http/beast_server.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::testing {

struct Reply {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
};

// One connection, read with a time limit of five seconds. Throws std::runtime_error when nobody listens.
class Client {
 public:
  explicit Client(int port);
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

// Serves the notes on a thread of its own. The cookie "resident-of-7" is a caller who lives in community 7.
class ServedHouse {
 public:
  explicit ServedHouse(int port = 0, bool metrics = false);
  ~ServedHouse();

  Client client() const { return Client(port()); }
  Client metrics_client() const { return Client(metrics_port_); }
  int port() const;
  void begin_to_stop() { server_->stop(); }
  void stop();
  std::int64_t count_notes();

 private:
  std::filesystem::path folder_;
  Clock clock_;
  int metrics_port_ = 0;
  std::unique_ptr<House> house_;
  std::unique_ptr<Live> live_;
  std::unique_ptr<StaticFiles> files_;
  std::unique_ptr<HttpServer> server_;
  std::thread thread_;
};

}  // namespace linli::testing
