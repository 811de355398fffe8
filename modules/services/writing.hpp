#pragma once
#include "modules/services/records.hpp"

namespace linli::services {

// The YAML that reads back as this kind or ladder, laid out as the files of catalog/ are.
std::string write_service(const Service&);
std::string write_ladder(const Ladder&);

}  // namespace linli::services
