// How answers are written: one tree, as JSON or as the XML of GeoReport v2 (the Spark convention).
#pragma once
#include <boost/json.hpp>

#include "platform/http/message.hpp"

namespace linli::open311 {

enum class Format { json, xml };

// By the ending of the path (".xml"), else by what the client accepts, else JSON.
Format format_of(const HttpRequest&);
// "261124-0001.xml" without its ending.
std::string without_ending(std::string_view part);

std::string json_of(const boost::json::value& tree);
// XML with `root` around it. A list holds elements named in the singular: <services><service>…; null is an empty
// element. What XML 1.0 cannot hold becomes a space.
std::string xml_of(std::string_view root, const boost::json::value& tree);

HttpResponse answer_with(Format, std::string_view root, const boost::json::value& tree, int status = 200);

}  // namespace linli::open311
