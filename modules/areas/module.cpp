#include "modules/areas/areas.hpp"
#include "modules/areas/outlines.hpp"

namespace linli::embedded {
Embedded areas();
}

namespace linli {
namespace {

using namespace areas;

void add_outlines(Routes& routes, const Outlines& outlines) {
  const std::string c = "/communities/{community_id}";
  routes.get(c + "/outlines", signed_in, "outlines", verb<&Outlines::all>(outlines));
  routes.post(c + "/areas/{id}/outline-erasure", manage, "erase_outline", verb<&Outlines::erase>(outlines));
  routes.ask(c + "/outline-imports/check", manage, "check_outlines", verb<&Outlines::check>(outlines), true);
  routes.all().back().body_limit = most_bytes_of_outlines;
  routes.get(c + "/outline-imports", manage, "outline_imports", verb<&Outlines::imports>(outlines));
  routes.post(c + "/outline-imports", manage, "take_outlines", verb<&Outlines::take>(outlines, 201));
  routes.all().back().body_limit = most_bytes_of_outlines;
  routes.post(c + "/outline-imports/{import_id}/undoing", manage, "undo_outlines", verb<&Outlines::undo>(outlines));
}

}  // namespace

Module areas_module() {
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
            add_outlines(routes, opening.provide<Outlines>(areas, opening.reception.words()));
          }};
}

}  // namespace linli
