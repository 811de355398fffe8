#include "platform/testing/client.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace linli::testing {
namespace {

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

}  // namespace

Client::Client(int port, int patience_seconds) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{patience_seconds, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const auto address = local(port);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
  ::close(socket_);
  throw std::runtime_error("nobody listens");
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

void Client::send(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;  // refused half-way; the answer says why
    sent += static_cast<std::size_t>(count);
  }
}

bool Client::read_more() {
  std::array<char, 16384> bytes;
  const auto count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (count > 0) buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::string Client::read_until(const std::string& end) {
  while (buffer_.find(end) == std::string::npos && read_more()) {
  }
  const auto found = buffer_.find(end);
  const auto length = found == std::string::npos ? buffer_.size() : found + end.size();
  const auto text = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return text;
}

std::string Client::read_all() {
  while (read_more()) {
  }
  return std::exchange(buffer_, {});
}

Reply Client::read_reply(bool head_only) {
  Reply reply;
  auto head = read_until("\r\n\r\n");
  if (head.size() < 12) return reply;
  reply.status = std::stoi(head.substr(9, 3));
  for (auto at = head.find("\r\n") + 2; at < head.size();) {
    const auto end = head.find("\r\n", at), colon = head.find(": ", at);
    if (colon < end) {
      auto name = head.substr(at, colon - at);
      std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      auto& value = reply.headers[name];
      if (!value.empty()) value += '\n';
      value += head.substr(colon + 2, end - colon - 2);
    }
    at = end + 2;
  }
  if (head_only || !reply.headers.contains("content-length")) return reply;
  const auto length = std::stoul(reply.headers.at("content-length"));
  while (buffer_.size() < length && read_more()) {
  }
  reply.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return reply;
}

Reply Client::ask(const std::string& bytes, bool head_only) {
  send(bytes);
  return read_reply(head_only);
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  auto address = local(0);
  socklen_t length = sizeof address;
  ::bind(socket, reinterpret_cast<sockaddr*>(&address), length);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length);
  ::close(socket);
  return ntohs(address.sin_port);
}

}  // namespace linli::testing
