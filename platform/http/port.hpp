#pragma once
#include <cstdint>
#include <string>
#include <utility>

namespace linli {

// A TCP port that listens: a socket, closed when it goes unless it was released.
class Port {
 public:
  // Throws std::runtime_error in plain words when it cannot; `option` is the flag that chooses another port.
  Port(const std::string& address, std::int64_t number, const std::string& option);
  Port(Port&& other) noexcept : is_v6(other.is_v6), socket_(std::exchange(other.socket_, -1)) {}
  ~Port();

  // Hands the socket over.
  int release() { return std::exchange(socket_, -1); }
  bool is_v6 = false;

 private:
  int socket_ = -1;
};

}  // namespace linli
