// The only file that knows Beast and Asio. GCC 12 destroys temporaries of an awaited call wrongly: every argument of an
// awaited call is named first.
#include "platform/http/beast_server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <set>
#include <thread>

#include "platform/http/arrival.hpp"
#include "platform/http/port.hpp"

namespace linli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using namespace std::chrono_literals;
using Moment = std::chrono::steady_clock::time_point;
// Named everywhere: an executor of any type is copied and compared through tables of functions at every step.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
using Parser = http::request_parser<http::string_body>;
using Finished = std::function<void()>;
using Start = std::function<void(Finished)>;

constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> quietly{};
constexpr std::size_t most_lingering = 32 * 1024 * 1024;

// Used by the thread of its desk only.
struct Connection {
  Connection(Socket accepted, bool for_metrics) : socket(std::move(accepted)), for_metrics(for_metrics) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    address = socket.remote_endpoint(ignored).address().to_string();
  }
  void expire_in(std::chrono::steady_clock::duration time) { expires_at = std::chrono::steady_clock::now() + time; }

  Socket socket;
  beast::flat_buffer buffer;
  std::string address;
  bool for_metrics = false;
  bool busy = false;                   // a request has begun and is not yet answered
  Moment expires_at = Moment::max();  // what it waits for from the client, it waits for until then, give or take a second
};

// One thread and the connections that it alone serves: nothing of theirs needs a lock or a strand.
struct Desk {
  asio::io_context io{1};
  Timer next_round{io};
  std::set<std::shared_ptr<Connection>> connections;
};

// Suspends the coroutine until `finished` is called, on any thread.
Task<void> wait_for(const Start& start) {
  auto initiate = [&start](auto handler) {
    auto kept = std::make_shared<decltype(handler)>(std::move(handler));
    const auto executor = asio::get_associated_executor(*kept);
    start([kept, executor] { asio::post(executor, [kept] { std::move (*kept)(); }); });
  };
  constexpr asio::use_awaitable_t<Executor> resume{};
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(initiate, resume);
}

// False when the target is not a path, broken or not UTF-8.
bool read_head(const Parser::value_type& head, HttpRequest& request) {
  request.method = std::string(head.method_string());
  for (const auto& field : head) add_header(request, field.name_string(), field.value());
  request.cookies = read_cookies(request.header("cookie"));
  return head.target().starts_with('/') && split_target(head.target(), request.path, request.query);
}

// What stands before the body. Written as text: a message and its serializer cost as much as reading the answer.
std::string head_of(const HttpResponse& response, bool keep_alive) {
  const auto reason = http::obsolete_reason(static_cast<http::status>(response.status));
  auto head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, std::string_view(reason), http_date());
  head += Doorway::headers_of(response);
  if (!keep_alive) head += "Connection: close\r\n";
  const bool has_length = response.status != 204 && response.status != 304;  // RFC 9110 §8.6
  if (has_length) head += fmt::format("Content-Length: {}\r\n", response.body.size());
  return head += "\r\n";
}

// What was read is not HTTP, in contrast to a connection that was closed or fell silent.
bool is_malformed(const boost::system::error_code& error) {
  return error.category() == http::make_error_code(http::error::bad_method).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

Acceptor acceptor_of(asio::io_context& io, Port port) {
  return {io, port.is_v6 ? tcp::v6() : tcp::v4(), port.release()};
}

}  // namespace

struct HttpServer::Sockets {
  House& house;
  Live& live;
  Attendant attendant;
  std::atomic<bool> draining{false};
  std::atomic<int> guests{0};
  std::vector<std::unique_ptr<Desk>> desks;  // the first one has the doors and the signals too
  std::size_t next_desk = 0;
  Acceptor acceptor;
  std::optional<Acceptor> metrics_acceptor;
  Timer patience;
  asio::thread_pool workers{2};

  Sockets(House& house, Live& live, const StaticFiles& files)
      : house(house),
        live(live),
        attendant(house, live, files),
        desks(desks_for(house.settings())),
        acceptor(acceptor_of(desks[0]->io, Port(house.settings().text("listen_address"),
                                                house.settings().number("listen_port"), "--listen-port"))),
        patience(desks[0]->io) {
    if (const auto port = house.settings().number("metrics_port"); port != 0)
      metrics_acceptor.emplace(acceptor_of(desks[0]->io, Port("127.0.0.1", port, "--metrics-port")));
  }

  static std::vector<std::unique_ptr<Desk>> desks_for(const Settings& settings) {
    std::vector<std::unique_ptr<Desk>> made(std::max<std::size_t>(1, static_cast<std::size_t>(settings.number("threads"))));
    for (auto& desk : made) desk = std::make_unique<Desk>();
    return made;
  }

  // ---- coming and going ----

