#include "modules/areas/areas.hpp"
#include "modules/notices/notices.hpp"
#include "modules/people/people.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::embedded {
Embedded notices();
}

namespace linli {

Module notices_module() {
  using namespace notices;
  return {"notices", embedded::notices(), {notices::write}, [](Opening& opening, Routes& routes) {
            const auto& notices = opening.provide<Notices>(
                opening.use<areas::Areas>(), opening.use<people::People>(), opening.use<volunteers::Volunteers>(),
                static_cast<int>(opening.settings.number("timezone_minutes")));
            const std::string c = "/communities/{community_id}", written = c + "/written-notices";
            routes.get(c + "/notices", signed_in, "list", verb<&Notices::list>(notices));
            routes.get(c + "/notices/{id}", signed_in, "get", verb<&Notices::get>(notices));

            routes.get(written, notices::write, "list_written", verb<&Notices::list_written>(notices));
            routes.post(written, notices::write, "compose", verb<&Notices::compose>(notices, 201));
            routes.get(written + "/{id}", notices::write, "get_written", verb<&Notices::get_written>(notices));
            routes.patch(written + "/{id}", notices::write, "change", verb<&Notices::change>(notices));
            routes.remove(written + "/{id}", notices::write, "throw_away", verb<&Notices::throw_away>(notices));
            routes.post(written + "/{id}/publication", notices::write, "publish", verb<&Notices::publish>(notices));
            routes.put(written + "/{id}/importance", notices::write, "mark", verb<&Notices::mark>(notices));
            routes.post(written + "/{id}/correction", notices::write, "correct", verb<&Notices::correct>(notices));
            routes.post(written + "/{id}/withdrawal", notices::write, "withdraw", verb<&Notices::withdraw>(notices));
          }};
}

}  // namespace linli
