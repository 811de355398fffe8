#pragma once
#include "server/demo/staging.hpp"

namespace linli::demo {

// Fills the notice board and the shelf of the demonstration: what the community told its people lately, and what they
// redeemed for their points. Through the verbs that people use; `played` says who can be visited.
void fill_board(Stage& stage, const Plan& plan, const Played& played, Instant now);
void fill_store(Stage& stage, const Plan& plan, const Played& played, Instant now);

}  // namespace linli::demo
