#include "platform/http/description.hpp"

namespace linli {
namespace {

// The names between braces, "/a/{b}/{c}" gives b and c.
std::vector<std::string> places_in(const std::string& pattern) {
  std::vector<std::string> places;
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1))
    places.push_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
  return places;
}

boost::json::object parameter_of(const std::string& name, const char* where, bool required) {
  return {{"name", name}, {"in", where}, {"required", required}, {"schema", {{"type", "string"}}}};
}

boost::json::object content_of(const std::vector<std::string>& media_types) {
  boost::json::object content;
  for (const auto& type : media_types)
    content[type] = boost::json::object{
        {"schema", {{"type", "string"}, {"format", type.starts_with("image/") ? "binary" : "text"}}}};
  return content;
}

}  // namespace

void describe_files(Route& route, Carried carried) {
  route.describe = [pattern = route.pattern, carried = std::move(carried)](Schemas&) {
    boost::json::array parameters;
    for (const auto& name : places_in(pattern)) parameters.push_back(parameter_of(name, "path", true));
    for (const auto& name : carried.queries) parameters.push_back(parameter_of(name, "query", false));
    boost::json::object operation{{"summary", carried.summary}, {"parameters", std::move(parameters)}};
    if (!carried.taken.empty())
      operation["requestBody"] = boost::json::object{{"required", true}, {"content", content_of(carried.taken)}};
    boost::json::object good{{"description", carried.summary}};
    if (!carried.given.empty()) good["content"] = content_of(carried.given);
    operation["responses"] = boost::json::object{{std::to_string(carried.status), std::move(good)},
                                                 {"default", {{"description", "a problem"}}}};
    return operation;
  };
}

}  // namespace linli
