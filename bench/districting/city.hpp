#pragma once
#include "engines/districting/districting.hpp"

namespace linli::bench {

// A city of street blocks with about so many households, the same for the same seed: compounds of slabs with some
// towers, old lanes of small houses, and now and then a park or a school where nobody lives. Work is counted in
// requests a month, old people and stairs.
districting::City make_city(double households, std::uint64_t seed);

}  // namespace linli::bench
