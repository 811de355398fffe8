#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"

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

// Open to everybody, outside /api/v1, once for each ending that a client may write.
void add_standard(Routes& routes, const Open311& room) {
  const std::string base = "//open311/v2";
  for (const std::string format : {"", "json", "xml"}) {
    const auto ending = format.empty() ? "" : "." + format, word = format.empty() ? "" : "_" + format;
    routes.raw("GET", base + "/discovery" + ending, publik, "discover" + word, Place::reading,
               handler_of(room, &Open311::discover));
    routes.raw("GET", base + "/services" + ending, publik, "list_services" + word, Place::reading,
               handler_of(room, &Open311::list_services));
    routes.raw("GET", base + "/requests" + ending, publik, "list_requests" + word, Place::slow_reading,
               handler_of(room, &Open311::list_requests));
    routes.raw("POST", base + "/requests" + ending, publik, "file_request" + word, Place::writing,
               handler_of(room, &Open311::file_request));
  }
  routes.raw("GET", base + "/services/{code}", publik, "define_service", Place::reading,
             handler_of(room, &Open311::define_service));
  routes.raw("GET", base + "/requests/{id}", publik, "show_request", Place::reading,
             handler_of(room, &Open311::show_request));
  routes.raw("GET", base + "/tokens/{token}", publik, "resolve_token", Place::reading,
             handler_of(room, &Open311::resolve_token));
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
