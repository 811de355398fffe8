#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "engines/linkage/linkage.hpp"

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

bool is_near(std::string_view a, std::string_view b) {
  auto longer = letters_of(a), shorter = letters_of(b);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  // Of one letter nothing would be left to be near to.
  if (shorter.empty() || longer.size() < 2 || longer.size() - shorter.size() > 1) return false;
  std::size_t front = 0;
  while (front < shorter.size() && longer[front] == shorter[front]) ++front;
  std::size_t back = 0;
  while (back < shorter.size() - front && longer[longer.size() - 1 - back] == shorter[shorter.size() - 1 - back]) ++back;
  return longer.size() - front - back <= 1;
}

}  // namespace linli::linkage
