#pragma once
#include "modules/services/records.hpp"
#include "platform/record/json.hpp"

namespace linli::services {

// Complains about answers to a kind's own questions: asked for nothing, missing, or of another sort than the question.
void check_answers(const std::vector<ServiceField>& fields, const JsonObject& answers, json::Complaints& complaints);

// The place in a list of the first step that names an office below the one before it; the list's size when none does.
std::size_t first_step_down(const std::vector<LadderStep>& steps);
// The same of the first step that is due no later than the one before it: both count from one promise on one clock, and
// its hours are not more; or the one before counts from the promise to finish, which comes last.
std::size_t first_step_too_soon(const std::vector<LadderStep>& steps);

}  // namespace linli::services
