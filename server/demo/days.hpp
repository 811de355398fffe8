// What today looks like for those as whom a visitor signs in to the field end: a volunteer's jobs near each other, a
// grid worker's round, and the rota of this week and the next.
#pragma once
#include "server/demo/staging.hpp"

namespace linli::demo {

void fill_days(Stage& stage, const Plan& plan, const Played& played, Instant now);

}  // namespace linli::demo
