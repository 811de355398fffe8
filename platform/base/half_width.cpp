#include "platform/base/half_width.hpp"

namespace linli {

std::string half_width(std::string_view utf8) {
  std::string plain;
  plain.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = [&](std::size_t offset) {
      return i + offset < utf8.size() ? static_cast<unsigned char>(utf8[i + offset]) : 0U;
    };
    const bool is_form = byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD) && (byte(2) & 0xC0) == 0x80;
    const unsigned code = is_form ? 0xF000U | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F) : 0;
    if (code >= 0xFF01 && code <= 0xFF5E) {
      plain += static_cast<char>(code - 0xFF01 + '!');
      i += 2;
    } else if (utf8.substr(i, 3) == "\xE3\x80\x80") {
      plain += ' ';
      i += 2;
    } else {
      plain += utf8[i];
    }
  }
  return plain;
}

}  // namespace linli
