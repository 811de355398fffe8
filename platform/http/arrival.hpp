#pragma once
#include <chrono>

#include "platform/http/doorway.hpp"
#include "platform/http/metrics.hpp"
#include "platform/live/live.hpp"

namespace linli {

// One request between its header and its answer, and how its connection goes on.
struct Arrival {
  static constexpr std::uint32_t header_limit = 16 * 1024;  // bytes

  HttpRequest request;
  Match match;                 // no route: the doorway answers
  std::exception_ptr refusal;  // why it is not done; may be known before the body is read
  bool for_metrics = false;    // came in by the metrics port
  bool head_only = false;
  bool keep_alive = false;
  bool unread_body = false;
  std::chrono::steady_clock::time_point read_at;

  std::shared_ptr<const Caller> caller;
  Prepared prepared;
  HttpResponse response;

  bool writes() const { return match.route != nullptr && match.route->place == Place::writing; }
  // Has work that takes longer than a thread that talks to clients may be kept.
  bool is_slow() const;
  // Bytes that the body may have.
  std::size_t body_limit() const;
  void refuse(Refusal why);
  // Refuses with platform.too_large (413).
  void refuse_body();
  // Refuses with platform.bad_request (400), or platform.too_large (431) when the header was too long.
  void refuse_malformed(bool long_header);
};

// Takes a request from its header to its answer in steps, for whoever has the sockets and decides which thread runs
// each step: look_at, read, then write on the lane when it writes. Knows no sockets. Safe from several threads.
class Attendant {
 public:
  Attendant(House& house, Live& live, const StaticFiles& files);

  // Finds who answers a request whose header came from `peer`.
  void look_at(Arrival& arrival, const std::string& peer) const;
  // Everything up to the lane: pages, admission, preparation, reading. What is thrown becomes the refusal.
  void read(Arrival& arrival);
  // The verb, in its transaction; throws.
  void write(Tx& tx, Arrival& arrival);
  // Turns the refusal into the answer.
  void fail(Arrival& arrival) const;
  // Counts and logs the answer.
  void note(const Arrival& arrival);

  // The live stream: is it asked for; its first bytes; the bytes that keep it open, empty when its session has ended.
  static bool asks_for_live(const Arrival& arrival) {
    return arrival.match.route != nullptr && arrival.match.route->place == Place::live;
  }
  static std::string live_head(const Arrival& arrival);
  std::string heartbeat(Arrival& arrival, Live::Subscription& subscription);

  void drain() { doorway_.drain(); }

 private:
  void read_by_route(Arrival& arrival);

  House& house_;
  Doorway doorway_;
  Metrics metrics_;
  bool behind_proxy_;
};

// Adds to what a header of that name says already (RFC 9110 §5.3), its name in lower case.
void add_header(HttpRequest& request, std::string_view name, std::string_view value);

// How long so many bytes may take on the slowest line that is waited for: 32 KB a second and half a minute.
std::chrono::seconds time_for(std::size_t bytes);

// The time of the machine, "Tue, 24 Nov 2026 01:00:00 GMT" (RFC 9110 §5.6.7). Each thread has its own, until the next call.
const std::string& http_date();

// A size in words, "64 KB".
std::string words_for_size(std::size_t bytes);

}  // namespace linli
