#include "modules/imports/people/fields.hpp"

namespace linli::imports {

std::string value_of(const Recorded& recorded, FilledField field) {
  const auto& [person, identity] = recorded;
  switch (field) {
    case FilledField::phone:
      return person.phone ? person.phone->digits() : "";
    case FilledField::sex:
      return person.sex == people::Sex::unstated ? "" : std::string(word_of(person.sex));
    case FilledField::birth_year:
      return person.birth_year ? std::to_string(person.birth_year->value) : "";
    case FilledField::birth_date:
      return identity.birth_date ? identity.birth_date->iso() : "";
    case FilledField::id_number:
      return identity.id_number ? identity.id_number->characters() : "";
    case FilledField::home:
      return person.household_id ? person.household_id->text() : "";
  }
  return {};
}

void put_value(Recorded& recorded, FilledField field, const std::string& value) {
  auto& [person, identity] = recorded;
  const auto put = [&](auto& place, auto made) {
    place.reset();
    if (!value.empty()) place = made();
  };
  switch (field) {
    case FilledField::phone:
      return put(person.phone, [&] { return Phone::stored(value); });
    case FilledField::sex:
      person.sex = value.empty() ? people::Sex::unstated : enum_of<people::Sex>(value).value_or(people::Sex::unstated);
      return;
    case FilledField::birth_year:
      return put(person.birth_year, [&] { return Whole<1880, 2100>{std::stoll(value)}; });
    case FilledField::birth_date:
      return put(identity.birth_date, [&] { return parse_day(value).value_or(Day{}); });
    case FilledField::id_number:
      return put(identity.id_number, [&] { return IdNumber::stored(value); });
    case FilledField::home:
      return put(person.household_id, [&] { return Id<Household>{std::stoll(value)}; });
  }
}

PersonColumn column_of(FilledField field) {
  switch (field) {
    case FilledField::phone:
      return PersonColumn::phone;
    case FilledField::sex:
      return PersonColumn::sex;
    case FilledField::birth_year:
    case FilledField::birth_date:
      return PersonColumn::birth_date;
    case FilledField::id_number:
      return PersonColumn::id_number;
    case FilledField::home:
      return PersonColumn::address;
  }
  return PersonColumn::nothing;
}

Hidden sealed(const Deed& deed) {
  boost::json::array filled;
  for (const auto& each : deed.filled)
    filled.push_back(boost::json::array{boost::json::string(word_of(each.field)), boost::json::string(each.was), boost::json::string(each.became)});
  return {boost::json::serialize(boost::json::object{
      {"added", deed.added}, {"version", deed.version}, {"made_home", deed.made_home}, {"filled", std::move(filled)}})};
}

Deed unsealed(const Hidden& hidden) {
  const auto object = boost::json::parse(hidden.text).as_object();
  Deed deed{object.at("added").as_bool(), object.at("version").as_int64(), object.at("made_home").as_int64(), {}};
  for (const auto& each : object.at("filled").as_array()) {
    const auto& parts = each.as_array();
    const auto field = enum_of<FilledField>(std::string_view(parts[0].as_string()));
    if (field) deed.filled.push_back({*field, std::string(parts[1].as_string()), std::string(parts[2].as_string())});
  }
  return deed;
}

Hidden sealed(const std::vector<std::string>& cells) {
  boost::json::array array;
  for (const auto& cell : cells) array.emplace_back(cell);
  return {boost::json::serialize(array)};
}

std::vector<std::string> cells_of(const Hidden& hidden) {
  std::vector<std::string> cells;
  if (hidden.text.empty()) return cells;
  const auto array = boost::json::parse(hidden.text);
  for (const auto& cell : array.as_array()) cells.emplace_back(cell.as_string());
  return cells;
}

}  // namespace linli::imports
