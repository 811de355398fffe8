#include "modules/areas/areas.hpp"
#include "modules/imports/imports.hpp"

namespace linli::embedded {
Embedded imports();
}

namespace linli {

Module imports_module() {
  return {"imports", embedded::imports(), {}, [](Opening& opening, Routes&) {
            opening.provide<imports::Imports>(opening.use<areas::Areas>(), opening.use<requests::Requests>());
          }};
}

}  // namespace linli
