#include "platform/base/id_number.hpp"

#include <algorithm>
#include <array>

#include "platform/base/half_width.hpp"

namespace linli {
namespace {

// Provinces by their two digits (GB/T 2260), with Taiwan, Hong Kong, Macao and the residence permits 81 to 83.
constexpr std::array<std::string_view, 35> provinces{"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
                                                     "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
                                                     "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"};

std::string bare(std::string_view input) {
  std::string characters;
  for (const char c : half_width(input))
    if (c != ' ' && c != '-' && c != '\t' && c != '\'') characters += c == 'x' ? 'X' : c;
  return characters;
}

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Day> birth_date_of(std::string_view characters) { return parse_day(characters.substr(6, 8)); }

}  // namespace

char check_character(std::string_view seventeen_digits) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (seventeen_digits[i] - '0');
  return "10X98765432"[sum % 11];
}

std::optional<IdNumber> IdNumber::make(std::string_view input, const char*& fault) {
  auto characters = bare(input);
  fault = "id_number.wrong_length";
  const bool is_old = characters.size() == 15;
  if (!is_old && characters.size() != 18) return {};
  fault = "id_number.not_digits";
  const auto last = characters.back();
  if (!all_digits(std::string_view(characters).substr(0, characters.size() - 1)) ||
      !(all_digits({&last, 1}) || (last == 'X' && !is_old)))
    return {};
  if (is_old) {
    characters.insert(6, "19");
    characters += check_character(characters);
  }
  fault = "id_number.no_such_region";
  const auto province = characters.substr(characters[0] == '9' ? 1 : 0, 2);
  if (std::ranges::find(provinces, province) == provinces.end()) return {};
  fault = "id_number.no_such_day";
  const auto born = birth_date_of(characters);
  if (!born || born->year < 1880 || born->year > 2100) return {};
  fault = "id_number.wrong_check";
  if (check_character(characters) != characters.back()) return {};
  fault = nullptr;
  return stored(std::move(characters));
}

IdNumber IdNumber::stored(std::string characters) {
  IdNumber number;
  number.characters_ = std::move(characters);
  return number;
}

std::string IdNumber::masked() const {
  if (characters_.size() < 18) return std::string(characters_.size(), '*');
  return characters_.substr(0, 2) + std::string(14, '*') + characters_.substr(16);
}

Day IdNumber::birth_date() const { return birth_date_of(characters_).value_or(Day{}); }

bool IdNumber::is_male() const { return (characters_.at(16) - '0') % 2 == 1; }

}  // namespace linli
