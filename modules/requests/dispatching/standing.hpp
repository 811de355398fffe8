#pragma once
#include "modules/requests/book.hpp"

namespace linli::requests::dispatching {

// How far a request is with finding its people.
struct Standing {
  std::int64_t needed = 1;
  std::int64_t asked = 0;  // who have not answered yet
  std::int64_t active = 0;
  std::int64_t did = 0;  // who are done while others still are not
  std::string names;     // of those who do it or did it

  bool enough() const { return active + did >= needed; }
  std::int64_t missing() const { return needed - active - did - asked; }
};

Standing standing_of(const Request& request, const std::vector<Assignment>& assignments);

// Until when an answer is awaited: a third of what is left of the promise, from ten minutes to two hours, on its clock.
Instant answer_due(const services::Terms& terms, const Request& request, Instant now);

}  // namespace linli::requests::dispatching
