// What can be asked for: discovery, services and their questions; and how refusals are told.
#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"

namespace linli::open311 {
namespace {

constexpr const char* specification = "http://wiki.open311.org/GeoReport_v2";
// Of what discovery and definitions say; later when their form changes.
constexpr const char* changeset = "2026-11-24T00:00:00Z";

std::string say(const Words2& words, std::string_view language) { return language == "en" ? words.en : words.zh; }

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::string_view datatype_of(const services::ServiceField& field) {
  using services::FieldType;
  constexpr double one_line = 100;
  switch (field.type) {
    case FieldType::choice:
      return "singlevaluelist";
    case FieldType::choices:
      return "multivaluelist";
    case FieldType::number:
      return "number";
    case FieldType::datetime:
      return "datetime";
    case FieldType::text:
      return field.max.value_or(one_line + 1) > one_line ? "text" : "string";
  }
  return "string";
}

boost::json::value bounds_of(const services::ServiceField& field, const Words& words, std::string_view language) {
  if (field.type == services::FieldType::number)
    return boost::json::value(words.say(
        language, "open311.number_between",
        {{"least", fmt::format("{}", field.min.value_or(0))}, {"most", fmt::format("{}", field.max.value_or(0))}}));
  if (field.type == services::FieldType::text && field.max)
    return boost::json::value(words.say(language, "open311.letters", {{"most", fmt::format("{}", *field.max)}}));
  return nullptr;
}

boost::json::object attribute_of(const services::ServiceField& field, std::size_t order, const Words& words,
                                 std::string_view language) {
  boost::json::object attribute{{"variable", true},
                                {"code", field.code},
                                {"datatype", datatype_of(field)},
                                {"required", field.required},
                                {"datatype_description", bounds_of(field, words, language)},
                                {"order", order},
                                {"description", say(field.name, language)}};
  if (field.options.empty()) return attribute;
  boost::json::array values;
  for (const auto& option : field.options)
    values.push_back({{"key", option.code}, {"name", say(option.name, language)}});
  attribute["values"] = std::move(values);
  return attribute;
}

// "/attribute/where" is attribute[where], as it is sent.
std::string parameter_of(std::string_view pointer) {
  constexpr std::string_view answers{"/attribute/"};
  if (pointer.starts_with(answers)) return fmt::format("attribute[{}]", pointer.substr(answers.size()));
  return std::string(pointer.substr(std::min<std::size_t>(1, pointer.size())));
}

// The standard knows 400 for whatever is wrong with what was sent.
int status_of(const Refusal& refusal) {
  return refusal.status() == 422 || refusal.status() == 409 ? 400 : refusal.status();
}

}  // namespace

Open311::Jurisdiction Open311::jurisdiction_of(Tx& tx, const Sent& sent) const {
  const auto code = sent.text("jurisdiction_id");
  if (!code.empty()) {
    const auto community = rooms_.areas.community_of_code(tx, code);
    if (!community) throw Refusal(404, "open311.no_such_jurisdiction");
    return {*community, code};
  }
  const auto communities = rooms_.areas.communities_below(tx, "");
  if (communities.size() != 1) throw Refusal(400, "open311.say_jurisdiction");
  return {communities.front().id, communities.front().code};
}

const services::Service& Open311::kind_of(Tx& tx, const Jurisdiction& jurisdiction, std::string_view code) const {
  const auto* service = rooms_.services.terms(tx, jurisdiction.community_id).find(code);
  if (service == nullptr) throw Refusal(404, "services.no_such_kind");
  return *service;
}

HttpResponse Open311::discover(Tx&, const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto base = rooms_.public_url.empty() ? "http://" + request.header("host") : rooms_.public_url;
  const auto language = language_of(request.header("accept-language"));
  const boost::json::array formats{"text/xml", "application/json"};
  const boost::json::array endpoints{{{"specification", specification},
                                      {"url", base + "/open311/v2"},
                                      {"changeset", changeset},
                                      {"type", "production"},
                                      {"formats", formats}}};
  return answer_with(format_of(request), "discovery",
                     {{"changeset", changeset},
                      {"contact", rooms_.words.say(language, "open311.contact")},
                      {"key_service", rooms_.words.say(language, "open311.key_service")},
                      {"endpoints", endpoints}});
}

HttpResponse Open311::list_services(Tx& tx, const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto jurisdiction = jurisdiction_of(tx, sent_in_query(request));
  const auto language = language_of(request.header("accept-language"));
  boost::json::array services;
  for (const auto& service : rooms_.services.offered(tx, exchange.caller, {jurisdiction.community_id}).items) {
    const auto& groups = rooms_.services.vocabulary().groups;
    const auto group = std::ranges::find(groups, service.group, &services::Named::code);
    services.push_back({{"service_code", service.code},
                        {"service_name", say(service.name, language)},
                        {"description", say(service.summary, language)},
                        {"metadata", !service.fields.empty()},
                        {"type", service.open311.type},
                        {"keywords", joined(service.open311.keywords)},
                        {"group", group == groups.end() ? service.group : say(group->name, language)}});
  }
  return answer_with(format_of(request), "services", services);
}

HttpResponse Open311::define_service(Tx& tx, const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto jurisdiction = jurisdiction_of(tx, sent_in_query(request));
  const auto& service = kind_of(tx, jurisdiction, without_ending(path_value(exchange.path, "code")));
  const auto language = language_of(request.header("accept-language"));
  boost::json::array attributes;
  for (const auto& field : service.fields)
    attributes.push_back(attribute_of(field, attributes.size() + 1, rooms_.words, language));
  return answer_with(format_of(request), "service_definition",
                     {{"service_code", service.code}, {"attributes", attributes}});
}

std::optional<HttpResponse> Open311::tell(const Refusal& refusal, const HttpRequest& request) const {
  if (refusal.code() == "platform.csrf") return {};
  const auto language = language_of(request.header("accept-language"));
  const auto status = status_of(refusal);
  boost::json::array errors;
  for (const auto& complaint : refusal.complaints())
    errors.push_back(
        {{"code", status},
         {"description", fmt::format("{}: {}", parameter_of(complaint.pointer),
                                     rooms_.words.say(language, complaint.code, {{"limit", complaint.limit}}))}});
  if (errors.empty())
    errors.push_back(
        {{"code", status}, {"description", rooms_.words.say(language, refusal.code(), refusal.arguments())}});
  return answer_with(format_of(request), "errors", errors, status);
}

}  // namespace linli::open311
