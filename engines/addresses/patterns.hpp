// Regular expressions over Chinese text, by ICU. Patterns are made once; matching is safe from several threads.
#pragma once
#include <unicode/regex.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace linli::addresses {

class Pattern {
 public:
  explicit Pattern(const char* utf8) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    pattern_.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(utf8), 0, where, status));
    if (U_FAILURE(status)) throw std::logic_error(std::string("not a pattern: ") + utf8);
  }
  std::unique_ptr<icu::RegexMatcher> on(const icu::UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(pattern_->matcher(text, status));
    if (U_FAILURE(status)) throw std::bad_alloc();
    return matcher;
  }
  // The groups of the whole text, [0] all of it; empty when it does not match.
  std::vector<icu::UnicodeString> groups(const icu::UnicodeString& text) const { return groups_of(*on(text), true); }
  // The same where the text begins with it.
  std::vector<icu::UnicodeString> groups_in_front(const icu::UnicodeString& text) const { return groups_of(*on(text), false); }

 private:
  static std::vector<icu::UnicodeString> groups_of(icu::RegexMatcher& matcher, bool whole) {
    UErrorCode status = U_ZERO_ERROR;
    std::vector<icu::UnicodeString> groups;
    if (!(whole ? matcher.matches(status) : matcher.lookingAt(status))) return groups;
    for (std::int32_t i = 0; i <= matcher.groupCount(); ++i) groups.push_back(matcher.group(i, status));
    return groups;
  }
  std::unique_ptr<icu::RegexPattern> pattern_;
};

inline std::string utf8_of(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace linli::addresses
