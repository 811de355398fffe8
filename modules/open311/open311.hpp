#pragma once
#include "modules/open311/documents.hpp"
#include "modules/open311/rules.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::open311 {

inline constexpr Permission file{"open311.file"};

// Open311 GeoReport v2: any Open311 client reads what can be asked for here, files it into the same loop as everybody
// and follows it. A jurisdiction is a community, a service_code a kind, a service_request_id a request's number. What a
// stranger may read is decided by `sight_of`. Keeps nothing in memory; safe from several threads.
class Open311 {
 public:
  struct Rooms {
    const areas::Areas& areas;
    const people::People& people;
    const services::Services& services;
    const requests::Requests& requests;
    const Words& words;
    std::string public_url;  // without a slash at its end; empty: the address that was asked
  };
  explicit Open311(Rooms rooms) : rooms_(std::move(rooms)) {}

  // ---- routes of the desk ----

  Items<ApiKey> list_keys(Tx&, const Caller&, const ListApiKeys&) const;
  IssuedApiKey issue_key(Tx&, const Caller&, const IssueApiKey&) const;
  // From now on nothing more comes under it. Refuses with platform.not_found.
  void end_key(Tx&, const Caller&, const EndApiKey&) const;

  // ---- the standard ----
  // Each refuses with open311.say_jurisdiction (400) and open311.no_such_jurisdiction (404).

  HttpResponse discover(Tx&, const Exchange&) const;
  HttpResponse list_services(Tx&, const Exchange&) const;
  // Refuses with services.no_such_kind (404).
  HttpResponse define_service(Tx&, const Exchange&) const;
  // Refuses with open311.no_key (403), open311.send_a_form, services.no_such_kind (404), services.not_offered and every
  // complaint about what was sent.
  HttpResponse file_request(Tx&, const Exchange&) const;
  HttpResponse list_requests(Tx&, const Exchange&) const;
  // Refuses with platform.not_found.
  HttpResponse show_request(Tx&, const Exchange&) const;
  HttpResponse resolve_token(Tx&, const Exchange&) const;

  // A refusal as the standard tells it; empty for what only pages of our own can hear.
  std::optional<HttpResponse> tell(const Refusal&, const HttpRequest&) const;

 private:
  class Teller;
  struct Jurisdiction {
    Id<Area> community_id;
    std::string code;
  };

  Jurisdiction jurisdiction_of(Tx&, const Sent&) const;
  requests::Between wanted_of(Tx&, Id<Area> community, const Sent&) const;
  // Refuses with services.no_such_kind (404).
  const services::Service& kind_of(Tx&, const Jurisdiction&, std::string_view code) const;
  ApiKey key_of(Tx&, Id<Area> community, std::string_view api_key) const;
  // The area that was meant: the one with the code that was sent, the grid of the nearest compound, or the community.
  std::string area_of(Tx&, const Jurisdiction&, const Report&, json::Complaints&) const;
  // Whoever has this telephone here; of a family, whoever has the name that was sent too.
  std::optional<Person> requester_of(Tx&, Id<Area> community, const Report&) const;
  HttpResponse answer_filed(Tx&, const Exchange&, const ApiKey&, const services::Service&,
                            const requests::Request&) const;

  Rooms rooms_;
};

}  // namespace linli::open311

namespace linli {
Module open311_module();
}
