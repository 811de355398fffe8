#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"
#include "platform/http/description.hpp"

namespace linli::embedded {
Embedded open311();
}

namespace linli {
namespace open311 {
namespace {

using Answer = HttpResponse (Open311::*)(Tx&, const Exchange&) const;

Handler handler_of(const Open311& room, Answer answer) {
  return [&room, answer](Tx& tx, const Exchange& exchange) { return (room.*answer)(tx, exchange); };
}

// Answers of GeoReport v2, as JSON or XML by the ending or, without one, by what the client accepts.
Carried standard_answer(std::string summary, std::vector<std::string> queries = {"jurisdiction_id"}) {
  return {200,
          {},
          {"application/json", "application/xml"},
          std::move(queries),
          std::move(summary) + " (Open311 GeoReport v2)"};
}

// Open to everybody, outside /api/v1, once for each ending that a client may write.
void add_standard(Routes& routes, const Open311& room) {
  const std::string base = "//open311/v2";
  const auto get = [&](const std::string& path, const std::string& word, Place place, auto answer, Carried carried) {
    describe_files(routes.raw("GET", base + path, publik, word, place, handler_of(room, answer)), std::move(carried));
  };
  for (const std::string format : {"", "json", "xml"}) {
    const auto ending = format.empty() ? "" : "." + format, word = format.empty() ? "" : "_" + format;
    get("/discovery" + ending, "discover" + word, Place::reading, &Open311::discover,
        standard_answer("Where the service is", {}));
    get("/services" + ending, "list_services" + word, Place::reading, &Open311::list_services,
        standard_answer("What can be reported"));
    get("/requests" + ending, "list_requests" + word, Place::slow_reading, &Open311::list_requests,
        standard_answer("What was reported",
                        {"jurisdiction_id", "service_request_id", "service_code", "start_date", "end_date", "status"}));
    auto filed = standard_answer("Reports something", {"jurisdiction_id"});
    filed.status = 201;
    filed.taken = {"application/x-www-form-urlencoded"};
    describe_files(routes.raw("POST", base + "/requests" + ending, publik, "file_request" + word, Place::writing,
                              handler_of(room, &Open311::file_request)),
                   std::move(filed));
  }
  get("/services/{code}", "define_service", Place::reading, &Open311::define_service,
      standard_answer("What is asked about a kind; the code may carry an ending"));
  get("/requests/{id}", "show_request", Place::reading, &Open311::show_request,
      standard_answer("One report; the id may carry an ending"));
  get("/tokens/{token}", "resolve_token", Place::reading, &Open311::resolve_token,
      standard_answer("The id that a token stands for; the token may carry an ending"));
}

void add_desk(Routes& routes, const Open311& room) {
  const std::string keys = "/communities/{community_id}/open311/keys";
  routes.get(keys, file, "list_keys", verb<&Open311::list_keys>(room));
  routes.post(keys, file, "issue_key", verb<&Open311::issue_key>(room, 201));
  routes.remove(keys + "/{id}", file, "end_key", verb<&Open311::end_key>(room));
}

std::string without_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace
}  // namespace open311

Module open311_module() {
  using namespace open311;
  return {"open311", embedded::open311(), {file}, [](Opening& opening, Routes& routes) {
            const auto& room = opening.provide<Open311>(
                Open311::Rooms{opening.use<areas::Areas>(), opening.use<people::People>(),
                               opening.use<services::Services>(), opening.use<requests::Requests>(),
                               opening.reception.words(), without_slash(opening.settings.text("public_url"))});
            add_standard(routes, room);
            add_desk(routes, room);
            opening.reception.tell_refusals_with(
                "/open311/",
                [&room](const Refusal& refusal, const HttpRequest& request) { return room.tell(refusal, request); });
          }};
}

}  // namespace linli
