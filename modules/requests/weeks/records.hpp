#pragma once
#include "modules/requests/pages.hpp"

// How the last twelve weeks went, and what they cost those who work here. A week is seven days; the last one ends now.
namespace linli::requests {

struct Week {
  Instant starts_at;
  std::int64_t ordered = 0;
  Rate response;      // taken within the promise, of what was ordered that week
  Rate solution;      // solved, of what residents said that week
  Rate satisfaction;  // solved or partly
  std::int64_t done = 0;
  std::int64_t done_in_time = 0;
  std::int64_t asked = 0;                      // of what was done that week, what a resident was asked about
  std::optional<std::int64_t> median_minutes;  // from being ordered to being done
  std::int64_t reopened = 0;
  std::int64_t late = 0;     // of what was ordered that week, what is late now
  std::int64_t waiting = 0;  // and what nobody has yet
  std::int64_t helpers = 0;
  std::int64_t helped_minutes = 0;  // confirmed
};
LINLI_RECORD(Week, starts_at, ordered, response, solution, satisfaction, done, done_in_time, asked, median_minutes,
             reopened, late, waiting, helpers, helped_minutes)

// A request by name, for a list behind a number.
struct RequestName {
  Id<Request> id;
  std::string number;
  std::string kind;
  State state = State::ordered;
};
LINLI_RECORD(RequestName, id, number, kind, state)

// Oldest first. What is late or waits now is counted whenever it was ordered.
struct WeeksPage {
  std::vector<Week> weeks;
  std::int64_t late_now = 0;
  std::int64_t waiting_now = 0;
  std::vector<RequestName> reopened;
};
LINLI_RECORD(WeeksPage, weeks, late_now, waiting_now, reopened)

// How often Linli asked something of staff in one week, by what it asked; `minutes` are of the `timed` parts alone.
struct Asks {
  std::int64_t offers = 0;
  std::int64_t inbox = 0;
  std::int64_t call_backs = 0;
  std::int64_t verifications = 0;
  std::int64_t forms = 0;
  std::int64_t all = 0;
  std::int64_t timed = 0;
  std::int64_t minutes = 0;
};
LINLI_RECORD(Asks, offers, inbox, call_backs, verifications, forms, all, timed, minutes)

// How many people were asked so often in the last week; `to` is the last number of the band, none for the highest.
struct AskBand {
  std::int64_t from = 0;
  std::optional<std::int64_t> to;
  std::int64_t people = 0;
};
LINLI_RECORD(AskBand, from, to, people)

// The burden account. `bands` is empty for whoever does not give roles here, and while so few people were asked that a
// band could be a name.
struct Burden {
  std::vector<Asks> community;  // twelve weeks, oldest first
  std::vector<Asks> mine;
  std::vector<AskBand> bands;
};
LINLI_RECORD(Burden, community, mine, bands)

}  // namespace linli::requests
