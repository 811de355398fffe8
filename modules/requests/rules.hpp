#pragma once
#include "modules/requests/records.hpp"

namespace linli::requests {

// "261125-0042": the day on the community's clock and the place in that day.
std::string number_of(LocalTime day, std::int64_t place);
// The key of a day, 261125, by which its requests are counted.
std::int64_t day_of(LocalTime day);

// The moment that counts in this state: until when somebody should have taken it, until when it should be done, since
// when it waits for the resident's word or was over, or until when it is put off.
Instant promise_of(const Request&);
// True while a promise runs in this state.
bool has_promise(State);

// The next step of its ladder that a request can climb; null when there is none. While nobody has taken it both
// promises can be late, afterwards only the second.
const services::LadderStep* next_step(const Request&, const services::Service&);

}  // namespace linli::requests
