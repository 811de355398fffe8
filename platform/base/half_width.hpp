#pragma once
#include <string>
#include <string_view>

namespace linli {

// Full-width letters, digits and signs (U+FF01…FF5E) as the plain ones, and the ideographic space as a space: people
// type "１３８" and mean "138". Everything else, broken bytes too, stays as it is.
std::string half_width(std::string_view utf8);

}  // namespace linli
