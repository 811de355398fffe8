#pragma once
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/record/types.hpp"

namespace linli {

// Strict reading of the catalogue's YAML. Every fault is thrown as std::runtime_error "file:line: what is wrong and what
// to write instead"; a key nobody asked for is a fault, with the nearest known key as advice.
class YamlMap {
 public:
  // The map at the root of a file.
  static YamlMap open(const std::filesystem::path& file);
  YamlMap(std::string file, YAML::Node node);

  bool has(const std::string& key);
  std::string text(const std::string& key);
  std::string text_or(const std::string& key, std::string standard);
  // One of some words.
  std::string word(const std::string& key, const std::vector<std::string>& allowed);
  // One word of an enumeration, or a list of them.
  template <Enumeration E>
  E one_of(const std::string& key) {
    return *enum_of<E>(word(key, words_of<E>()));
  }
  template <Enumeration E>
  std::vector<E> some_of(const std::string& key) {
    std::vector<E> list;
    for (const auto& each : texts(key)) {
      must_be_one_of(key, each, words_of<E>());
      list.push_back(*enum_of<E>(each));
    }
    return list;
  }
  std::int64_t whole(const std::string& key, std::int64_t minimum, std::int64_t maximum);
  double number(const std::string& key, double minimum, double maximum);
  bool yes_no(const std::string& key);
  Words2 words(const std::string& key);
  std::vector<std::string> texts(const std::string& key);
  YamlMap map(const std::string& key);
  std::vector<YamlMap> maps(const std::string& key);
  // Every pair of a map whose keys are data.
  std::vector<std::pair<std::string, std::string>> pairs(const std::string& key);

  // Call when everything was read: refuses keys that nobody asked for.
  void finish() const;
  [[noreturn]] void fail(const std::string& what) const;
  [[noreturn]] void fail(const std::string& key, const std::string& what) const;
  const std::string& file() const { return file_; }

 private:
  template <Enumeration E>
  static std::vector<std::string> words_of() {
    std::vector<std::string> words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto each) { words.emplace_back(each.name); });
    return words;
  }
  void must_be_one_of(const std::string& key, const std::string& value, const std::vector<std::string>& allowed) const;
  YAML::Node get(const std::string& key);
  YAML::Node must(const std::string& key);
  [[noreturn]] void fail_at(const YAML::Mark& mark, const std::string& what) const;

  std::string file_;
  YAML::Node node_;
  std::set<std::string> known_;
};

// The nearest of some words by edit distance, to ask "did you mean"; empty when none is near.
std::string nearest_word(const std::string& word, const std::set<std::string>& words);

}  // namespace linli
