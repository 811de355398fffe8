// What OpenAPI says of routes that are no verbs: those that set cookies, take long before they write, or carry files.
#pragma once
#include "platform/http/route.hpp"

namespace linli {

// JSON in and out, as a verb would have it. `Input` void: nothing but the path; `Reply` void: an empty answer.
template <class Input, class Reply>
void describe_json(Route& route, int status) {
  route.describe = [method = route.method, pattern = route.pattern, status](Schemas& schemas) {
    boost::json::object input{{"properties", boost::json::object()}, {"required", boost::json::array()}};
    boost::json::value reply;
    std::string name;
    if constexpr (!std::is_void_v<Input>) {
      schemas.of<Input>();
      name = name_of<Input>();
      input = schemas.components().at(name).as_object();
    }
    if constexpr (!std::is_void_v<Reply>) reply = schemas.of<Reply>();
    return describe_operation(schemas, method, pattern, status, std::move(input), name, std::move(reply));
  };
}

// Something else than JSON: what is taken and given, by media type (none: no body), and the parameters of the query.
struct Carried {
  int status = 200;
  std::vector<std::string> taken;
  std::vector<std::string> given;
  std::vector<std::string> queries;
  std::string summary;
};
void describe_files(Route& route, Carried carried);

}  // namespace linli
