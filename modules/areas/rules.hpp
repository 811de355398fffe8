#pragma once
#include "modules/areas/records.hpp"

namespace linli::areas {

// The kinds an area of this kind may stand below. A compound belongs to a grid, or to the community where there is none.
std::vector<AreaKind> kinds_above(AreaKind kind);

// The code that follows `last` among the children of `parent_code` of this kind ("" when there is none yet); empty when
// the numbers are used up.
std::string code_after(AreaKind kind, const std::string& parent_code, const std::string& last);

// True when `code` is well-formed for its kind below this parent: "421087104001" + "001", + "C01", + "B01".
bool is_well_formed(AreaKind kind, const std::string& parent_code, const std::string& code);

// True for nine digits that end in a street's own three: "421087104", never "421087000", which is its county.
bool is_street_code(std::string_view code);
// True for twelve digits that end in a community's own three: "421087104001", never "421087104000", which is its street.
bool is_community_code(std::string_view code);

}  // namespace linli::areas
