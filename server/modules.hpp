#pragma once
#include <vector>

#include "platform/module/module.hpp"

namespace linli {

// Everything the program is made of, in the order in which it opens: the shapes, then modules/modules.def.
std::vector<Module> all_modules();

}  // namespace linli
