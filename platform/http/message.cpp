#include "platform/http/message.hpp"

#include "platform/base/text.hpp"

namespace linli {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool decode(std::string_view escaped, bool plus_is_space, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (escaped[i] == '%') {
      const int high = i + 2 < escaped.size() ? hex_value(escaped[i + 1]) : -1;
      const int low = high >= 0 ? hex_value(escaped[i + 2]) : -1;
      if (low < 0) return false;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += escaped[i];
    }
  }
  return is_utf8(out) && out.find('\0') == std::string::npos;
}

std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

bool split_target(std::string_view target, std::string& path, std::map<std::string, std::string>& query) {
  const auto raw_path = take_until(target, '?');
  return decode(raw_path, false, path) && read_form(target, query);
}

bool read_form(std::string_view form, std::map<std::string, std::string>& fields) {
  std::vector<std::pair<std::string, std::string>> in_order;
  if (!read_form(form, in_order)) return false;
  for (auto& [name, value] : in_order) fields[name] = std::move(value);
  return true;
}

bool read_form(std::string_view form, std::vector<std::pair<std::string, std::string>>& fields) {
  while (!form.empty()) {
    auto pair = take_until(form, '&');
    if (pair.empty()) continue;
    auto& [name, value] = fields.emplace_back();
    if (!decode(take_until(pair, '='), true, name) || !decode(pair, true, value)) return false;
  }
  return true;
}

std::map<std::string, std::string> read_cookies(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    auto pair = take_until(header, ';');
    while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
    const auto name = take_until(pair, '=');
    cookies[std::string(name)] = std::string(pair);
  }
  return cookies;
}

}  // namespace linli
