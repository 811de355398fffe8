#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <optional>
#include <random>
#include <stdexcept>

#include "bench/requests/parts.hpp"

namespace linli::bench {
namespace {

using Clock = std::chrono::steady_clock;

std::string with_number(std::string_view text, std::int64_t number) {
  std::string made;
  for (std::size_t from = 0;;) {
    const auto at = text.find("{n}", from);
    made += text.substr(from, at == text.npos ? at : at - from);
    if (at == text.npos) return made;
    made += std::to_string(number);
    from = at + 3;
  }
}

std::string request_text(const LoadPlan& plan, const Session* session, std::int64_t number) {
  const bool post = !plan.body.empty();
  auto text = fmt::format("{} {} HTTP/1.1\r\nHost: {}:{}\r\n", post ? "POST" : "GET", with_number(plan.path, number),
                          plan.host, plan.port);
  if (session) text += fmt::format("Cookie: {}\r\n", session->cookie);
  if (!post) return text + "\r\n";
  if (session && !session->csrf.empty()) text += fmt::format("X-Linli-CSRF: {}\r\n", session->csrf);
  const auto body = with_number(plan.body, number);
  return text + fmt::format("Content-Type: application/json\r\nIdempotency-Key: {}\r\nContent-Length: {}\r\n\r\n{}",
                            fresh_uuid(), body.size(), body);
}

// Where an answer ends, and what its status line says.
struct Answer {
  std::string_view status, body;
  std::size_t size = 0;
};

std::optional<Answer> read_answer(std::string_view text) {
  const auto end = text.find("\r\n\r\n");
  if (end == text.npos) return std::nullopt;
  const auto head = text.substr(0, end + 2);
  std::size_t length = 0;
  for (const auto* name : {"\r\nContent-Length:", "\r\ncontent-length:"}) {
    const auto at = head.find(name);
    if (at == head.npos) continue;
    const auto digits = head.find_first_of("0123456789", at);
    std::from_chars(head.data() + digits, head.data() + head.size(), length);
  }
  if (text.size() < end + 4 + length) return std::nullopt;
  return Answer{head.substr(std::min<std::size_t>(9, head.size()), 3), text.substr(end + 4, length), end + 4 + length};
}

struct Connection {
  int socket = -1;
  const Session* session = nullptr;
  std::string out, in;
  std::size_t sent = 0;
  Clock::time_point asked_at;

  ~Connection() {
    if (socket >= 0) close(socket);
  }
};

class Load {
 public:
  explicit Load(const LoadPlan& plan) : plan_(plan), epoll_(epoll_create1(0)), connections_(plan.connections) {
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      if (!plan.sessions.empty()) connections_[i].session = &plan.sessions[i % plan.sessions.size()];
      open(connections_[i]);
    }
  }
  ~Load() { close(epoll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  LoadFigures run() {
    const auto start = Clock::now();
    const auto end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(plan_.seconds));
    for (auto& connection : connections_) ask(connection);
    epoll_event events[256];
    while (Clock::now() < end) {
      const int count = epoll_wait(epoll_, events, std::size(events), 20);
      for (int i = 0; i < count; ++i) hear(*static_cast<Connection*>(events[i].data.ptr), events[i].events);
    }
    figures_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    sum_up();
    return std::move(figures_);
  }

 private:
  void open(Connection& connection) {
    connection.socket = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(plan_.port);
    inet_pton(AF_INET, plan_.host.c_str(), &address.sin_addr);
    if (connect(connection.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error(fmt::format("Nobody listens at {}:{}: {}", plan_.host, plan_.port, strerror(errno)));
    const int on = 1;
    setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, connection.socket, &event);
  }

  void ask(Connection& connection) {
    connection.out = request_text(plan_, connection.session, ++asked_);
    connection.in.clear();
    connection.sent = 0;
    connection.asked_at = Clock::now();
    say(connection);
  }

  // Sends what the socket takes and waits for room when some is left.
  void say(Connection& connection) {
    while (connection.sent < connection.out.size()) {
      const auto count = send(connection.socket, connection.out.data() + connection.sent,
                              connection.out.size() - connection.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count < 0) break;
      connection.sent += static_cast<std::size_t>(count);
    }
    const bool done = connection.sent == connection.out.size();
    if (!done && errno != EAGAIN) return reopen(connection);
    if (!done) watch(connection, EPOLLIN | EPOLLOUT);
  }

  void watch(Connection& connection, std::uint32_t events) {
    epoll_event event{.events = events, .data = {.ptr = &connection}};
    epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.socket, &event);
  }

  void hear(Connection& connection, std::uint32_t events) {
    if (events & EPOLLOUT) {
      say(connection);
      if (connection.sent == connection.out.size()) watch(connection, EPOLLIN);
    }
    if (!(events & (EPOLLIN | EPOLLHUP | EPOLLERR))) return;
    char buffer[16 * 1024];
    const auto count = recv(connection.socket, buffer, sizeof buffer, MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) return reopen(connection);
    connection.in.append(buffer, static_cast<std::size_t>(count));
    if (const auto answer = read_answer(connection.in)) {
      note(connection, *answer);
      ask(connection);
    }
  }

  void note(const Connection& connection, const Answer& answer) {
    milliseconds_.push_back(std::chrono::duration<float, std::milli>(Clock::now() - connection.asked_at).count());
    if (answer.status.starts_with('2')) {
      ++figures_.answers;
      return;
    }
    ++figures_.errors[std::string(answer.status)];
    if (figures_.first_refusal.empty())
      figures_.first_refusal = std::string(answer.status) + " " + std::string(answer.body.substr(0, 500));
  }

  // The server hung up: counted, and tried again, so that a restart does not end the measurement.
  void reopen(Connection& connection) {
    if (++figures_.errors["closed"] > 10 * plan_.connections) throw std::runtime_error("The server keeps hanging up.");
    close(connection.socket);
    open(connection);
    ask(connection);
  }

  void sum_up() {
    if (milliseconds_.empty()) return;
    std::ranges::sort(milliseconds_);
    const auto at = [&](double share) {
      return milliseconds_[static_cast<std::size_t>(share * static_cast<double>(milliseconds_.size() - 1))];
    };
    figures_.p50_ms = at(0.5);
    figures_.p99_ms = at(0.99);
    figures_.max_ms = milliseconds_.back();
  }

  const LoadPlan& plan_;
  int epoll_;
  std::vector<Connection> connections_;
  LoadFigures figures_;
  std::vector<float> milliseconds_;
  std::int64_t asked_ = 0;
};

}  // namespace

std::string fresh_uuid() {
  static std::mt19937_64 random(std::random_device{}());
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds =
      static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
  const auto high = milliseconds << 16 | 0x7000 | (random() & 0xfff);
  const auto low = (random() >> 2) | 0x8000'0000'0000'0000;
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xffff, low >> 48,
                     low & 0xffff'ffff'ffff);
}

LoadFigures load(const LoadPlan& plan) { return Load(plan).run(); }

}  // namespace linli::bench
