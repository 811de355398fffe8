// Writing lines of hours; shared by hours and their corrections.
#pragma once
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/stored.hpp"
#include "platform/db/tx.hpp"

namespace linli::volunteers {

void add_line(Tx& tx, const Hours& hours, const HoursParties& parties);

// Writes the state of a line, the only thing that changes of it.
void settle_line(Tx& tx, const Hours& hours);

HoursParties parties_of(Tx& tx, const Hours& hours);

// Who earned the hours and who entered them.
std::vector<Hand> hands_of(const HoursParties& parties);

}  // namespace linli::volunteers
