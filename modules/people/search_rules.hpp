#pragma once
#include "modules/people/records/search.hpp"

// What people are found by, and whether somebody is meant: decisions without a database.
namespace linli::people {

// How somebody can be named, all in small letters.
struct Findable {
  std::string name;                     // without spaces and dots
  std::vector<std::string> name_parts;  // the name from each of its letters on
  std::vector<std::string> sounds;      // pinyin without tones or spaces, of the whole name and of the given one
  std::vector<std::string> initials;
  std::vector<std::string> addresses;  // "玉岭新村", "3-301", "3-2-301", "301"
};
Findable findable(std::string_view name, std::string_view place);

// What is filed of them, each word once and in order: prefixes of these are looked up.
std::vector<std::string> words_of(const Findable& person);

// Pinyin as it sounds to those who mix up n and l, zh and z, in and ing.
std::string folded(std::string_view pinyin);

// One word of what was typed.
struct TypedWord {
  enum class Kind { han, letters, address, digits };
  Kind kind = Kind::han;
  std::string text;
  std::string sound;  // of Chinese letters, folded; empty when it would say too little
  std::string tail;   // the last four characters of what may end a telephone or identification number
};
std::vector<TypedWord> words_typed(std::string_view typed);

// What to look up for a word: beginnings of filed words.
std::vector<std::string> beginnings_of(const TypedWord& word);
// Why somebody fits a word; empty when they do not, as far as name and address tell.
std::optional<WhyFound> why_found(const TypedWord& word, const Findable& person);

}  // namespace linli::people
