// Records to JSON and back. Reading collects every complaint instead of stopping at the first, because a form must show
// all its errors at once. Unknown fields are refused; optionals, lists, booleans and open objects may be absent.
#pragma once
#include "platform/base/refusal.hpp"
#include "platform/record/leaf.hpp"

namespace linli::json {

using Complaints = std::vector<Complaint>;
constexpr std::size_t longest_list = 500;

// The value of one JSON text, at most 32 levels deep; refuses with platform.invalid and json.malformed at "".
boost::json::value parse(std::string_view text);

template <class T>
void write(std::string& out, const T& value);

template <Record T>
void write_record(std::string& out, const T& record) {
  out += '{';
  for_each_field(record, [&](std::string_view name, const auto& member) {
    if (out.back() != '{') out += ',';
    out.append("\"").append(name).append("\":");
    write(out, member);
  });
  out += '}';
}

template <class T>
void write_list(std::string& out, const std::vector<T>& list) {
  out += '[';
  for (const auto& item : list) {
    if (out.back() != '[') out += ',';
    write(out, static_cast<const T&>(item));
  }
  out += ']';
}

template <class T>
void write(std::string& out, const T& value) {
  if constexpr (Optional<T>) {
    value ? write(out, *value) : void(out += "null");
  } else if constexpr (List<T>) {
    write_list(out, value);
  } else if constexpr (is_page<T>::value) {
    out += "{\"items\":";
    write_list(out, value.items);
    out += ",\"next\":";
    write(out, value.next);
    out += '}';
  } else if constexpr (is_items<T>::value) {
    out += "{\"items\":";
    write_list(out, value.items);
    out += '}';
  } else if constexpr (Record<T>) {
    write_record(out, value);
  } else {
    Leaf<T>::write(out, value);
  }
}

template <class T>
std::string text(const T& value) {
  std::string out;
  write(out, value);
  return out;
}

// A record as an open object, for what is told to people and machines alike.
template <Record T>
JsonObject object_of(const T& record) {
  return {boost::json::parse(text(record)).as_object()};
}

template <class T>
void read(const boost::json::value& json, T& value, const std::string& pointer, Complaints& complaints);

template <class T>
constexpr bool may_be_absent = Optional<T> || List<T> || std::is_same_v<T, bool> || std::is_same_v<T, JsonObject>;

// Complains about members of `object` that the record does not have.
template <Record T>
void find_unknown(const boost::json::object& object, const std::string& pointer, Complaints& complaints) {
  for (const auto& member : object) {
    bool known = false;
    boost::mp11::mp_for_each<fields_of<T>>([&](auto field) { known = known || member.key() == field.name; });
    if (!known) complaints.push_back({pointer + "/" + std::string(member.key()), "json.unknown_field", {}});
  }
}

template <Record T>
void read_record(const boost::json::value& json, T& record, const std::string& pointer, Complaints& complaints) {
  if (!json.is_object()) {
    complaints.push_back({pointer, "json.wrong_type", "object"});
    return;
  }
  const auto& object = json.get_object();
  for_each_field(record, [&](std::string_view name, auto& member) {
    using Member = std::remove_reference_t<decltype(member)>;
    const auto* found = object.if_contains(name);
    if (found != nullptr && !(found->is_null() && may_be_absent<Member>))
      read(*found, member, pointer + "/" + std::string(name), complaints);
    else if (!may_be_absent<Member>)
      complaints.push_back({pointer + "/" + std::string(name), "json.required", {}});
  });
  find_unknown<T>(object, pointer, complaints);
}

template <class T>
void read_list(const boost::json::value& json, std::vector<T>& list, const std::string& pointer, Complaints& complaints) {
  if (!json.is_array()) {
    complaints.push_back({pointer, "json.wrong_type", "array"});
    return;
  }
  const auto& array = json.get_array();
  if (array.size() > longest_list) {
    complaints.push_back({pointer, "list.too_long", std::to_string(longest_list)});
    return;
  }
  for (std::size_t i = 0; i < array.size(); ++i) {
    T item{};
    read(array[i], item, pointer + "/" + std::to_string(i), complaints);
    list.push_back(std::move(item));
  }
}

template <class T>
void read(const boost::json::value& json, T& value, const std::string& pointer, Complaints& complaints) {
  if constexpr (Optional<T>) {
    read(json, value.emplace(), pointer, complaints);
  } else if constexpr (List<T>) {
    read_list(json, value, pointer, complaints);
  } else if constexpr (Record<T>) {
    read_record(json, value, pointer, complaints);
  } else {
    std::string limit;
    if (json.is_null()) {
      complaints.push_back({pointer, "json.required", {}});
    } else if (const char* fault = Leaf<T>::read(json, value, limit)) {
      complaints.push_back({pointer, fault, limit});
    }
  }
}

// A record from JSON text; refuses with every complaint.
template <class T>
T from_text(std::string_view text) {
  T value{};
  Complaints complaints;
  read(parse(text), value, "", complaints);
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  return value;
}

// What a query string or path part means for a field of type T: "5" is a number, "a,b" a list, the rest text.
template <class T>
boost::json::value value_of_parameter(std::string_view text) {
  if constexpr (Optional<T>) {
    return value_of_parameter<typename T::value_type>(text);
  } else if constexpr (List<T>) {
    boost::json::array array;
    for (std::size_t start = 0; start <= text.size() && !text.empty();) {
      const auto comma = std::min(text.find(',', start), text.size());
      array.push_back(value_of_parameter<typename T::value_type>(text.substr(start, comma - start)));
      start = comma + 1;
    }
    return array;
  } else if constexpr (requires { Leaf<T>::schema().at("type"); }) {
    if constexpr (std::is_same_v<T, bool>) {
      if (text == "true" || text == "false") return text == "true";
    } else if constexpr (std::is_arithmetic_v<T> || requires { T::minimum; T{}.value; }) {
      boost::json::error_code error;
      auto number = boost::json::parse(boost::json::string_view(text), error);
      if (!error && number.is_number()) return number;
    }
    return boost::json::value(boost::json::string(text));
  } else {
    return boost::json::value(boost::json::string(text));
  }
}

}  // namespace linli::json
