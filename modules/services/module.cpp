#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "platform/http/common_answer.hpp"
#include "platform/http/description.hpp"

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

// A whole edition is larger in JSON than as a file.
constexpr std::size_t edition_body = 192 * 1024;

HttpResponse text_answer(const services::Services& services, Tx& tx, const Exchange& exchange) {
  const auto wanted = input_of<services::AskEditionText>(exchange);
  HttpResponse answer;
  answer.body = services.text(tx, exchange.caller, wanted);
  answer.content_type = "text/plain; charset=utf-8";
  const auto name = std::string(word_of(wanted.subject)) + "-" + wanted.code.str() + ".yaml";
  answer.headers.emplace_back("content-disposition", "attachment; filename=\"" + name + "\"");
  return answer;
}

void add_editions(Routes& routes, const services::Services& services) {
  using namespace services;
  const std::string c = "/communities/{community_id}", one = c + "/editions/{subject}/{code}";
  routes.get(c + "/ladders", view, "ladders", verb<&Services::ladders>(services));
  routes.get(c + "/editions", manage, "changes", verb<&Services::changes>(services));
  routes.get(one, manage, "editions", verb<&Services::editions>(services));
  routes.ask(one + "/check", manage, "check", verb<&Services::check>(services));
  routes.all().back().body_limit = edition_body;
  routes.post(one, manage, "publish", verb<&Services::publish>(services, 201));
  routes.all().back().body_limit = edition_body;
  routes.post(one + "/restoration", manage, "restore", verb<&Services::restore>(services, 201));
  describe_files(
      routes.raw("GET", one + "/text", manage, "text", Place::reading,
                 [&services](Tx& tx, const Exchange& exchange) { return text_answer(services, tx, exchange); }),
      {200, {}, {"text/plain"}, {"version"}, "The YAML of one edition; without a version, what is in force"});
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
            add_editions(routes, services);
            routes.get("/vocabulary", signed_in, "vocabulary", common(verb<&Services::ask_vocabulary>(services)));
          }};
}

}  // namespace linli
