// A house behind real sockets on a free port.
#pragma once
#include <thread>

#include "platform/http/beast_server.hpp"
#include "platform/testing/client.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::testing {

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
