#include "platform/record/json.hpp"

#include <charconv>

namespace linli {

void write_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default: out.append("\\u00").append(1, hex[c >> 4]).append(1, hex[c & 15]);
    }
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

void write_json_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[32];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, end);
}

const char* read_whole(const boost::json::value& json, std::int64_t minimum, std::int64_t maximum, std::int64_t& value,
                       std::string& limit) {
  limit = "integer";
  boost::json::error_code error;
  const auto number = json.is_number() ? json.to_number<std::int64_t>(error) : 0;
  if (!json.is_number() || error) return "json.wrong_type";
  limit = std::to_string(number < minimum ? minimum : maximum);
  if (number < minimum) return "number.too_small";
  if (number > maximum) return "number.too_large";
  value = number;
  return nullptr;
}

const char* read_real(const boost::json::value& json, double minimum, double maximum, double& value, std::string& limit) {
  limit = "number";
  if (!json.is_number()) return "json.wrong_type";
  const auto number = json.to_number<double>();
  limit = std::to_string(static_cast<std::int64_t>(number < minimum ? minimum : maximum));
  if (number < minimum) return "number.too_small";
  if (number > maximum) return "number.too_large";
  value = number;
  return nullptr;
}

const char* Leaf<bool>::read(const boost::json::value& json, bool& value, std::string& limit) {
  limit = "boolean";
  if (!json.is_bool()) return "json.wrong_type";
  value = json.get_bool();
  return nullptr;
}

const char* Leaf<std::string>::read(const boost::json::value& json, std::string& value, std::string& limit) {
  limit = "string";
  if (!json.is_string()) return "json.wrong_type";
  limit = "2000";
  const auto* fault = fault_of_text(json.get_string(), 0, 2000);
  if (fault == nullptr) value = tidy(json.get_string());
  return fault;
}

const char* Leaf<Instant>::read(const boost::json::value& json, Instant& value, std::string&) {
  const auto instant = json.is_string() ? parse_instant(json.get_string()) : std::nullopt;
  if (!instant) return "instant.not_an_instant";
  value = *instant;
  return nullptr;
}

const char* Leaf<Phone>::read(const boost::json::value& json, Phone& value, std::string& limit) {
  limit = "string";
  if (!json.is_string()) return "json.wrong_type";
  const char* fault = nullptr;
  if (auto phone = Phone::make(json.get_string(), fault)) value = std::move(*phone);
  return fault;
}

const char* Leaf<JsonObject>::read(const boost::json::value& json, JsonObject& value, std::string& limit) {
  limit = "object";
  if (!json.is_object()) return "json.wrong_type";
  limit = "50";
  if (json.get_object().size() > 50) return "list.too_long";
  value.value = json.get_object();
  return nullptr;
}

JsonObject Leaf<JsonObject>::from_db(const db::Value& value) {
  const auto text = db::text(value);
  if (text.empty() || text == "{}") return {};
  return {boost::json::parse(boost::json::string_view(text)).as_object()};
}

boost::json::value json::parse(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 32;
  boost::json::error_code error;
  auto value = boost::json::parse(boost::json::string_view(text), error, {}, options);
  if (error) throw Refusal::wrong("", "json.malformed", error.message());
  return value;
}

}  // namespace linli
