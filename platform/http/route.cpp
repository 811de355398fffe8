#include "platform/http/route.hpp"

namespace linli {

void Routes::get(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("GET", std::move(pattern), permission, std::move(word), Place::reading, std::move(verb));
}
void Routes::get_slow(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("GET", std::move(pattern), permission, std::move(word), Place::slow_reading, std::move(verb));
}
void Routes::ask(std::string pattern, Permission permission, std::string word, Verb verb, bool slow) {
  add("POST", std::move(pattern), permission, std::move(word), slow ? Place::slow_reading : Place::reading, std::move(verb));
}
void Routes::post(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("POST", std::move(pattern), permission, std::move(word), Place::writing, std::move(verb));
}
void Routes::put(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("PUT", std::move(pattern), permission, std::move(word), Place::writing, std::move(verb));
}
void Routes::patch(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("PATCH", std::move(pattern), permission, std::move(word), Place::writing, std::move(verb));
}
void Routes::remove(std::string pattern, Permission permission, std::string word, Verb verb) {
  add("DELETE", std::move(pattern), permission, std::move(word), Place::writing, std::move(verb));
}

Route& Routes::raw(std::string method, std::string pattern, Permission permission, std::string word, Place place, Handler handler) {
  auto& route = add(std::move(method), std::move(pattern), permission, std::move(word), place, Verb{{}, std::move(handler), {}});
  route.raw = true;
  return route;
}

Route& Routes::prepared(std::string method, std::string pattern, Permission permission, std::string word,
                        Preparation preparation, Handler handler) {
  auto& route = raw(std::move(method), std::move(pattern), permission, std::move(word), Place::writing, std::move(handler));
  route.preparation = std::move(preparation);
  route.slow_preparation = true;
  return route;
}

Route& Routes::add(std::string method, std::string pattern, Permission permission, std::string word, Place place, Verb verb) {
  Route route;
  route.method = std::move(method);
  route.pattern = pattern.starts_with("//") ? pattern.substr(1) : "/api/v1" + pattern;
  route.permission = permission;
  route.place = place;
  route.preparation = std::move(verb.preparation);
  route.handler = std::move(verb.handler);
  route.operation = module_ + "." + word;
  if (verb.describe)
    route.describe = [describe = std::move(verb.describe), method = route.method, pattern = route.pattern](Schemas& schemas) {
      return describe(schemas, method, pattern);
    };
  return routes_.emplace_back(std::move(route));
}

boost::json::object gather(const Exchange& exchange,
                           const std::function<boost::json::value(std::string_view, std::string_view)>& value_of) {
  boost::json::object object;
  const auto& request = exchange.request;
  if (request.method != "GET" && request.method != "DELETE" && !request.body.empty()) {
    auto body = json::parse(request.body);
    if (!body.is_object()) throw Refusal::wrong("", "json.wrong_type", "object");
    object = std::move(body.get_object());
  } else if (request.method == "GET") {
    for (const auto& [name, text] : request.query) object[name] = value_of(name, text);
  }
  for (const auto& [name, text] : exchange.path.values) {
    if (object.contains(name)) throw Refusal::wrong("/" + name, "json.unknown_field");
    object[name] = value_of(name, text);
  }
  return object;
}

namespace {

bool in_pattern(const std::string& pattern, std::string_view name) {
  return pattern.find("{" + std::string(name) + "}") != std::string::npos;
}

boost::json::object parameter(std::string_view name, std::string_view place, const boost::json::value& schema, bool required) {
  return {{"name", name}, {"in", place}, {"required", required}, {"schema", schema}};
}

bool is_required(const boost::json::object& schema, std::string_view name) {
  for (const auto& each : schema.at("required").as_array())
    if (std::string_view(each.get_string()) == name) return true;
  return false;
}

}  // namespace

boost::json::object describe_operation(Schemas&, const std::string& method, const std::string& pattern, int status,
                                       boost::json::object input, const std::string&, boost::json::value reply) {
  boost::json::array parameters;
  boost::json::object body_properties;
  boost::json::array body_required;
  for (const auto& property : input.at("properties").as_object()) {
    const std::string name(property.key());
    if (in_pattern(pattern, name)) {
      parameters.push_back(parameter(name, "path", property.value(), true));
    } else if (method == "GET" || method == "DELETE") {
      parameters.push_back(parameter(name, "query", property.value(), is_required(input, name)));
    } else {
      body_properties[name] = property.value();
      if (is_required(input, name)) body_required.emplace_back(name);
    }
  }
  boost::json::object operation{{"parameters", std::move(parameters)}};
  if (!body_properties.empty())
    operation["requestBody"] = {{"required", true},
                                {"content", {{"application/json", {{"schema", {{"type", "object"},
                                                                               {"properties", std::move(body_properties)},
                                                                               {"required", std::move(body_required)},
                                                                               {"additionalProperties", false}}}}}}}};
  boost::json::object good{{"description", status == 204 ? "done" : "the answer"}};
  if (!reply.is_null()) good["content"] = {{"application/json", {{"schema", std::move(reply)}}}};
  operation["responses"] = {{std::to_string(status), std::move(good)},
                            {"default", {{"description", "a problem (RFC 9457)"},
                                         {"content", {{"application/problem+json",
                                                       {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}}}};
  return operation;
}

}  // namespace linli
