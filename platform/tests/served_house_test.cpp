// Not a test: the parts of served_house.hpp.
#include "platform/tests/served_house.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/crypto/digest.hpp"

namespace linli::testing {
namespace {

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
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

Settings settings_of(const std::filesystem::path& folder, int port, int metrics_port) {
  Settings settings;
  for (const auto& [name, value] : std::map<std::string, std::string>{{"data", folder.string()},
                                                                      {"share", (folder / "share").string()},
                                                                      {"writes_per_minute", "0"},
                                                                      {"listen_port", std::to_string(port)},
                                                                      {"metrics_port", std::to_string(metrics_port)}})
    settings.set(name, value, "test");
  return settings;
}

std::shared_ptr<const Caller> caller_of(const std::string& token) {
  constexpr std::string_view prefix = "resident-of-";
  if (!token.starts_with(prefix)) return nullptr;
  Caller caller;
  caller.account_id = {1};
  caller.community_id = {std::stoll(token.substr(prefix.size()))};
  return std::make_shared<const Caller>(caller);
}

}  // namespace

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{5, 0};
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
      reply.headers[name] = head.substr(colon + 2, end - colon - 2);
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

ServedHouse::ServedHouse(int port, bool metrics)
    : folder_(std::filesystem::temp_directory_path() / ("linli-served-" + hex(random_bytes(8)))),
      metrics_port_(metrics ? free_port() : 0) {
  house_ = std::make_unique<House>(settings_of(folder_, port, metrics_port_), std::vector{notes::module()}, clock_);
  house_->reception().recognise_with([](Tx&, const std::string& token) { return caller_of(token); });
  live_ = std::make_unique<Live>(*house_);
  files_ = std::make_unique<StaticFiles>(house_->settings().share() / "web");
  server_ = std::make_unique<HttpServer>(*house_, *live_, *files_);
  thread_ = std::thread([this] { server_->run(); });
}

ServedHouse::~ServedHouse() {
  stop();
  server_.reset();
  live_.reset();
  house_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

int ServedHouse::port() const {
  const auto address = server_->address();
  return std::stoi(address.substr(address.rfind(':') + 1));
}

void ServedHouse::stop() {
  if (!thread_.joinable()) return;
  server_->stop();
  thread_.join();
}

std::int64_t ServedHouse::count_notes() {
  static constexpr Statement count{"select count(*) from notes_notes"};
  std::int64_t found = 0;
  house_->database().read([&](Tx& tx) { found = *tx.find<std::int64_t>(count); });
  return found;
}

}  // namespace linli::testing
