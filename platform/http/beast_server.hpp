#pragma once
#include <memory>
#include <string>

#include "platform/http/static_files.hpp"
#include "platform/live/live.hpp"
#include "platform/module/house.hpp"

namespace linli {

// The sockets of a house: HTTP/1.1 (RFC 9112) on the settings' address and port, and /metrics on a local port of its
// own. One coroutine per connection on the settings' number of threads; reads run right there, slow ones on two
// workers, writes on the database lane. A header may have 16 KB and 30 seconds, a body what its route allows.
class HttpServer {
 public:
  // Opens the ports; throws std::runtime_error in plain words when one is taken. What it is given must outlive it.
  HttpServer(House& house, Live& live, const StaticFiles& files);
  // Finishes the database lane first: its verbs use what the connections hold.
  ~HttpServer();

  // Where it listens, "http://127.0.0.1:8080".
  std::string address() const;
  // Answers until SIGTERM or SIGINT; then accepts nobody, ends the live streams and answers what has begun, for at most
  // 10 seconds. A second signal ends the program at once.
  void run();
  // Does what the first signal does; from any thread.
  void stop();

 private:
  struct Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace linli
