#include "modules/open311/documents.hpp"

#include "platform/record/json.hpp"

namespace linli::open311 {
namespace {

constexpr std::string_view json_ending{".json"}, xml_ending{".xml"};

std::string_view item_of(std::string_view list) {
  return list == "service_requests" ? "request" : list.substr(0, list.size() - 1);
}

// U+FFFE and U+FFFF are no characters in XML, and neither are controls but tab and line breaks.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

void write_text(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (is_noncharacter(text.substr(i))) {
      out += ' ';
      i += 2;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c < 0x20 && c != '\t' && c != '\n' && c != '\r' ? ' ' : text[i];
    }
  }
}

// Boost would write 30.17 as 3.017E1, which not every client reads.
void write_simple(std::string& out, const boost::json::value& value) {
  if (value.is_double())
    write_json_number(out, value.get_double());
  else
    out += boost::json::serialize(value);
}

void write_element(std::string& out, std::string_view name, const boost::json::value& value) {
  out.append("<").append(name).append(">");
  if (value.is_object()) {
    for (const auto& member : value.get_object()) write_element(out, member.key(), member.value());
  } else if (value.is_array()) {
    for (const auto& item : value.get_array()) write_element(out, item_of(name), item);
  } else if (value.is_string()) {
    write_text(out, value.get_string());
  } else if (!value.is_null()) {
    write_simple(out, value);
  }
  out.append("</").append(name).append(">");
}

void write_json(std::string& out, const boost::json::value& value) {
  if (value.is_object()) {
    out += '{';
    for (const auto& member : value.get_object()) {
      if (out.back() != '{') out += ',';
      write_json_string(out, member.key());
      out += ':';
      write_json(out, member.value());
    }
    out += '}';
  } else if (value.is_array()) {
    out += '[';
    for (const auto& item : value.get_array()) {
      if (out.back() != '[') out += ',';
      write_json(out, item);
    }
    out += ']';
  } else {
    write_simple(out, value);
  }
}

}  // namespace

Format format_of(const HttpRequest& request) {
  if (request.path.ends_with(xml_ending)) return Format::xml;
  if (request.path.ends_with(json_ending)) return Format::json;
  const auto accepted = request.header("accept");
  return accepted.find("xml") < accepted.find("json") && accepted.find("html") == std::string::npos ? Format::xml
                                                                                                    : Format::json;
}

std::string without_ending(std::string_view part) {
  for (const auto ending : {json_ending, xml_ending})
    if (part.ends_with(ending)) part.remove_suffix(ending.size());
  return std::string(part);
}

std::string json_of(const boost::json::value& tree) {
  std::string out;
  write_json(out, tree);
  return out;
}

std::string xml_of(std::string_view root, const boost::json::value& tree) {
  std::string out = R"(<?xml version="1.0" encoding="utf-8"?>)";
  out += '\n';
  write_element(out, root, tree);
  return out;
}

HttpResponse answer_with(Format format, std::string_view root, const boost::json::value& tree, int status) {
  HttpResponse response;
  response.status = status;
  response.body = format == Format::xml ? xml_of(root, tree) : json_of(tree);
  response.content_type = format == Format::xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8";
  return response;
}

}  // namespace linli::open311
