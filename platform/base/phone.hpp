#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// A telephone number, kept as digits ("13812345678") or, from abroad, "+" and digits (E.164). Sensitive: its JSON form
// is masked ("138****5678"), its stored form is encrypted, with a keyed hash beside it for exact match.
class Phone {
 public:
  Phone() = default;
  // Takes +86, 0086, spaces, hyphens and full-width digits; empty with a fault code ("phone.too_short",
  // "phone.too_long", "phone.not_a_number") otherwise. Mobile: 1[3-9] and 9 digits; land line: area code and number.
  static std::optional<Phone> make(std::string_view input, const char*& fault);
  // Takes back what `digits` gave.
  static Phone stored(std::string digits);

  const std::string& digits() const { return digits_; }
  std::string masked() const;
  bool empty() const { return digits_.empty(); }
  bool operator==(const Phone&) const = default;

 private:
  std::string digits_;
};

}  // namespace linli
