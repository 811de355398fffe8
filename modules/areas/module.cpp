#include "modules/areas/areas.hpp"

namespace linli::embedded {
Embedded areas();
}

namespace linli {

Module areas_module() {
  using namespace areas;
  return {"areas", embedded::areas(), {view, manage}, [](Opening& opening, Routes& routes) {
            auto& areas = opening.provide<Areas>();
            opening.reception.find_community_with([&areas](Tx& tx, Id<Area> community) { return areas.code_of_community(tx, community); });
            routes.get("/communities", publik, "communities", verb<&Areas::communities>(areas));
            routes.post("/communities", manage, "found", verb<&Areas::found>(areas, 201));
            routes.get("/regions", view, "regions", verb<&Areas::regions>(areas));
            routes.get("/communities/{community_id}/buildings", publik, "buildings", verb<&Areas::buildings>(areas));
            routes.get("/communities/{community_id}/areas", view, "list", verb<&Areas::list>(areas));
            routes.get("/communities/{community_id}/areas/{id}", view, "get", verb<&Areas::get>(areas));
            routes.post("/communities/{community_id}/areas", manage, "create", verb<&Areas::create>(areas, 201));
            routes.patch("/communities/{community_id}/areas/{id}", manage, "change", verb<&Areas::change>(areas));
          }};
}

}  // namespace linli
