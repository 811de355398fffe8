#include "platform/http/doorway.hpp"

namespace linli {
namespace {

constexpr Statement answer_one{"select 1"};

std::string_view first_part(std::string_view path) {
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  return path.substr(0, path.find('/'));
}

constexpr std::string_view common_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Server: Linli\r\n";

// Scripts, styles and everything else come from here alone, and none stands inside a page; what code sets on an
// element's style is not concerned. Pictures and sounds that a page makes itself are blobs.
constexpr std::string_view page_headers =
    "Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; worker-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'\r\n"
    "X-Frame-Options: DENY\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), "
    "display-capture=(), browsing-topics=()\r\n";

// What cannot run may do nothing at all, said shortly: on a slow network these lines cost more than most answers.
constexpr std::string_view data_headers = "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";

bool is_data(std::string_view content_type) {
  static constexpr std::array data{"application/json", "application/problem+json", "text/css", "image/png", "image/jpeg", "image/webp"};
  return std::ranges::any_of(data, [&](std::string_view type) { return content_type.starts_with(type); });
}

void add_line(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

Doorway::Doorway(House& house, const StaticFiles& files) : house_(house), files_(files), reception_roots_{"api"} {
  for (const auto& route : house.reception().routes()) reception_roots_.emplace(first_part(route.pattern));
  openapi_ = boost::json::serialize(house.reception().openapi());
}

bool Doorway::takes(const HttpRequest& request) const {
  return request.method == "OPTIONS" || !reception_roots_.contains(first_part(request.path));
}

HttpResponse Doorway::answer(const HttpRequest& request) const {
  if (request.method == "OPTIONS") return options(request);
  const bool own = request.path == "/healthz" || request.path == "/openapi.json";
  auto file = own ? std::nullopt : files_.find(request);
  if (!own && !file) throw Refusal::not_found();
  if (request.method != "GET") throw Refusal(405, "platform.wrong_method");
  if (file) return std::move(*file);
  if (request.path == "/healthz") return health();
  return {200, openapi_, "application/json", {{"Cache-Control", "no-cache"}}, 0};
}

HttpResponse Doorway::health() const {
  HttpResponse response;
  if (draining_) {
    response.status = 503;
    response.body = R"({"status":"stopping"})";
    return response;
  }
  house_.database().read([](Tx& tx) { tx.find<std::int64_t>(answer_one); });
  response.body = R"({"status":"ok"})";
  return response;
}

HttpResponse Doorway::options(const HttpRequest& request) const {
  const auto methods = methods_of(request);
  if (methods.empty()) throw Refusal::not_found();
  HttpResponse response;
  response.status = 204;
  response.headers = {{"Allow", methods}};
  return response;
}

std::string Doorway::methods_of(const HttpRequest& request) const {
  std::string methods;
  auto asked = request;
  for (const auto* method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) try {
      asked.method = method;
      if (takes(asked))
        answer(asked);
      else
        house_.reception().match(asked);
      methods += std::string(method) + (asked.method == "GET" ? ", HEAD, " : ", ");
    } catch (const Refusal&) {
      continue;
    }
  return methods.empty() ? methods : methods + "OPTIONS";
}

std::string Doorway::headers_of(const HttpResponse& response) {
  std::string head;
  head.reserve(1024);
  for (const auto& [name, value] : response.headers) add_line(head, name, value);
  const auto is_caching = [](const auto& header) { return header.first == "Cache-Control"; };
  if (std::ranges::none_of(response.headers, is_caching))
    add_line(head, "Cache-Control",
             response.keep_seconds > 0 ? "private, max-age=" + std::to_string(response.keep_seconds) : "no-store");
  if (!response.body.empty()) add_line(head, "Content-Type", response.content_type);
  return head.append(common_headers).append(is_data(response.content_type) ? data_headers : page_headers);
}

}  // namespace linli
