#pragma once
#include "modules/requests/book.hpp"

namespace linli::requests {

// Confirms the hours of a request that came to a good end, in the caller's name, and books the points that its kind
// gives: once for every volunteer who did it and once for the household, also when it is called again.
void settle(Tx&, const Caller&, const Book&, const Request&);

// Books what an answered suggestion gives its household, once; nothing for other kinds.
void reward_suggestion(Tx&, const Caller&, const Book&, const Request&);

}  // namespace linli::requests
