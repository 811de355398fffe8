#include "platform/base/text.hpp"

namespace linli {
namespace {

// Length in bytes of the well-formed sequence at the front of `text`, 0 if there is none (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }
bool is_space(char c) { return c == ' ' || is_control(c); }

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t length_of(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::string tidy(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  std::string tidied(text);
  for (char& c : tidied)
    if (is_control(c) && c != '\n' && c != '\t') c = ' ';
  return tidied;
}

const char* fault_of_text(std::string_view text, std::size_t minimum, std::size_t maximum) {
  if (!is_utf8(text)) return "text.not_utf8";
  const auto length = length_of(text);
  if (length == 0 && minimum > 0) return "text.empty";
  if (length < minimum) return "text.too_short";
  if (length > maximum) return "text.too_long";
  return nullptr;
}

std::string first_letters(std::string_view utf8, std::size_t length) {
  std::size_t i = 0;
  for (std::size_t count = 0; i < utf8.size() && count < length; ++count) {
    ++i;
    while (i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0) == 0x80) ++i;
  }
  return std::string(utf8.substr(0, i));
}

}  // namespace linli
