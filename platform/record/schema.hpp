// JSON Schema (2020-12) of records, for OpenAPI 3.1.
#pragma once
#include <typeindex>

#include "platform/record/json.hpp"

namespace linli {

// Collects the schemas of named records; two different records of one name are an error of the program.
class Schemas {
 public:
  template <class T>
  boost::json::object of() {
    if constexpr (Optional<T>) {
      auto inner = of<typename T::value_type>();
      return {{"oneOf", boost::json::array{std::move(inner), boost::json::object{{"type", "null"}}}}};
    } else if constexpr (List<T>) {
      return {{"type", "array"}, {"items", of<typename T::value_type>()}};
    } else if constexpr (is_page<T>::value) {
      using Item = typename decltype(T::items)::value_type;
      return object_of({{"items", of<std::vector<Item>>()}, {"next", of<std::optional<std::string>>()}});
    } else if constexpr (is_items<T>::value) {
      using Item = typename decltype(T::items)::value_type;
      return object_of({{"items", of<std::vector<Item>>()}});
    } else if constexpr (Record<T>) {
      return reference<T>();
    } else {
      return Leaf<T>::schema();
    }
  }

  const boost::json::object& components() const { return components_; }

 private:
  static boost::json::object object_of(boost::json::object properties) {
    boost::json::array required;
    for (const auto& property : properties) required.emplace_back(property.key());
    return {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
  }

  template <Record T>
  boost::json::object reference() {
    const std::string name(name_of<T>());
    const auto [known, fresh] = types_.try_emplace(name, typeid(T));
    if (!fresh && known->second != typeid(T)) throw std::logic_error("two records are called " + name);
    if (fresh) describe<T>(name);
    return {{"$ref", "#/components/schemas/" + name}};
  }

  template <Record T>
  void describe(const std::string& name) {
    boost::json::object properties;
    boost::json::array required;
    boost::mp11::mp_for_each<fields_of<T>>([&](auto field) {
      using Member = std::remove_reference_t<decltype(std::declval<T&>().*field.pointer)>;
      properties[field.name] = of<Member>();
      if (!json::may_be_absent<Member>) required.emplace_back(field.name);
    });
    components_[name] = boost::json::object{
        {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
  }

  std::map<std::string, std::type_index> types_;
  boost::json::object components_;
};

}  // namespace linli
