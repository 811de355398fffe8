#pragma once
#include <atomic>
#include <set>

#include "platform/http/static_files.hpp"
#include "platform/module/house.hpp"

namespace linli {

// What the server answers without the reception: pages, /healthz, /openapi.json and OPTIONS; and the headers that every
// answer carries. Knows no sockets. Safe from several threads.
class Doorway {
 public:
  Doorway(House& house, const StaticFiles& files);

  // True when the request is not the reception's.
  bool takes(const HttpRequest& request) const;
  // Refuses with platform.not_found (404) or platform.wrong_method (405).
  HttpResponse answer(const HttpRequest& request) const;
  // From now on /healthz says 503, so that a proxy sends nobody here any more.
  void drain() { draining_ = true; }

  // The methods that a path allows, "GET, HEAD, OPTIONS"; empty when there is no such path.
  std::string methods_of(const HttpRequest& request) const;
  // Security and caching headers (CSP level 3, Fetch, RFC 9111) to send with a response, its own included: each a line
  // as it is sent.
  static std::string headers_of(const HttpResponse& response);

 private:
  HttpResponse health() const;
  HttpResponse options(const HttpRequest& request) const;

  House& house_;
  const StaticFiles& files_;
  std::set<std::string, std::less<>> reception_roots_;  // "api", "open311": first parts of the reception's paths
  std::string openapi_;
  std::atomic<bool> draining_{false};
};

}  // namespace linli
