#include "platform/http/arrival.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <ctime>

namespace linli {
namespace {

constexpr std::size_t standard_body_limit = 64 * 1024;

// The address that the nearest proxy has seen: the last of the list, since a client may have written the others.
std::string last_forwarded(const HttpRequest& request) {
  const auto list = request.header("x-forwarded-for");
  return list.substr(list.find_last_of(", ") + 1);
}

}  // namespace

void add_header(HttpRequest& request, std::string_view name, std::string_view value) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  auto& all = request.headers[lower];
  if (!all.empty()) all += lower == "cookie" ? "; " : ", ";
  all.append(value);
}

std::chrono::seconds time_for(std::size_t bytes) { return std::chrono::seconds(30 + bytes / (32 * 1024)); }

const std::string& http_date() {
  thread_local std::time_t written_for = -1;
  thread_local std::string date;
  const std::time_t now = std::time(nullptr);
  if (now == written_for) return date;
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  const auto length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  date.assign(text.data(), length);
  written_for = now;
  return date;
}

std::string words_for_size(std::size_t bytes) {
  constexpr std::size_t megabyte = 1024 * 1024;
  return bytes % megabyte == 0 ? fmt::format("{} MB", bytes / megabyte) : fmt::format("{} KB", bytes / 1024);
}

bool Arrival::is_slow() const {
  return match.route != nullptr && (match.route->place == Place::slow_reading || match.route->slow_preparation);
}

std::size_t Arrival::body_limit() const {
  return match.route != nullptr ? match.route->body_limit : standard_body_limit;
}

void Arrival::refuse(Refusal why) { refusal = std::make_exception_ptr(std::move(why)); }

void Arrival::refuse_body() {
  refuse(Refusal(413, "platform.too_large", {{"limit", words_for_size(body_limit())}}));
  unread_body = true;
}

void Arrival::refuse_malformed(bool long_header) {
  if (long_header)
    refuse(Refusal(431, "platform.too_large", {{"limit", words_for_size(header_limit)}}));
  else
    refuse(Refusal(400, "platform.bad_request"));
  unread_body = true;
}

Attendant::Attendant(House& house, Live& live, const StaticFiles& files)
    : house_(house),
      doorway_(house, files),
      metrics_(house.database(), live),
      behind_proxy_(house.settings().yes("behind_proxy")) {}

void Attendant::look_at(Arrival& arrival, const std::string& peer) const {
  auto& request = arrival.request;
  request.address = behind_proxy_ ? last_forwarded(request) : peer;
  if (request.address.empty()) request.address = peer;
  arrival.head_only = request.method == "HEAD";
  if (arrival.head_only) request.method = "GET";
  if (arrival.for_metrics || doorway_.takes(request)) return;
  try {
    arrival.match = house_.reception().match(request);
  } catch (...) {
    arrival.refusal = std::current_exception();
  }
}

void Attendant::read(Arrival& arrival) try {
  if (arrival.for_metrics) {
    if (arrival.request.path != "/metrics") throw Refusal::not_found();
    arrival.response = {200, metrics_.text(), "text/plain; version=0.0.4; charset=utf-8", {}, 0};
  } else if (arrival.match.route == nullptr) {
    arrival.response = doorway_.answer(arrival.request);
  } else {
    read_by_route(arrival);
  }
} catch (...) {
  arrival.refusal = std::current_exception();
}

void Attendant::read_by_route(Arrival& arrival) {
  auto& reception = house_.reception();
  house_.database().read([&](Tx& tx) {
    arrival.caller = reception.admit(tx, arrival.request, arrival.match);
    arrival.prepared = reception.prepare(tx, arrival.request, arrival.match, *arrival.caller);
    if (!arrival.writes())
      arrival.response = reception.perform(tx, arrival.request, arrival.match, *arrival.caller, arrival.prepared);
  });
}

void Attendant::write(Tx& tx, Arrival& arrival) {
  arrival.response = house_.reception().perform(tx, arrival.request, arrival.match, *arrival.caller, arrival.prepared);
}

void Attendant::fail(Arrival& arrival) const {
  arrival.response = house_.reception().refuse(arrival.refusal, arrival.request);
  if (arrival.response.status == 405)
    arrival.response.headers.emplace_back("Allow", doorway_.methods_of(arrival.request));
}

void Attendant::note(const Arrival& arrival) {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - arrival.read_at;
  metrics_.count(arrival.response.status, taken.count());
  // Neither target nor address: they may name a person or carry a token.
  const auto* route = arrival.match.route;
  spdlog::debug("method={} operation={} status={} milliseconds={:.1f}", arrival.request.method,
                route != nullptr ? route->operation : "-", arrival.response.status, taken.count() * 1000);
}

// A page that comes back with a Last-Event-ID has been away; that is why the stream begins with one.
std::string Attendant::live_head(const Arrival& arrival) {
  const auto& response = arrival.response;
  return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + Doorway::headers_of(response) + "\r\n" + response.body;
}

std::string Attendant::heartbeat(Arrival& arrival, Live::Subscription& subscription) {
  read(arrival);
  if (arrival.refusal) return {};
  subscription.set_caller(arrival.caller);
  return ": still here\n\n";
}

}  // namespace linli
