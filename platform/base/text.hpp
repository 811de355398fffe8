#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// True for well-formed UTF-8 without surrogates or overlong forms.
bool is_utf8(std::string_view text);

// Number of code points in well-formed UTF-8.
std::size_t length_of(std::string_view utf8);

// Without white space at both ends, of any kind that Unicode has; empty when nothing of it would be seen. Control
// characters other than line breaks and tabs become spaces. Marks that turn the direction of writing and marks without
// width are taken out: they come along unseen when people paste, and make a name read as another one. What joins
// letters and signs (U+200C, U+200D, variation selectors) stays between them.
std::string tidy(std::string_view text);

// What is wrong with a text that should have `minimum` to `maximum` code points: "text.empty", "text.too_short",
// "text.too_long", "text.not_utf8"; null when nothing is.
const char* fault_of_text(std::string_view text, std::size_t minimum, std::size_t maximum);

// A text of `Minimum` to `Maximum` code points, tidied. Holds only what was checked by `make`.
template <std::size_t Minimum, std::size_t Maximum>
class Text {
 public:
  static constexpr std::size_t minimum = Minimum;
  static constexpr std::size_t maximum = Maximum;

  Text() = default;
  // Cuts what is too long: for texts that the program itself writes.
  explicit Text(std::string_view own) : value_(tidy(own)) {
    if (length_of(value_) > Maximum) value_ = shortened(value_, Maximum);
  }
  static std::optional<Text> make(std::string_view input, const char*& fault) {
    auto tidied = tidy(input);
    fault = fault_of_text(tidied, Minimum, Maximum);
    if (fault != nullptr) return {};
    Text text;
    text.value_ = std::move(tidied);
    return text;
  }

  const std::string& str() const { return value_; }
  bool empty() const { return value_.empty(); }
  bool operator==(const Text&) const = default;

 private:
  static std::string shortened(std::string_view text, std::size_t length);
  std::string value_;
};

// The first `length` code points of well-formed UTF-8.
std::string first_letters(std::string_view utf8, std::size_t length);

// `%part%` for `like … escape '!'`: whatever somebody searches for, it is never a pattern.
std::string pattern_of(std::string_view part);

template <std::size_t Minimum, std::size_t Maximum>
std::string Text<Minimum, Maximum>::shortened(std::string_view text, std::size_t length) {
  return first_letters(text, length);
}

}  // namespace linli
