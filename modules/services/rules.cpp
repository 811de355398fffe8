#include "modules/services/rules.hpp"

#include <set>

namespace linli::services {
namespace {

// What an answer is about, and where complaints about it go.
struct Answer {
  const ServiceField& field;
  const boost::json::value& value;
  std::string pointer;
  json::Complaints& complaints;

  void complain(const char* code, std::string limit = {}) const {
    complaints.push_back({pointer, code, std::move(limit)});
  }
};

bool is_empty(const boost::json::value* answer) {
  if (answer == nullptr || answer->is_null()) return true;
  if (answer->is_string()) return tidy(answer->get_string()).empty();
  return answer->is_array() && answer->get_array().empty();
}

bool is_option(const ServiceField& field, const boost::json::value& value) {
  return value.is_string() &&
         std::ranges::find(field.options, std::string_view(value.get_string()), &Named::code) != field.options.end();
}

void check_choices(const Answer& answer) {
  if (!answer.value.is_array()) return answer.complain("json.wrong_type", "array");
  std::set<std::string_view> chosen;
  for (const auto& each : answer.value.get_array())
    if (!is_option(answer.field, each) || !chosen.insert(each.get_string()).second)
      return answer.complain("services.not_an_option");
}

void check_text(const Answer& answer) {
  if (!answer.value.is_string()) return answer.complain("json.wrong_type", "string");
  const auto most = static_cast<std::size_t>(answer.field.max.value_or(0));
  if (const auto* fault = fault_of_text(tidy(answer.value.get_string()), 1, most))
    answer.complain(fault, std::to_string(most));
}

void check_number(const Answer& answer) {
  double value = 0;
  std::string limit;
  if (const auto* fault =
          read_real(answer.value, answer.field.min.value_or(0), answer.field.max.value_or(0), value, limit))
    answer.complain(fault, limit);
}

void check_datetime(const Answer& answer) {
  if (!answer.value.is_string() || !parse_instant(answer.value.get_string())) answer.complain("instant.not_an_instant");
}

void check_answer(const Answer& answer) {
  switch (answer.field.type) {
    case FieldType::choice:
      if (!is_option(answer.field, answer.value)) answer.complain("services.not_an_option");
      return;
    case FieldType::choices:
      return check_choices(answer);
    case FieldType::text:
      return check_text(answer);
    case FieldType::number:
      return check_number(answer);
    case FieldType::datetime:
      return check_datetime(answer);
  }
}

}  // namespace

void check_answers(const std::vector<ServiceField>& fields, const JsonObject& answers, json::Complaints& complaints) {
  for (const auto& member : answers.value)
    if (std::ranges::find(fields, std::string_view(member.key()), &ServiceField::code) == fields.end())
      complaints.push_back({"/fields/" + std::string(member.key()), "services.not_asked", {}});
  for (const auto& field : fields) {
    const auto* value = answers.value.if_contains(field.code);
    const auto pointer = "/fields/" + field.code;
    if (!is_empty(value))
      check_answer({field, *value, pointer, complaints});
    else if (field.required)
      complaints.push_back({pointer, "services.needed", {}});
  }
}

std::size_t first_step_down(const std::vector<LadderStep>& steps) {
  for (std::size_t i = 1; i < steps.size(); ++i)
    if (steps[i].to < steps[i - 1].to) return i;
  return steps.size();
}

std::size_t first_step_too_soon(const std::vector<LadderStep>& steps) {
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const auto &before = steps[i - 1], &step = steps[i];
    if (step.after < before.after) return i;
    if (step.after == before.after && step.time == before.time && step.late_by_hours <= before.late_by_hours) return i;
  }
  return steps.size();
}

}  // namespace linli::services
