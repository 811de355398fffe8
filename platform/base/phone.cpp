#include "platform/base/phone.hpp"

namespace linli {
namespace {

// Digits of `input` with a leading '+' kept; full-width digits (U+FF10…FF19) become plain; false on anything else.
bool only_digits(std::string_view input, std::string& digits) {
  for (std::size_t i = 0; i < input.size(); ++i) {
    const char c = input[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '+' && digits.empty()) {
      digits += c;
    } else if (input.substr(i, 2) == "\xEF\xBC" && i + 2 < input.size() && static_cast<unsigned char>(input[i + 2]) >= 0x90 &&
               static_cast<unsigned char>(input[i + 2]) <= 0x99) {
      digits += static_cast<char>('0' + (static_cast<unsigned char>(input[i + 2]) - 0x90));
      i += 2;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
      return false;
    }
  }
  return true;
}

void strip_country(std::string& digits) {
  for (const std::string_view prefix : {"+86", "0086"})
    if (digits.starts_with(prefix)) {
      digits.erase(0, prefix.size());
      return;
    }
  if (digits.size() == 13 && digits.starts_with("861")) digits.erase(0, 2);
}

}  // namespace

std::optional<Phone> Phone::make(std::string_view input, const char*& fault) {
  std::string digits;
  fault = "phone.not_a_number";
  if (!only_digits(input, digits) || digits.empty()) return {};
  strip_country(digits);
  const bool mobile = digits.size() > 1 && digits[0] == '1' && digits[1] >= '3';
  const bool abroad = digits.starts_with('+');
  const std::size_t shortest = mobile ? 11 : abroad ? 8 : 7;
  const std::size_t longest = mobile ? 11 : abroad ? 16 : 12;
  fault = digits.size() < shortest ? "phone.too_short" : "phone.too_long";
  if (digits.size() < shortest || digits.size() > longest) return {};
  fault = nullptr;
  return stored(std::move(digits));
}

Phone Phone::stored(std::string digits) {
  Phone phone;
  phone.digits_ = std::move(digits);
  return phone;
}

std::string Phone::masked() const {
  if (digits_.size() < 7) return std::string(digits_.size(), '*');
  return digits_.substr(0, 3) + std::string(digits_.size() - 7, '*') + digits_.substr(digits_.size() - 4);
}

}  // namespace linli
