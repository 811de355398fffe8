// How each simple type is written, read, described and stored. A type that is no record, list or optional has a Leaf:
//   write(out, value)             its JSON
//   read(json, value, limit)      null, or the code of what is wrong with `limit` filled in
//   schema()                      its JSON Schema (2020-12)
//   to_db(value), from_db(value)  its column
#pragma once
#include <boost/json.hpp>
#include <cmath>

#include "platform/base/id.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/db/value.hpp"
#include "platform/record/types.hpp"

namespace linli {

void write_json_string(std::string& out, std::string_view text);

template <class T>
struct Leaf;

template <>
struct Leaf<bool> {
  static void write(std::string& out, bool value) { out += value ? "true" : "false"; }
  static const char* read(const boost::json::value& json, bool& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "boolean"}}; }
  static db::Value to_db(bool value) { return std::int64_t{value}; }
  static bool from_db(const db::Value& value) { return db::integer(value) != 0; }
};

const char* read_whole(const boost::json::value& json, std::int64_t minimum, std::int64_t maximum, std::int64_t& value,
                       std::string& limit);
const char* read_real(const boost::json::value& json, double minimum, double maximum, double& value, std::string& limit);

template <class Integer>
  requires(std::is_same_v<Integer, int> || std::is_same_v<Integer, std::int64_t>)
struct Leaf<Integer> {
  static void write(std::string& out, Integer value) { out += std::to_string(value); }
  static const char* read(const boost::json::value& json, Integer& value, std::string& limit) {
    std::int64_t wide = 0;
    const auto* fault = read_whole(json, std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max(), wide, limit);
    if (fault == nullptr) value = static_cast<Integer>(wide);
    return fault;
  }
  static boost::json::object schema() { return {{"type", "integer"}}; }
  static db::Value to_db(Integer value) { return std::int64_t{value}; }
  static Integer from_db(const db::Value& value) { return static_cast<Integer>(db::integer(value)); }
};

void write_json_number(std::string& out, double value);

template <>
struct Leaf<double> {
  static void write(std::string& out, double value) { write_json_number(out, value); }
  static const char* read(const boost::json::value& json, double& value, std::string& limit) {
    return read_real(json, -1e300, 1e300, value, limit);
  }
  static boost::json::object schema() { return {{"type", "number"}}; }
  static db::Value to_db(double value) { return value; }
  static double from_db(const db::Value& value) { return db::real(value); }
};

template <std::int64_t Minimum, std::int64_t Maximum>
struct Leaf<Whole<Minimum, Maximum>> {
  using T = Whole<Minimum, Maximum>;
  static void write(std::string& out, T value) { out += std::to_string(value.value); }
  static const char* read(const boost::json::value& json, T& value, std::string& limit) {
    return read_whole(json, Minimum, Maximum, value.value, limit);
  }
  static boost::json::object schema() { return {{"type", "integer"}, {"minimum", Minimum}, {"maximum", Maximum}}; }
  static db::Value to_db(T value) { return value.value; }
  static T from_db(const db::Value& value) { return T{db::integer(value)}; }
};

template <std::int64_t Minimum, std::int64_t Maximum>
struct Leaf<Real<Minimum, Maximum>> {
  using T = Real<Minimum, Maximum>;
  static void write(std::string& out, T value) { write_json_number(out, value.value); }
  static const char* read(const boost::json::value& json, T& value, std::string& limit) {
    return read_real(json, Minimum, Maximum, value.value, limit);
  }
  static boost::json::object schema() { return {{"type", "number"}, {"minimum", Minimum}, {"maximum", Maximum}}; }
  static db::Value to_db(T value) { return value.value; }
  static T from_db(const db::Value& value) { return T{db::real(value)}; }
};

// An own string of the program. As input it may have up to 2,000 letters; say Text<a, b> wherever people write.
template <>
struct Leaf<std::string> {
  static void write(std::string& out, const std::string& value) { write_json_string(out, value); }
  static const char* read(const boost::json::value& json, std::string& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "string"}}; }
  static db::Value to_db(const std::string& value) { return value; }
  static std::string from_db(const db::Value& value) { return std::string(db::text(value)); }
};

