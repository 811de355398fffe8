// Expands modules/modules.def; a new module needs no line here.
#include "server/modules.hpp"

#include "shapes/chronicle/chronicle.hpp"
#include "shapes/facts/facts.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

namespace linli {

#define LINLI_MODULE(name) Module name##_module();
#include "modules/modules.def"
#undef LINLI_MODULE

std::vector<Module> all_modules() {
  std::vector<Module> modules{chronicle_shape(), facts_shape(), work_shape(), ledger_shape()};
#define LINLI_MODULE(name) modules.push_back(name##_module());
#include "modules/modules.def"
#undef LINLI_MODULE
  return modules;
}

}  // namespace linli
