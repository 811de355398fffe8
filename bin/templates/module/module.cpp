#include "modules/NAME/NAME.hpp"

namespace linli::embedded {
Embedded NAME();
}

namespace linli {

Module NAME_module() {
  using namespace NAME;
  return {"NAME", embedded::NAME(), {view, manage}, [](Opening& opening, Routes& routes) {
            const auto& room = opening.provide<CLASS>();
            const std::string c = "/communities/{community_id}";
            routes.get(c + "/NAME", view, "list", verb<&CLASS::list>(room));
            routes.post(c + "/NAME", manage, "add", verb<&CLASS::add>(room, 201));
          }};
}

}  // namespace linli
