#pragma once
#include "modules/points/records.hpp"
#include "modules/points/stored.hpp"

namespace linli::points {

// Lines of one account as people read them, in the order given; a line knows the one among them that undoes it.
std::vector<Line> shown(const std::vector<ledger::Line>& lines);

// What speaks against a correction of so many points, of `reversed` where it undoes a line; null when nothing does.
const char* fault_of_points(std::int64_t points, const std::optional<ledger::Line>& reversed);

// True of lines that were earned and of those that undo one, but not of what the store took or gave back: spending
// lowers nobody on the leaderboard, and handing goods back raises nobody. `undone` is the cause of the line that it
// undoes.
bool is_earned(std::string_view cause, const std::optional<std::string>& undone);

// Places by points, the most first: those with equal points share one, and the next counts them all (1, 2, 2, 4).
void give_places(std::vector<Rung>& rungs);

// True when the caller did not propose it. The program itself is a second person to everybody: it acts on rules, not
// for itself.
bool is_second_person(const Caller& caller, const Proposer& proposer);

}  // namespace linli::points