template <std::size_t Minimum, std::size_t Maximum>
struct Leaf<Text<Minimum, Maximum>> {
  using T = Text<Minimum, Maximum>;
  static void write(std::string& out, const T& value) { write_json_string(out, value.str()); }
  static const char* read(const boost::json::value& json, T& value, std::string& limit) {
    limit = "string";
    if (!json.is_string()) return "json.wrong_type";
    const char* fault = nullptr;
    if (auto text = T::make(json.get_string(), fault)) {
      value = std::move(*text);
      return nullptr;
    }
    limit = std::to_string(fault == std::string_view("text.too_long") ? Maximum : Minimum);
    return fault;
  }
  static boost::json::object schema() { return {{"type", "string"}, {"minLength", Minimum}, {"maxLength", Maximum}}; }
  static db::Value to_db(const T& value) { return value.str(); }
  static T from_db(const db::Value& value) { return T(db::text(value)); }
};

template <class Of>
struct Leaf<Id<Of>> {
  static void write(std::string& out, Id<Of> id) { out.append("\"").append(id.text()).append("\""); }
  static const char* read(const boost::json::value& json, Id<Of>& id, std::string&) {
    const auto value = json.is_string() ? parse_id(json.get_string()) : std::nullopt;
    if (!value) return "id.not_an_id";
    id.value = *value;
    return nullptr;
  }
  static boost::json::object schema() { return {{"type", "string"}, {"pattern", "^[1-9][0-9]{0,18}$"}}; }
  static db::Value to_db(Id<Of> id) { return id.value; }
  static Id<Of> from_db(const db::Value& value) { return {db::integer(value)}; }
};

template <>
struct Leaf<Instant> {
  static void write(std::string& out, Instant value) { out.append("\"").append(value.iso()).append("\""); }
  static const char* read(const boost::json::value& json, Instant& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "string"}, {"format", "date-time"}}; }
  static db::Value to_db(Instant value) { return value.milliseconds; }
  static Instant from_db(const db::Value& value) { return {db::integer(value)}; }
};

// Masked in JSON. Stored encrypted: db::Sealed asks the connection's vault to close and open it.
template <>
struct Leaf<Phone> {
  static void write(std::string& out, const Phone& value) { write_json_string(out, value.masked()); }
  static const char* read(const boost::json::value& json, Phone& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "string"}, {"description", "a telephone number; masked in answers"}}; }
  static db::Value to_db(const Phone& value) { return db::Sealed{value.digits()}; }
  static Phone from_db(const db::Value& value) { return Phone::stored(std::string(db::text(value))); }
};

template <>
struct Leaf<JsonObject> {
  static void write(std::string& out, const JsonObject& value) { out += boost::json::serialize(value.value); }
  static const char* read(const boost::json::value& json, JsonObject& value, std::string& limit);
  static boost::json::object schema() { return {{"type", "object"}, {"additionalProperties", true}}; }
  static db::Value to_db(const JsonObject& value) { return boost::json::serialize(value.value); }
  static JsonObject from_db(const db::Value& value);
};

template <Enumeration E>
struct Leaf<E> {
  static boost::json::array words() {
    boost::json::array all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) { all.emplace_back(each.name); });
    return all;
  }
  static void write(std::string& out, E value) { out.append("\"").append(word_of(value)).append("\""); }
  static const char* read(const boost::json::value& json, E& value, std::string& limit) {
    const auto known = json.is_string() ? enum_of<E>(std::string_view(json.get_string())) : std::nullopt;
    if (known) {
      value = *known;
      return nullptr;
    }
    for (const auto& word : words()) limit += (limit.empty() ? "" : ", ") + std::string(word.get_string());
    return "json.not_one_of";
  }
  static boost::json::object schema() { return {{"type", "string"}, {"enum", words()}}; }
  static db::Value to_db(E value) { return std::string(word_of(value)); }
  static E from_db(const db::Value& value) {
    const auto known = enum_of<E>(db::text(value));
    return known ? *known : E{};
  }
};

template <class T>
concept HasLeaf = requires { sizeof(Leaf<T>); };

}  // namespace linli
