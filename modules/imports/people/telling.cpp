#include "modules/imports/people/telling.hpp"

#include "platform/base/half_width.hpp"

namespace linli::imports {
namespace {

// Cells that say that there is nothing to say.
bool says_nothing(const std::string& cell) {
  static const std::set<std::string> nothing{"", "无", "没有", "不详", "未知", "-", "--", "/", "\\", "n/a", "N/A", "none", "#N/A"};
  return nothing.contains(cell);
}

// "田 桂 英" and "田桂英" are one name; "Anna Li" keeps its space.
std::string cleaned_name(const std::string& cell) {
  const auto plain = half_width(cell);
  std::string name;
  bool last_is_latin = false;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool is_gap = plain[i] == ' ' || plain[i] == '\t' || plain[i] == '\n';
    const bool next_is_latin = i + 1 < plain.size() && std::isalnum(static_cast<unsigned char>(plain[i + 1]));
    if (is_gap && !(last_is_latin && next_is_latin)) continue;
    name += is_gap ? ' ' : plain[i];
    last_is_latin = std::isalnum(static_cast<unsigned char>(plain[i])) != 0;
  }
  return name;
}

RowReason reason(std::string code, const std::string& value = {}) {
  return {std::move(code), value.empty() ? std::vector<ReasonPart>{} : std::vector<ReasonPart>{{"value", value}}};
}

// A control character that no cell can hold: tidying took them all out.
constexpr char carried_mark = '\x1E';

}  // namespace

void carry_down(std::vector<TableRow>& rows, const PeopleMap& map, const std::vector<std::string>& header) {
  std::vector<std::string> missing;
  const auto places = places_of(map, header, missing);
  for (auto& row : rows)
    for (auto& cell : row.cells)
      if (cell.starts_with(carried_mark)) cell.clear();
  for (const auto field : map.carry_down) {
    const auto place = places.find(field);
    if (place == places.end()) continue;
    std::string above;
    for (auto& row : rows) {
      if (row.cells.size() <= place->second) row.cells.resize(place->second + 1);
      auto& cell = row.cells[place->second];
      if (!cell.empty())
        above = cell;
      else if (!above.empty())
        cell = carried_mark + above;
    }
  }
}

Teller::Teller(const Vocabulary& vocabulary, const PeopleMap& map, const std::vector<std::string>& header, Day today)
    : vocabulary_(vocabulary), compound_(addresses::plain(map.compound)), today_(today), places_(places_of(map, header, missing_)) {}

std::string Teller::cell(const std::vector<std::string>& cells, PersonColumn field) const {
  const auto place = places_.find(field);
  auto text = place == places_.end() || place->second >= cells.size() ? std::string() : tidy(cells[place->second]);
  if (says_nothing(text)) text.clear();
  return text;
}

ToldPerson Teller::tell(const std::vector<std::string>& cells) const {
  ToldPerson told;
  told.name = cleaned_name(cell(cells, PersonColumn::name));
  const char* fault = nullptr;
  if (told.name.empty())
    told.faults.push_back(reason("imports.row.no_name"));
  else if (!Text<1, 60>::make(told.name, fault))
    told.faults.push_back(reason(fault));
  tell_papers(cells, told);
  tell_address(cells, told);
  return told;
}

void Teller::tell_papers(const std::vector<std::string>& cells, ToldPerson& told) const {
  const char* fault = nullptr;
  const auto refuse_unless = [&](bool good, std::string code) {
    if (!good) told.faults.push_back(reason(std::move(code)));
  };
  if (const auto text = cell(cells, PersonColumn::id_number); text == "#DIGITS") {
    told.faults.push_back(reason("imports.row.digits_lost"));
  } else if (!text.empty()) {
    told.id_number = IdNumber::make(text, fault);
    if (fault != nullptr) told.faults.push_back(reason(fault));
  }
  // Two numbers in one cell: the first is taken, as whoever calls would.
  if (auto text = cell(cells, PersonColumn::phone); !text.empty()) {
    const auto plain = half_width(text);
    told.phone = Phone::make(plain.substr(0, plain.find_first_of("/,;|")), fault);
    if (fault != nullptr) told.faults.push_back(reason(fault));
  }
  if (const auto text = cell(cells, PersonColumn::sex); !text.empty()) {
    const auto sex = sex_of(text, vocabulary_);
    refuse_unless(sex.has_value(), "imports.row.not_a_sex");
    told.sex = sex.value_or(people::Sex::unstated);
  }
  if (const auto text = cell(cells, PersonColumn::birth_date); !text.empty()) {
    told.birth_date = parse_day(text);
    refuse_unless(told.birth_date.has_value(), "day.not_a_day");
  }
  if (told.id_number) {
    const auto born = told.id_number->birth_date();
    const auto sex = told.id_number->is_male() ? people::Sex::male : people::Sex::female;
    refuse_unless(!told.birth_date || told.birth_date == born, "imports.row.birth_date_differs");
    refuse_unless(told.sex == people::Sex::unstated || told.sex == sex, "imports.row.sex_differs");
    told.birth_date = born;
    told.sex = sex;
  }
  if (told.birth_date) refuse_unless(*told.birth_date <= today_ && told.birth_date->year >= 1880, "imports.row.not_born_yet");
}

void Teller::tell_address(const std::vector<std::string>& cells, ToldPerson& told) const {
  const auto text = cell(cells, PersonColumn::address);
  if (!text.empty()) told.address = addresses::split(text);
  told.address_text = text;
  // Columns of their own know better than the address.
  const auto put = [&](PersonColumn field, std::string& part) {
    const auto own = cell(cells, field);
    if (own.empty()) return;
    part = field == PersonColumn::compound ? addresses::plain(own) : addresses::bare(own);
    told.address_text += (told.address_text.empty() ? "" : " ") + own;
  };
  put(PersonColumn::compound, told.address.compound);
  put(PersonColumn::building, told.address.building);
  put(PersonColumn::unit, told.address.unit);
  put(PersonColumn::room, told.address.room);
  if (told.address.compound.empty() && !told.address.building.empty()) told.address.compound = compound_;
}

}  // namespace linli::imports
