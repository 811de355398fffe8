#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "platform/http/common_answer.hpp"

namespace linli::embedded {
Embedded services();
}

namespace linli {
namespace {

services::Catalogue complete_catalogue(const Opening& opening) {
  auto catalogue = services::read_catalogue(opening.settings.share() / "catalog");
  for (const auto& kind : opening.use<posts::Posts>().kinds())
    catalogue.vocabulary.posts.push_back({kind.code, kind.name});
  for (const auto& role : opening.use<accounts::Accounts>().roles())
    catalogue.vocabulary.roles.push_back({role.code, role.name});
  return catalogue;
}

}  // namespace

Module services_module() {
  using namespace services;
  return {"services", embedded::services(), {view, manage}, [](Opening& opening, Routes& routes) {
            auto& services = opening.provide<Services>(opening.use<areas::Areas>(), complete_catalogue(opening));
            const std::string c = "/communities/{community_id}";
            routes.get(c + "/services", view, "offered", common(verb<&Services::offered>(services)));
            routes.get(c + "/kinds", view, "kinds", common(verb<&Services::kinds>(services)));
            routes.get(c + "/catalogue", view, "list", common(verb<&Services::list>(services)));
            routes.put(c + "/catalogue/{code}", manage, "set_offering", verb<&Services::set_offering>(services));
            routes.get("/vocabulary", signed_in, "vocabulary", common(verb<&Services::ask_vocabulary>(services)));
          }};
}

}  // namespace linli
