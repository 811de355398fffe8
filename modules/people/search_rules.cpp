#include "modules/people/search_rules.hpp"

#include <algorithm>

#include "engines/linkage/linkage.hpp"
#include "modules/people/surnames.hpp"
#include "platform/base/half_width.hpp"

namespace linli::people {
namespace {

// Nobody looks for the ninth letter of a name.
constexpr std::size_t most_parts = 8;

std::string small(std::string_view text) {
  auto plain = half_width(text);
  for (auto& c : plain)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return plain;
}

std::vector<std::string_view> letters_of(std::string_view utf8) {
  std::vector<std::string_view> letters;
  for (std::size_t i = 0; i < utf8.size();) {
    auto end = i + 1;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) ++end;
    letters.push_back(utf8.substr(i, end - i));
    i = end;
  }
  return letters;
}

bool is_plain(std::string_view letter) { return static_cast<unsigned char>(letter[0]) < 0x80; }
bool is_alnum(std::string_view letter) {
  return is_plain(letter) && std::isalnum(static_cast<unsigned char>(letter[0])) != 0;
}
bool is_gap(std::string_view letter) { return letter == " " || letter == "\t" || letter == "·" || letter == "•"; }
bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What each letter sounds like. To make one takes a while, and it is used by one thread.
std::vector<std::string> syllables_of(std::string_view name) {
  static thread_local linkage::Pinyin pinyin;
  std::vector<std::string> syllables(1);
  for (const char c : pinyin.of(name)) {
    if (c == ' ') syllables.emplace_back();
    else syllables.back() += c;
  }
  return syllables;
}

std::string joined(const std::vector<std::string>& syllables, std::size_t from = 0) {
  std::string all;
  for (auto i = from; i < syllables.size(); ++i) all += syllables[i];
  return all;
}

std::string firsts_of(const std::vector<std::string>& syllables) {
  std::string firsts;
  for (const auto& each : syllables) firsts += each.substr(0, 1);
  return firsts;
}

// ---- addresses ----

// "3栋", "2单元", "301": a number with what stands behind it. Words alone have no number.
struct Piece {
  std::string number;
  std::string mark;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool fresh = true;  // the next letter begins something new
  for (const auto letter : letters_of(text)) {
    if (letter == " " || letter == "\t" || letter == "," || letter == "，") {
      fresh = true;
    } else if (is_alnum(letter)) {
      if (fresh || pieces.empty() || !pieces.back().mark.empty()) pieces.emplace_back();
      pieces.back().number += letter;
      fresh = false;
    } else {
      if (fresh || pieces.empty()) pieces.emplace_back();
      pieces.back().mark += letter;
      fresh = false;
    }
  }
  return pieces;
}

bool is_building(const Piece& piece) {
  for (const auto* mark : {"栋", "幢", "座", "号楼", "#", "-"})
    if (!piece.number.empty() && piece.mark.starts_with(mark)) return true;
  return false;
}
bool is_unit(const Piece& piece) { return !piece.number.empty() && piece.mark.starts_with("单元"); }

// "3-2-301" from its numbers, with a hyphen behind when the room is missing.
std::string in_short(const std::vector<Piece>& numbers) {
  std::string text;
  for (const auto& each : numbers) text += (text.empty() || text.back() == '-' ? "" : "-") + each.number;
  if (is_building(numbers.back()) || is_unit(numbers.back())) text += '-';
  return text;
}

std::vector<std::string> addresses_of(std::string_view place) {
  std::vector<std::string> words;
  std::vector<Piece> numbers;
  for (auto& piece : pieces_of(place)) {
    if (piece.number.empty()) words.push_back(piece.mark);
    else numbers.push_back(std::move(piece));
  }
  if (numbers.empty()) return words;
  words.push_back(in_short(numbers));
  const auto& room = numbers.back();
  if (is_building(room) || is_unit(room) || numbers.size() == 1) return words;
  words.push_back(room.number);
  if (numbers.size() > 2) words.push_back(in_short({numbers.front(), room}));
  return words;
}

// ---- what was typed ----

TypedWord address_typed(const std::vector<Piece>& numbers) {
  if (numbers.size() == 1 && numbers[0].mark.empty() && all_digits(numbers[0].number)) {
    TypedWord word{TypedWord::Kind::digits, numbers[0].number, {}, {}};
    if (word.text.size() >= 4) word.tail = word.text.substr(word.text.size() - 4);
    return word;
  }
  // Units are counted within a building: without one only the room tells anything.
  if (is_unit(numbers[0])) return {TypedWord::Kind::address, numbers.back().number, {}, {}};
  TypedWord word{TypedWord::Kind::address, in_short(numbers), {}, {}};
  if (numbers.size() == 1 && word.text.size() >= 4 && word.text.back() == 'x' &&
      all_digits(std::string_view(word.text).substr(0, word.text.size() - 1)))
    word.tail = word.text.substr(word.text.size() - 4);
  return word;
}

TypedWord han_typed(const std::string& text) {
  TypedWord word{TypedWord::Kind::han, {}, {}, {}};
  std::size_t count = 0;
  for (const auto letter : letters_of(text))
    if (!is_gap(letter)) {
      word.text += letter;
      ++count;
    }
  if (count > 1) word.sound = folded(joined(syllables_of(word.text)));
  return word;
}

}  // namespace

