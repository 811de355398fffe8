// Chinese numerals, dashes and spaces of an address in one form.
#include "engines/addresses/addresses.hpp"
#include "engines/addresses/patterns.hpp"
#include "platform/base/half_width.hpp"

namespace linli::addresses {
namespace {

// 二十三 is 23, 一百零二 is 102; without 十 and 百, digit by digit: 五〇一 is 501.
std::string digits_of(const icu::UnicodeString& numeral) {
  const icu::UnicodeString digits = icu::UnicodeString::fromUTF8("〇一二三四五六七八九");
  const auto value_of = [&](char16_t c) {
    if (c == u'零') return 0;
    return c == u'两' ? 2 : static_cast<int>(digits.indexOf(c));
  };
  const bool by_place = numeral.indexOf(u'十') >= 0 || numeral.indexOf(u'百') >= 0;
  std::string text;
  int total = 0, pending = 0;
  bool has_pending = false;
  for (std::int32_t i = 0; i < numeral.length(); ++i) {
    const auto c = numeral[i];
    if (c == u'十' || c == u'百') {
      total += (has_pending ? pending : 1) * (c == u'十' ? 10 : 100);
      has_pending = false;
      pending = 0;
    } else {
      pending = value_of(c);
      has_pending = true;
      text += std::to_string(pending);
    }
  }
  return by_place ? std::to_string(total + pending) : text;
}

icu::UnicodeString replaced(const Pattern& pattern, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString done;
  const auto matcher = pattern.on(text);
  while (matcher->find(status)) {
    const auto digits = icu::UnicodeString::fromUTF8(digits_of(matcher->group(1, status)));
    matcher->appendReplacement(done, "", status);
    done += digits;
  }
  matcher->appendTail(done);
  return done;
}

}  // namespace

std::string plain(std::string_view utf8) {
  static const Pattern signs("[-\\u2010-\\u2015\\u2212_/、,，·.。~]+");
  static const Pattern unseen("[\\s\\u200B\\uFEFF]+");
  static const Pattern before("([〇零一二两三四五六七八九十百]+)(?=号|栋|幢|座|单元|门(?!口)|梯|室|房|层|楼|户|弄|院|#|组)");
  static const Pattern behind("(?<=单元|号楼|栋|幢|座|层|楼|-|#)([〇零一二两三四五六七八九十百]+)(?=$|-|[0-9])");
  UErrorCode status = U_ZERO_ERROR;
  auto text = icu::UnicodeString::fromUTF8(half_width(utf8));
  text = unseen.on(text)->replaceAll("", status);
  text = signs.on(text)->replaceAll("-", status);
  text = replaced(before, text);
  text = replaced(behind, text);
  // Buildings and rooms have capital letters only; the rest of an address has none.
  for (std::int32_t i = 0; i < text.length(); ++i)
    if (text[i] >= u'a' && text[i] <= u'z') text.setCharAt(i, static_cast<char16_t>(text[i] - 32));
  return utf8_of(text);
}

}  // namespace linli::addresses
