#include "platform/base/text.hpp"

#include <algorithm>

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

// What a character does to the eye.
enum class Sight { seen, space, control, joining, stray };

struct Range {
  char32_t first, last;
  Sight sight;
};

// White_Space and Default_Ignorable_Code_Point of Unicode 15, and the empty Braille cell.
constexpr Range unseen[] = {
    {0x0000, 0x0008, Sight::control}, {0x0009, 0x000A, Sight::space},    {0x000B, 0x001F, Sight::control},
    {0x0020, 0x0020, Sight::space},   {0x007F, 0x009F, Sight::control},  {0x00A0, 0x00A0, Sight::space},
    {0x00AD, 0x00AD, Sight::stray},   {0x034F, 0x034F, Sight::joining},  {0x061C, 0x061C, Sight::stray},
    {0x115F, 0x1160, Sight::joining}, {0x1680, 0x1680, Sight::space},    {0x17B4, 0x17B5, Sight::joining},
    {0x180B, 0x180F, Sight::joining}, {0x2000, 0x200A, Sight::space},    {0x200B, 0x200B, Sight::stray},
    {0x200C, 0x200D, Sight::joining}, {0x200E, 0x200F, Sight::stray},    {0x2028, 0x2029, Sight::space},
    {0x202A, 0x202E, Sight::stray},   {0x202F, 0x202F, Sight::space},    {0x205F, 0x205F, Sight::space},
    {0x2060, 0x206F, Sight::stray},   {0x2800, 0x2800, Sight::space},    {0x3000, 0x3000, Sight::space},
    {0x3164, 0x3164, Sight::joining}, {0xFE00, 0xFE0F, Sight::joining},  {0xFEFF, 0xFEFF, Sight::stray},
    {0xFFA0, 0xFFA0, Sight::joining}, {0xE0000, 0xE0FFF, Sight::joining}};

Sight sight_of(char32_t code) {
  for (const auto& range : unseen)
    if (code <= range.last) return code >= range.first ? range.sight : Sight::seen;
  return Sight::seen;
}

char32_t code_of(std::string_view sequence) {
  constexpr unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = static_cast<unsigned char>(sequence[0]) & lead_bits[sequence.size()];
  for (const char c : sequence.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3F);
  return code;
}

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
  std::string tidied;
  tidied.reserve(text.size());
  std::size_t end = 0;  // behind the last that is seen
  while (!text.empty()) {
    // Broken bytes stay, for whoever checks to find them.
    const auto length = sequence_length(text);
    const auto sequence = text.substr(0, std::max<std::size_t>(length, 1));
    text.remove_prefix(sequence.size());
    const auto sight = length == 0 ? Sight::seen : sight_of(code_of(sequence));
    if (sight == Sight::stray || (sight != Sight::seen && end == 0)) continue;
    const bool joins = sight == Sight::joining && tidied.size() == end;
    sight == Sight::control ? tidied += ' ' : tidied += sequence;
    if (sight == Sight::seen || joins) end = tidied.size();
  }
  tidied.resize(end);
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

std::string pattern_of(std::string_view part) {
  std::string pattern = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

}  // namespace linli
