#include "platform/http/port.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace linli {
namespace {

struct Endpoint {
  sockaddr_storage storage{};
  socklen_t length = 0;
};

// An IPv4 or IPv6 address with a port; length 0 when it is neither.
Endpoint endpoint_of(const std::string& address, std::uint16_t number) {
  Endpoint endpoint;
  auto& v4 = reinterpret_cast<sockaddr_in&>(endpoint.storage);
  auto& v6 = reinterpret_cast<sockaddr_in6&>(endpoint.storage);
  if (inet_pton(AF_INET, address.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    v4.sin_port = htons(number);
    endpoint.length = sizeof v4;
  } else if (inet_pton(AF_INET6, address.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(number);
    endpoint.length = sizeof v6;
  }
  return endpoint;
}

}  // namespace

Port::Port(const std::string& address, std::int64_t number, const std::string& option) {
  const auto endpoint = endpoint_of(address, static_cast<std::uint16_t>(number));
  if (endpoint.length == 0) throw std::runtime_error(fmt::format("cannot listen on “{}”: not an IP address", address));
  if (number < 0 || number > 65535) throw std::runtime_error(fmt::format("{}: there is no port {}", option, number));
  is_v6 = endpoint.storage.ss_family == AF_INET6;
  socket_ = ::socket(endpoint.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  const bool good = socket_ >= 0 && ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
                    ::bind(socket_, reinterpret_cast<const sockaddr*>(&endpoint.storage), endpoint.length) == 0 &&
                    ::listen(socket_, SOMAXCONN) == 0;
  if (good) return;
  const int fault = errno;
  if (socket_ >= 0) ::close(socket_);
  if (fault == EADDRINUSE)
    throw std::runtime_error(
        fmt::format("port {} is taken by another program; choose another one with {}", number, option));
  throw std::runtime_error(fmt::format("cannot listen on {} port {}: {}", address, number, std::strerror(fault)));
}

Port::~Port() {
  if (socket_ >= 0) ::close(socket_);
}

}  // namespace linli
