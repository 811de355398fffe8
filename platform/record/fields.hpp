// Reflection: one struct drives JSON, OpenAPI, SQL rows and TypeScript. List a struct's fields once with LINLI_RECORD,
// an enum's words once with LINLI_ENUM, both in the namespace of the type.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace linli {

template <class T>
using fields_of = boost::describe::describe_members<T, boost::describe::mod_any_access>;

template <class T>
concept Record = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;

template <class T>
concept Enumeration = boost::describe::has_describe_enumerators<T>::value;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
concept Optional = is_optional<T>::value;

template <class T>
struct is_list : std::false_type {};
template <class T>
struct is_list<std::vector<T>> : std::true_type {};
template <class T>
concept List = is_list<T>::value;

// Calls `visit(name, member)` for every field of a record, in order.
template <Record T, class Visit>
void for_each_field(T& record, Visit&& visit) {
  boost::mp11::mp_for_each<fields_of<std::remove_const_t<T>>>(
      [&](auto field) { visit(std::string_view(field.name), record.*field.pointer); });
}
template <Record T, class Visit>
void for_each_field(const T& record, Visit&& visit) {
  boost::mp11::mp_for_each<fields_of<T>>([&](auto field) { visit(std::string_view(field.name), record.*field.pointer); });
}

// The name of a record without its namespace, as OpenAPI and TypeScript know it.
template <Record T>
constexpr std::string_view name_of() {
  return linli_record_name(static_cast<const T*>(nullptr));
}

template <Enumeration E>
std::string_view word_of(E value) {
  return boost::describe::enum_to_string(value, "");
}
template <Enumeration E>
std::optional<E> enum_of(std::string_view word) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) {
    if (word == each.name) found = each.value;
  });
  return found;
}

}  // namespace linli

#define LINLI_RECORD(Type, ...)                                                                             \
  BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))                                                            \
  constexpr std::string_view linli_record_name(const Type*) { return #Type; }                               \
  static_assert(boost::pfr::tuple_size_v<Type> == boost::mp11::mp_size<::linli::fields_of<Type>>::value,    \
                #Type " has a field that LINLI_RECORD does not list");

// Declares `enum class Name { words… }` whose values are written as their own words.
#define LINLI_ENUM(Name, ...)           \
  enum class Name { __VA_ARGS__ };      \
  BOOST_DESCRIBE_ENUM(Name, __VA_ARGS__)
