#pragma once
#include <string>

#include "server/demo/dice.hpp"

namespace linli::demo {

// Names that sound like people of this place and age, put together from syllables: nobody real.
std::string a_surname(Dice& dice);
// `birth_year` chooses the fashion: names of 1945 are not those of 2015.
std::string a_given_name(Dice& dice, bool woman, int birth_year);

}  // namespace linli::demo