std::string folded(std::string_view pinyin) {
  std::string sound;
  for (const char c : pinyin) {
    const char before = sound.empty() ? '\0' : sound.back();
    if (c == 'h' && (before == 'z' || before == 'c' || before == 's')) continue;
    if (c == 'g' && before == 'n') continue;
    sound += c == 'l' ? 'n' : c == 'v' ? 'u' : c;
  }
  return sound;
}

Findable findable(std::string_view name, std::string_view place) {
  Findable person;
  const auto written = small(name);
  bool begins = true;
  std::vector<std::size_t> starts;
  for (const auto letter : letters_of(written)) {
    if (!is_gap(letter)) {
      if ((begins || !is_plain(letter)) && starts.size() < most_parts) starts.push_back(person.name.size());
      person.name += letter;
    }
    begins = is_gap(letter);
  }
  for (const auto start : starts) person.name_parts.push_back(person.name.substr(start));

  auto syllables = syllables_of(person.name);
  const bool two = std::ranges::any_of(surnames_of_two_letters, [&](auto each) { return person.name.starts_with(each); });
  const std::size_t surname = two ? 2 : 1;
  const auto whole = joined(syllables), firsts = firsts_of(syllables);
  for (const auto& [letters, reading] : surname_readings)
    if (person.name.starts_with(letters) && syllables.size() >= surname && letters_of(letters).size() == surname) {
      person.sounds.push_back(std::string(reading) + joined(syllables, surname));
      person.initials.push_back(std::string(reading).substr(0, 1) + firsts.substr(std::min<std::size_t>(firsts.size(), 1)));
    }
  person.sounds.push_back(whole);
  person.initials.push_back(firsts);
  if (syllables.size() > surname && !is_plain(letters_of(person.name)[0])) person.sounds.push_back(joined(syllables, surname));
  person.addresses = addresses_of(small(place));
  return person;
}

std::vector<std::string> words_of(const Findable& person) {
  auto words = person.name_parts;
  for (const auto* heard : {&person.sounds, &person.initials})
    for (const auto& each : *heard) words.push_back(folded(each));
  words.insert(words.end(), person.addresses.begin(), person.addresses.end());
  std::erase(words, "");
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

std::vector<TypedWord> words_typed(std::string_view typed) {
  std::vector<TypedWord> words;
  std::vector<Piece> numbers;
  const auto end_address = [&] {
    if (!numbers.empty()) words.push_back(address_typed(numbers));
    numbers.clear();
  };
  for (const auto& piece : pieces_of(small(typed))) {
    const bool spelt = !piece.number.empty() && !has_digit(piece.number) && !is_building(piece);
    if (!piece.number.empty() && !spelt) {
      // "301 1234" are two numbers, "3栋 301" is one address.
      if (!numbers.empty() && numbers.back().mark.empty()) end_address();
      numbers.push_back(piece);
      continue;
    }
    end_address();
    if (spelt) words.push_back({TypedWord::Kind::letters, piece.number, {}, {}});
    auto han = han_typed(piece.mark);
    if (!han.text.empty()) words.push_back(std::move(han));
  }
  end_address();
  return words;
}

std::vector<std::string> beginnings_of(const TypedWord& word) {
  if (word.kind == TypedWord::Kind::letters) {
    const auto sound = folded(word.text);
    if (sound == word.text) return {sound};
    return {word.text, sound};  // a name in Latin letters stands as it is written
  }
  if (word.sound.empty()) return {word.text};
  return {word.text, word.sound};
}

std::optional<WhyFound> why_found(const TypedWord& word, const Findable& person) {
  const auto begins = [](const std::vector<std::string>& texts, std::string_view with) {
    return std::ranges::any_of(texts, [&](const auto& text) { return text.starts_with(with); });
  };
  const auto sounds_like = [&](std::string_view sound) {
    for (const auto* heard : {&person.sounds, &person.initials})
      for (const auto& each : *heard)
        if (folded(each).starts_with(sound)) return true;
    return false;
  };
  using Kind = TypedWord::Kind;
  if (word.kind == Kind::han || word.kind == Kind::letters) {
    if (person.name == word.text) return WhyFound::name;
    if (person.name.starts_with(word.text)) return WhyFound::name_begins;
  }
  if (word.kind == Kind::letters) {
    if (begins(person.sounds, word.text)) return WhyFound::pinyin;
    if (begins(person.initials, word.text)) return WhyFound::initials;
  }
  if (word.kind == Kind::han || word.kind == Kind::letters)
    if (begins(person.name_parts, word.text)) return WhyFound::name_part;
  if (begins(person.addresses, word.text)) return WhyFound::address;
  if (word.kind == Kind::letters && sounds_like(folded(word.text))) return WhyFound::sounds;
  if (!word.sound.empty() && sounds_like(word.sound)) return WhyFound::sounds;
  return {};
}

}  // namespace linli::people
