// Records to table rows and back. A column has the name of its field and stands in the order of the struct; lists,
// nested records and open objects are stored as JSON text.
#pragma once
#include "platform/db/value.hpp"
#include "platform/record/json.hpp"

namespace linli::rows {

template <class T>
db::Value to_db(const T& value) {
  if constexpr (Optional<T>) {
    return value ? to_db(*value) : db::Value{};
  } else if constexpr (HasLeaf<T>) {
    return Leaf<T>::to_db(value);
  } else {
    return json::text(value);
  }
}

template <class T>
T from_db(const db::Value& column) {
  if constexpr (Optional<T>) {
    if (db::is_null(column)) return std::nullopt;
    return from_db<typename T::value_type>(column);
  } else if constexpr (HasLeaf<T>) {
    return Leaf<T>::from_db(column);
  } else {
    T value{};
    json::Complaints complaints;
    const auto text = db::text(column);
    const bool is_plain = text.empty() || text == "[]";  // as most lists in most rows
    if (!is_plain) json::read(json::parse(text), value, "", complaints);
    return value;
  }
}

// True when the type is stored in a sealed column.
template <class T>
constexpr bool sealed = std::is_same_v<T, Phone> || std::is_same_v<T, std::optional<Phone>>;

template <Record T>
std::vector<db::Value> to_values(const T& record) {
  std::vector<db::Value> values;
  values.reserve(boost::mp11::mp_size<fields_of<T>>::value);
  for_each_field(record, [&](std::string_view, const auto& member) { values.push_back(to_db(member)); });
  return values;
}

// "id, community_id, …": the columns of a record.
template <Record T>
std::string column_list() {
  std::string list;
  boost::mp11::mp_for_each<fields_of<T>>([&](auto field) { list += (list.empty() ? "" : ", ") + std::string(field.name); });
  return list;
}

// "insert into table (columns) values ($1, …)".
template <Record T>
std::string insert_text(std::string_view table) {
  std::string places;
  for (std::size_t i = 1; i <= boost::mp11::mp_size<fields_of<T>>::value; ++i)
    places += (i == 1 ? "$" : ", $") + std::to_string(i);
  return "insert into " + std::string(table) + " (" + column_list<T>() + ") values (" + places + ")";
}

}  // namespace linli::rows