  void run() {
    auto& first = desks[0]->io;
    asio::co_spawn(first, welcome(acceptor, false), asio::detached);
    if (metrics_acceptor) asio::co_spawn(first, welcome(*metrics_acceptor, true), asio::detached);
    for (const auto& desk : desks) asio::co_spawn(desk->io, go_round(*desk), asio::detached);
    asio::signal_set signals(first, SIGINT, SIGTERM);
    signals.async_wait([&](boost::system::error_code error, int) {
      if (error) return;
      signals.async_wait([](boost::system::error_code again, int) {
        if (!again) std::_Exit(1);
      });
      stop();
    });
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < desks.size(); ++i) others.emplace_back([io = &desks[i]->io] { io->run(); });
    first.run();
    for (auto& thread : others) thread.join();
    workers.stop();
    workers.join();
  }

  void stop() {
    spdlog::info("server=stopping");
    patience.expires_after(10s);
    patience.async_wait([this](boost::system::error_code gone) {
      if (!gone) close();
    });
    draining = true;
    attendant.drain();
    live.close();
    acceptor.close();
    if (metrics_acceptor) metrics_acceptor->close();
    for (const auto& desk : desks)
      asio::post(desk->io, [desk = desk.get()] {
        for (const auto& connection : desk->connections)
          if (!connection->busy) connection->socket.cancel();
      });
    if (guests == 0) close();
  }

  void close() {
    for (const auto& desk : desks) desk->io.stop();
  }

  Task<void> welcome(Acceptor& door, bool for_metrics) {
    while (!draining) {
      auto& desk = *desks[next_desk++ % desks.size()];
      auto result = co_await door.async_accept(desk.io, quietly);
      if (!std::get<0>(result)) {
        begin(desk, std::make_shared<Connection>(std::move(std::get<1>(result)), for_metrics));
      } else if (!draining) {  // too many open files, most likely: let some go first
        Timer pause(desks[0]->io, 100ms);
        co_await pause.async_wait(quietly);
      }
    }
  }

  void begin(Desk& desk, std::shared_ptr<Connection> connection) {
    ++guests;
    asio::co_spawn(desk.io, talk(desk, std::move(connection)), asio::detached);
  }

  Task<void> talk(Desk& desk, std::shared_ptr<Connection> connection) {
    desk.connections.insert(connection);
    try {
      bool goes_on = true;
      while (goes_on && !draining) {
        goes_on = co_await exchange(*connection);
        connection->busy = false;
      }
    } catch (const std::exception& error) {
      spdlog::error("connection=broken error=\"{}\"", error.what());
    }
    boost::system::error_code ignored;
    connection->socket.close(ignored);
    desk.connections.erase(connection);
    if (--guests == 0 && draining) close();
  }

  // Cuts short what has waited too long for its client. One timer for all: one for each read costs more than the read.
  Task<void> go_round(Desk& desk) {
    while (true) {
      desk.next_round.expires_after(1s);
      co_await desk.next_round.async_wait(quietly);
      const auto now = std::chrono::steady_clock::now();
      for (const auto& connection : desk.connections)
        if (connection->expires_at < now) connection->socket.cancel();
    }
  }

  // ---- one request; what is bool says whether the connection goes on ----

  Task<bool> exchange(Connection& connection) {
    Parser parser;
    Arrival arrival;
    arrival.for_metrics = connection.for_metrics;
    const bool somebody_there = co_await read_request(connection, parser, arrival);
    if (!somebody_there) co_return false;
    arrival.read_at = std::chrono::steady_clock::now();
    co_await answer(arrival);
    if (attendant.asks_for_live(arrival) && !arrival.refusal) {
      co_await stream_changes(connection, arrival);
      co_return false;
    }
    co_return co_await send(connection, arrival);
  }

  Task<bool> read_request(Connection& connection, Parser& parser, Arrival& arrival) {
    parser.header_limit(Arrival::header_limit);
    parser.body_limit(boost::none);
    connection.expire_in(30s);
    const auto result = co_await http::async_read_header(connection.socket, connection.buffer, parser, quietly);
    const auto error = std::get<0>(result);
    connection.busy = true;
    if (is_malformed(error)) {
      arrival.refuse_malformed(error == http::error::header_limit);
      co_return true;
    }
    if (error) co_return false;
    arrival.keep_alive = parser.get().keep_alive();
    if (read_head(parser.get(), arrival.request))
      attendant.look_at(arrival, connection.address);
    else
      arrival.refuse(Refusal(400, "platform.bad_request"));
    if (parser.is_done()) co_return true;
    co_return co_await read_body(connection, parser, arrival);
  }

  Task<bool> read_body(Connection& connection, Parser& parser, Arrival& arrival) {
    const auto limit = arrival.body_limit();
    const auto length = parser.content_length().value_or(limit);
    if (length > limit) {
      arrival.refuse_body();
      co_return true;
    }
    parser.body_limit(limit);
    connection.expire_in(time_for(length));
    if (beast::iequals(arrival.request.header("expect"), "100-continue")) {
      static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto bytes = asio::buffer(go_on);
      co_await asio::async_write(connection.socket, bytes, quietly);
    }
    const auto result = co_await http::async_read(connection.socket, connection.buffer, parser, quietly);
    const auto error = std::get<0>(result);
    if (error == http::error::body_limit)
      arrival.refuse_body();
    else if (is_malformed(error))
      arrival.refuse_malformed(error == http::error::header_limit);
    else if (error)
      co_return false;
    arrival.request.body = std::move(parser.get().body());
    co_return true;
  }

  Task<void> answer(Arrival& arrival) {
    const Start on_worker = [&](Finished finished) {
      asio::post(workers, [&, finished = std::move(finished)] {
        attendant.read(arrival);
        finished();
      });
    };
    const Database::Verb verb = [&](Tx& tx) { attendant.write(tx, arrival); };
    const Start on_lane = [&](Finished finished) {
      house.database().write(verb, [&, finished = std::move(finished)](std::exception_ptr failure) {
        arrival.refusal = failure;
        finished();
      });
    };
    if (!arrival.refusal && arrival.is_slow())
      co_await wait_for(on_worker);
    else if (!arrival.refusal)
      attendant.read(arrival);
    if (!arrival.refusal && arrival.writes()) co_await wait_for(on_lane);
    if (arrival.refusal) attendant.fail(arrival);
  }

  Task<bool> send(Connection& connection, Arrival& arrival) {
    const bool keep_alive = arrival.keep_alive && !arrival.unread_body && !draining;
    attendant.note(arrival);
    connection.expire_in(time_for(arrival.response.body.size()));
    const auto head = head_of(arrival.response, keep_alive);
    const auto body = arrival.head_only ? asio::const_buffer() : asio::buffer(arrival.response.body);
    const std::array<asio::const_buffer, 2> both{asio::buffer(head), body};
    const auto result = co_await asio::async_write(connection.socket, both, quietly);
    const auto error = std::get<0>(result);
    if (!error && arrival.unread_body) co_await linger(connection);
    co_return keep_alive && !error;
  }

  // Takes what the client is still sending, for a while: a connection closed with bytes unread would lose the answer.
  Task<void> linger(Connection& connection) {
    boost::system::error_code error;
    connection.socket.shutdown(tcp::socket::shutdown_send, error);
    connection.expire_in(5s);
    connection.buffer.clear();
    for (std::size_t taken = 0; !error && taken < most_lingering;) {
      const auto scrap = connection.buffer.prepare(64 * 1024);
      const auto result = co_await connection.socket.async_read_some(scrap, quietly);
      error = std::get<0>(result);
      taken += std::get<1>(result);
    }
  }

  Task<void> stream_changes(Connection& connection, Arrival& arrival) {
    const auto executor = connection.socket.get_executor();
    const auto bell = std::make_shared<Timer>(executor);
    const auto ring = [executor, bell] { asio::post(executor, [bell] { bell->cancel(); }); };
    const auto subscription = live.subscribe(arrival.caller, ring);
    if (arrival.request.headers.contains("last-event-id")) subscription->refresh();
    std::string text = attendant.live_head(arrival);
    auto admitted_at = std::chrono::steady_clock::now();
    while (!text.empty()) {
      connection.expire_in(30s);
      const auto bytes = asio::buffer(text);
      const auto result = co_await asio::async_write(connection.socket, bytes, quietly);
      if (std::get<0>(result) || arrival.head_only) break;
      text = subscription->take();
      if (text.empty() && !subscription->ended()) {
        bell->expires_at(admitted_at + 15s);
        co_await bell->async_wait(quietly);
        text = subscription->take();
      }
      // However much there is to tell: whose session ended or whose rights went hears no more of it.
      const auto now = std::chrono::steady_clock::now();
      if (now < admitted_at + 15s || subscription->ended()) continue;
      const auto still_here = attendant.heartbeat(arrival, *subscription);
      if (still_here.empty()) break;
      admitted_at = now;
      text += still_here;
    }
  }
};

HttpServer::HttpServer(House& house, Live& live, const StaticFiles& files)
    : sockets_(std::make_unique<Sockets>(house, live, files)) {}

HttpServer::~HttpServer() { sockets_->house.database().drain(); }

std::string HttpServer::address() const {
  const auto endpoint = sockets_->acceptor.local_endpoint();
  const auto ip = endpoint.address();
  const auto host = ip.is_v6() ? "[" + ip.to_string() + "]" : ip.to_string();
  return fmt::format("http://{}:{}", host, endpoint.port());
}

void HttpServer::run() { sockets_->run(); }

void HttpServer::stop() {
  asio::post(sockets_->desks[0]->io, [this] { sockets_->stop(); });
}

}  // namespace linli
