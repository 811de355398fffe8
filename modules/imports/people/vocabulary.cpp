#include "modules/imports/people/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "engines/addresses/addresses.hpp"
#include "platform/base/half_width.hpp"
#include "platform/yaml/yaml.hpp"

namespace linli::imports {
namespace {

constexpr std::size_t rows_looked_at = 60;

constexpr std::array<const char*, linkage::evidence_count> evidence_words{
    "id_number_same", "id_number_differs", "name_same", "name_sounds_same", "name_near", "name_differs", "phone_same", "home_same",
    "home_differs", "birth_date_same", "birth_year_same", "birth_year_differs", "gender_differs"};

linkage::Points read_points(YamlMap matching) {
  linkage::Points read;
  auto points = matching.map("points");
  for (int i = 0; i < linkage::evidence_count; ++i)
    read.of[static_cast<linkage::Evidence>(i)] = static_cast<int>(points.whole(evidence_words[static_cast<std::size_t>(i)], -1000, 1000));
  points.finish();
  read.sure = static_cast<int>(matching.whole("sure", 1, 1000));
  read.doubtful = static_cast<int>(matching.whole("doubtful", 1, read.sure));
  matching.finish();
  return read;
}

std::vector<PersonColumn> every_column() {
  std::vector<PersonColumn> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<PersonColumn>>([&](auto each) {
    if (each.value != PersonColumn::nothing) all.push_back(each.value);
  });
  return all;
}

// By the whole word first, then by a known word inside it, the longest.
PersonColumn meaning_of(const std::string& header, const Vocabulary& vocabulary) {
  const auto word = header_word(header);
  PersonColumn best = PersonColumn::nothing;
  std::size_t longest = 0;
  for (const auto& [field, words] : vocabulary.columns)
    for (const auto& each : words) {
      const auto known = header_word(each);
      if (word == known) return field;
      // A single letter such as 室 or 栋 stands in too many words.
      if (known.size() > 3 && known.size() > longest && word.find(known) != std::string::npos) {
        best = field;
        longest = known.size();
      }
    }
  return best;
}

bool looks_like(PersonColumn field, const std::string& cell, const Vocabulary& vocabulary) {
  const char* fault = nullptr;
  switch (field) {
    case PersonColumn::id_number:
      return IdNumber::make(cell, fault).has_value();
    case PersonColumn::phone:
      return cell.size() >= 11 && Phone::make(cell, fault) && !parse_day(cell);
    case PersonColumn::birth_date:
      return parse_day(cell).has_value();
    case PersonColumn::sex:
      return sex_of(cell, vocabulary) && header_word(cell).find_first_of("0123456789") == std::string::npos;
    case PersonColumn::address: {
      const auto address = addresses::split(cell);
      return !address.building.empty() && !address.room.empty() && !parse_day(cell) && !Phone::make(cell, fault);
    }
    default:
      return false;
  }
}

PersonColumn meaning_by_content(const Table& table, std::size_t header, std::size_t column, const Vocabulary& vocabulary) {
  for (const auto field : {PersonColumn::id_number, PersonColumn::birth_date, PersonColumn::phone, PersonColumn::sex, PersonColumn::address}) {
    std::int64_t filled = 0, alike = 0;
    for (auto i = header + 1; i < table.rows.size() && i <= header + rows_looked_at; ++i) {
      const auto& cells = table.rows[i].cells;
      if (column >= cells.size() || cells[column].empty()) continue;
      ++filled;
      alike += looks_like(field, cells[column], vocabulary);
    }
    if (filled > 0 && alike * 100 >= filled * vocabulary.content_percent) return field;
  }
  return PersonColumn::nothing;
}

}  // namespace

std::string evidence_word(linkage::Evidence evidence) { return evidence_words[static_cast<std::size_t>(evidence)]; }

std::string header_word(std::string_view text) {
  std::string word;
  int depth = 0;
  for (const char c : half_width(text)) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0 && c != ' ' && c != '*' && c != ':' && c != '\n' && c != '\t')
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return word;
}

