#include "modules/services/writing.hpp"

#include <fmt/format.h>

#include "platform/yaml/yaml.hpp"

namespace linli::services {
namespace {

std::string both(const Words2& words) {
  return fmt::format("{{zh: {}, en: {}}}", yaml_scalar(words.zh), yaml_scalar(words.en));
}

std::string list_of(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : ", ") + yaml_scalar(text);
  return "[" + list + "]";
}

std::string hours_of(const PromisedHours& promised) {
  return fmt::format("{{hours: {}, time: {}}}", promised.hours, word_of(promised.time));
}

// A question with something to choose from takes a line for each; any other stands on one.
std::string field_of(const ServiceField& field) {
  const auto required = field.required ? "true" : "false";
  if (field.type != FieldType::choice && field.type != FieldType::choices) {
    auto bounds = field.min ? fmt::format(", min: {}", *field.min) : std::string();
    if (field.max) bounds += fmt::format(", max: {}", *field.max);
    return fmt::format("  - {{code: {}, type: {}, required: {}, name: {}{}}}\n", yaml_scalar(field.code),
                       word_of(field.type), required, both(field.name), bounds);
  }
  auto text = fmt::format("  - code: {}\n    type: {}\n    required: {}\n    name: {}\n    options:\n",
                          yaml_scalar(field.code), word_of(field.type), required, both(field.name));
  for (const auto& option : field.options)
    text += fmt::format("      - {{code: {}, name: {}}}\n", yaml_scalar(option.code), both(option.name));
  return text;
}

std::string takers_of(const Service& service) {
  std::string list;
  for (const auto taker : service.takers) list += (list.empty() ? "" : ", ") + std::string(word_of(taker));
  return list;
}

}  // namespace

std::string write_service(const Service& service) {
  auto text =
      fmt::format("code: {}\ngroup: {}\nseason: [{}]\nname: {}\nsummary: {}\nwords: {{zh: {}, en: {}}}\n",
                  yaml_scalar(service.code), yaml_scalar(service.group), fmt::join(service.season, ", "),
                  both(service.name), both(service.summary), list_of(service.words.zh), list_of(service.words.en));
  text += fmt::format("icon: {}\ntakers: [{}]\nskills: {}\n", yaml_scalar(service.icon), takers_of(service),
                      list_of(service.skills));
  text += service.fields.empty() ? "fields: []\n" : "fields:\n";
  for (const auto& field : service.fields) text += field_of(field);
  text += fmt::format("limits:\n  accept: {}\n  finish: {}\nevidence: {}\n", hours_of(service.limits.accept),
                      hours_of(service.limits.finish), word_of(service.evidence));
  if (service.evidence != Evidence::none && service.evidence_reason)
    text += fmt::format("evidence_reason: {}\n", both(*service.evidence_reason));
  text += fmt::format("closing: {}\npoints: {{helper: {}, household: {}}}\nhours_cap: {}\nladder: {}\n",
                      word_of(service.closing), service.points.helper, service.points.household, service.hours_cap,
                      yaml_scalar(service.ladder));
  text += fmt::format("urgent: {}\npeople: {}\nopen311: {{keywords: {}, type: {}}}\n", service.urgent, service.people,
                      list_of(service.open311.keywords), yaml_scalar(service.open311.type));
  return text;
}

std::string write_ladder(const Ladder& ladder) {
  auto text = fmt::format("code: {}\nname: {}\n", yaml_scalar(ladder.code), both(ladder.name));
  text += ladder.steps.empty() ? "steps: []\n" : "steps:\n";
  for (const auto& step : ladder.steps)
    text += fmt::format("  - after: {}\n    late_by: {{hours: {}, time: {}}}\n    to: {}\n    tell: {}\n",
                        word_of(step.after), step.late_by_hours, word_of(step.time), word_of(step.to), both(step.tell));
  return text;
}

}  // namespace linli::services
