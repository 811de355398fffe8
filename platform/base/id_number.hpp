#pragma once
#include "platform/base/day.hpp"

namespace linli {

// A citizen identification number of China (GB 11643): 18 characters, region, birth date, order, check character. Also
// the numbers of residence permits for Hong Kong, Macao and Taiwan (81, 82, 83) and of foreigners' permanent residence
// cards since 2023 (9 in front), which are made alike. Sensitive: its JSON form is masked ("42**************1X"), its
// stored form is encrypted, with a keyed hash beside it for exact match.
class IdNumber {
 public:
  IdNumber() = default;
  // Takes spaces, hyphens, full-width characters, a small x, and the old numbers of 15 digits, which become 18. Empty
  // with a fault code otherwise: "id_number.wrong_length", "id_number.not_digits", "id_number.no_such_region",
  // "id_number.no_such_day", "id_number.wrong_check" (a digit is mistyped).
  static std::optional<IdNumber> make(std::string_view input, const char*& fault);
  // Takes back what `characters` gave.
  static IdNumber stored(std::string characters);

  const std::string& characters() const { return characters_; }
  std::string masked() const;
  bool empty() const { return characters_.empty(); }
  // What the number says of whoever has it; only of one that is not empty.
  Day birth_date() const;
  bool is_male() const;
  bool operator==(const IdNumber&) const = default;

 private:
  std::string characters_;
};

// The check character of the first 17 digits (ISO 7064, MOD 11-2).
char check_character(std::string_view seventeen_digits);

}  // namespace linli