Vocabulary read_vocabulary(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  Vocabulary vocabulary;
  auto columns = root.map("columns");
  for (const auto field : every_column()) vocabulary.columns[field] = columns.texts(std::string(word_of(field)));
  columns.finish();
  auto sex = root.map("sex");
  vocabulary.male = sex.texts("male");
  vocabulary.female = sex.texts("female");
  sex.finish();
  auto header = root.map("header");
  vocabulary.header_within = header.whole("within_rows", 1, 100);
  vocabulary.header_cells = header.whole("known_cells", 1, 20);
  header.finish();
  vocabulary.content_percent = root.whole("content_percent", 1, 100);
  vocabulary.points = read_points(root.map("matching"));
  root.finish();
  return vocabulary;
}

HandMap read_people_map(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  HandMap hand;
  hand.sheet = root.text_or("sheet", "");
  auto columns = root.map("columns");
  for (const auto field : every_column())
    if (const auto column = columns.text_or(std::string(word_of(field)), ""); !column.empty())
      hand.map.columns.push_back({column, field});
  columns.finish();
  if (root.has("carry_down")) hand.map.carry_down = root.some_of<PersonColumn>("carry_down");
  if (root.has("replace")) hand.map.replace = root.some_of<PersonColumn>("replace");
  hand.map.compound = root.text_or("compound", "");
  root.finish();
  return hand;
}

std::optional<std::size_t> header_of(const Table& table, const Vocabulary& vocabulary) {
  std::optional<std::size_t> best;
  auto most = vocabulary.header_cells - 1;
  for (std::size_t i = 0; i < table.rows.size() && i < static_cast<std::size_t>(vocabulary.header_within); ++i) {
    std::set<PersonColumn> known;
    for (const auto& cell : table.rows[i].cells)
      if (const auto field = meaning_of(cell, vocabulary); field != PersonColumn::nothing && cell.size() <= 60) known.insert(field);
    if (std::ssize(known) <= most) continue;
    most = std::ssize(known);
    best = i;
  }
  return best;
}

PeopleMap propose(const Table& table, std::size_t header, const Vocabulary& vocabulary) {
  PeopleMap map;
  std::set<PersonColumn> taken;
  const auto& names = table.rows[header].cells;
  for (const auto& name : names) {
    auto field = meaning_of(name, vocabulary);
    if (!taken.insert(field).second) field = PersonColumn::nothing;  // the first of two is meant
    if (!name.empty()) map.columns.push_back({name, field});
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto column = std::ranges::find(map.columns, names[i], &ColumnMeaning::column);
    if (column == map.columns.end() || column->field != PersonColumn::nothing) continue;
    const auto field = meaning_by_content(table, header, i, vocabulary);
    if (field != PersonColumn::nothing && taken.insert(field).second) column->field = field;
  }
  return map;
}

std::map<PersonColumn, std::size_t> places_of(const PeopleMap& map, const std::vector<std::string>& header, std::vector<std::string>& missing) {
  std::map<PersonColumn, std::size_t> places;
  for (const auto& [column, field] : map.columns) {
    if (field == PersonColumn::nothing) continue;
    auto place = std::ranges::find(header, column);
    if (place == header.end())
      place = std::ranges::find_if(header, [&](const auto& each) { return header_word(each) == header_word(column); });
    if (place == header.end())
      missing.push_back(column);
    else
      places.emplace(field, static_cast<std::size_t>(place - header.begin()));
  }
  return places;
}

std::optional<people::Sex> sex_of(std::string_view text, const Vocabulary& vocabulary) {
  const auto word = header_word(text);
  if (std::ranges::find(vocabulary.male, word) != vocabulary.male.end()) return people::Sex::male;
  if (std::ranges::find(vocabulary.female, word) != vocabulary.female.end()) return people::Sex::female;
  return {};
}

}  // namespace linli::imports
