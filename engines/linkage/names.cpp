#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

#include "engines/linkage/linkage.hpp"
#include "platform/base/text.hpp"

namespace linli::linkage {
namespace {

std::u32string letters_of(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::u32string letters;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) letters += static_cast<char32_t>(text.char32At(i));
  return letters;
}

}  // namespace

struct Pinyin::Hearing {
  std::unique_ptr<icu::Transliterator> transliterator;
  Hearing() {
    UErrorCode status = U_ZERO_ERROR;
    transliterator.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no Han-Latin; is libicu whole?");
  }
};

Pinyin::Pinyin() : hearing_(std::make_unique<Hearing>()) {}
Pinyin::~Pinyin() = default;

std::string Pinyin::of(std::string_view name) {
  std::string sounds;
  for (const auto letter : letters_of(name)) {
    if (letter == U' ' || letter == U'·' || letter == U'•') continue;
    auto known = heard_.find(letter);
    if (known == heard_.end()) {
      icu::UnicodeString one(static_cast<UChar32>(letter));
      hearing_->transliterator->transliterate(one);
      std::string heard;
      one.trim().toUTF8String(heard);
      known = heard_.emplace(letter, std::move(heard)).first;
    }
    if (!sounds.empty()) sounds += ' ';
    sounds += known->second;
  }
  return sounds;
}

// By bytes, because it is asked for every two people who share a block.
bool is_near(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  const auto begins_letter = [](std::string_view text, std::size_t i) {
    return i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  };
  const auto shorter = std::min(a.size(), b.size());
  std::size_t front = 0;
  while (front < shorter && a[front] == b[front]) ++front;
  while (!begins_letter(a, front) || !begins_letter(b, front)) --front;
  std::size_t back = 0;
  while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  while (!begins_letter(a, a.size() - back) || !begins_letter(b, b.size() - back)) --back;
  const auto differing = [&](std::string_view text) { return length_of(text.substr(front, text.size() - front - back)); };
  // Of one letter nothing would be left to be near to.
  return std::max(length_of(a), length_of(b)) >= 2 && std::max(differing(a), differing(b)) <= 1;
}

}  // namespace linli::linkage
