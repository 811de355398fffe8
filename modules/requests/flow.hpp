// The flow of a request as a table: the API, the buttons and the tests read it.
#pragma once
#include "platform/auth/permission.hpp"
#include "shapes/work/flow.hpp"

namespace linli::requests {

inline constexpr Permission view{"requests.view"};
inline constexpr Permission order{"requests.order"};          // for oneself and those one acts for
inline constexpr Permission order_for{"requests.order_for"};  // for anybody of an area
inline constexpr Permission report{"requests.report"};        // events that one sees there
inline constexpr Permission dispatch{"requests.dispatch"};
inline constexpr Permission handle{"requests.handle"};  // take it oneself, receive or return it for an office
inline constexpr Permission rate_by_call{"requests.rate_by_call"};
inline constexpr Permission verify{"requests.verify"};
inline constexpr Permission import{"requests.import"};
inline constexpr Permission serve{"volunteers.serve"};

// ordered: nobody has it yet. offered: somebody is asked. accepted, under_way: somebody does it. done: the helper says
// so; it waits for the resident's word or a verification.
LINLI_ENUM(State, ordered, offered, accepted, under_way, done, closed, withdrawn, not_accepted, deferred)

using Move = work::Move<State>;

// `order` stands for the resident, whoever acts for them, and whoever ordered it.
inline constexpr Move moves[] = {
    {"withdrawal", State::ordered, State::withdrawn, order},
    {"withdrawal", State::offered, State::withdrawn, order},
    {"withdrawal", State::accepted, State::withdrawn, order},
    {"withdrawal", State::deferred, State::withdrawn, order},
    {"non_acceptance", State::ordered, State::not_accepted, dispatch},
    {"deferral", State::ordered, State::deferred, dispatch},
    {"resumption", State::deferred, State::ordered, dispatch},
    {"offer", State::ordered, State::offered, dispatch},
    {"decline", State::offered, State::ordered, serve},
    {"time_out", State::offered, State::ordered, dispatch},
    {"acceptance", State::offered, State::accepted, serve},
    {"taking", State::ordered, State::accepted, serve},
    {"handing_back", State::accepted, State::ordered, serve},
    {"handing_back", State::under_way, State::ordered, serve},
    {"departure", State::accepted, State::under_way, serve},
    {"arrival", State::accepted, State::under_way, serve},
    {"arrival", State::under_way, State::under_way, serve},
    {"completion", State::accepted, State::done, serve},
    {"completion", State::under_way, State::done, serve},
    {"rating", State::done, State::closed, order},
    {"call_back", State::done, State::closed, rate_by_call},
    {"verification", State::done, State::closed, verify},
    {"answer", State::done, State::closed, handle},
    {"reopening", State::done, State::ordered, order},
    {"reopening", State::closed, State::ordered, order},
};
inline constexpr work::Flow<State> flow{moves};

constexpr bool is_open(State state) {
  return state != State::closed && state != State::withdrawn && state != State::not_accepted;
}
// Nobody does it yet.
constexpr bool is_untaken(State state) {
  return state == State::ordered || state == State::offered || state == State::deferred;
}
// Somebody does it.
constexpr bool is_running(State state) { return state == State::accepted || state == State::under_way; }
// A promise runs, and people are found for it.
constexpr bool has_promise(State state) {
  return state == State::ordered || state == State::offered || is_running(state);
}

}  // namespace linli::requests
