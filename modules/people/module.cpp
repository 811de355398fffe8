#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/people/search.hpp"

namespace linli::embedded {
Embedded people();
}

namespace linli {

Module people_module() {
  using namespace people;
  return {"people", embedded::people(), {view, manage, people::open}, [](Opening& opening, Routes& routes) {
            auto& people = opening.provide<People>(opening.use<areas::Areas>(), opening.reception.words());
            const std::string c = "/communities/{community_id}";
            routes.get(c + "/persons", view, "list", verb<&People::list>(people));
            routes.post(c + "/persons", manage, "create", verb<&People::create>(people, 201));
            auto& search = opening.provide<PersonSearch>();
            routes.get(c + "/persons/search", view, "search", verb<&PersonSearch::search>(search));
            routes.get(c + "/persons/{id}", signed_in, "get", verb<&People::get>(people));
            routes.patch(c + "/persons/{id}", signed_in, "change", verb<&People::change>(people));
            routes.get(c + "/persons/{id}/history", signed_in, "history", verb<&People::history>(people));
            routes.post(c + "/persons/{id}/openings", view, "open_person", verb<&People::open_person>(people));
            routes.post(c + "/persons/{id}/phone-views", people::open, "open_phone", verb<&People::open_phone>(people));

            routes.get(c + "/me/person", signed_in, "mine", verb<&People::mine>(people));
            routes.patch(c + "/me/preferences", signed_in, "change_preferences",
                         verb<&People::change_preferences>(people));
            routes.get(c + "/me/looks", signed_in, "my_looks", verb<&People::my_looks>(people));

            routes.get(c + "/households", view, "list_households", verb<&People::list_households>(people));
            routes.post(c + "/households", manage, "create_household", verb<&People::create_household>(people, 201));
            routes.get(c + "/households/{id}", signed_in, "get_household", verb<&People::get_household>(people));
            routes.post(c + "/households/{id}/openings", view, "open_household", verb<&People::open_household>(people));

            routes.post(c + "/households/{id}/cards", manage, "print_card", verb<&People::print_card>(people, 201));
            routes.get(c + "/households/{id}/cards", signed_in, "cards", verb<&People::cards_of>(people));
            routes.remove(c + "/cards/{id}", signed_in, "end_card", verb<&People::end_card>(people));
            // The secret stands in no path: those are written down.
            routes.ask("/cards/view", signed_in, "show_card", verb<&People::show_card>(people));

            routes.get(c + "/me/data", signed_in, "my_data", verb<&People::my_data>(people));
            routes.post(c + "/proxies", signed_in, "record_proxy", verb<&People::record_proxy>(people, 201));
            routes.remove(c + "/proxies/{id}", signed_in, "end_proxy", verb<&People::end_proxy>(people));
            routes.get(c + "/persons/{id}/proxies", signed_in, "proxies_of_person",
                       verb<&People::proxies_of_person>(people));
            routes.get(c + "/me/proxies", signed_in, "my_proxies", verb<&People::my_proxies>(people));
            routes.post(c + "/me/proxies", signed_in, "let_help", verb<&People::let_help>(people, 201));
          }};
}

}  // namespace linli
