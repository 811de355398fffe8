#pragma once
#include "modules/services/services.hpp"

namespace linli::demo {

// A kind of the community's own, made at the desk from the one most like it: a haircut at home.
void publish_own_kinds(Tx& tx, const services::Services& services, const std::string& secretary, Id<Area> community);

}  // namespace linli::demo
