#pragma once
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/record/types.hpp"

namespace linli {

// What is wrong in a YAML text and what to write instead, in both languages where the reader of it has both; `line`
// counts from 1. what() says "file:line: …" in English.
class YamlFault : public std::runtime_error {
 public:
  YamlFault(const std::string& file, int line, Words2 words);
  int line() const { return line_; }
  const Words2& words() const { return words_; }
  // What else is wrong in the same text, where its reader went on.
  const std::vector<YamlFault>& others() const { return others_; }

 private:
  friend class YamlFaults;
  int line_;
  Words2 words_;
  std::vector<YamlFault> others_;
};

// Reads a text part by part and goes on after a fault, so that a writer hears of all of them at once.
class YamlFaults {
 public:
  void reading(const std::function<void()>& part);
  // Throws the first fault with the others, if there were any.
  void finish() const;

 private:
  std::vector<YamlFault> found_;
};

// Strict reading of the catalogue's YAML. Every fault is thrown as YamlFault; a key nobody asked for is one, with the
// nearest known key as advice, and so is a key that stands twice.
class YamlMap {
 public:
  // The map at the root of a file.
  static YamlMap open(const std::filesystem::path& file);
  // The map at the root of a text that people sent; `name` stands for the file in what() of its faults. Refuses, beside
  // what a file may not be, anchors, aliases and tags (which can make a little text endless), deep nesting, long values
  // and control characters.
  static YamlMap parse(const std::string& name, const std::string& text);
  YamlMap(std::string file, YAML::Node node);

  bool has(const std::string& key);
  // Every text comes tidied (platform/base/text), as the texts of records do.
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
  // As `fail`, in both languages: for what people write at a desk and not in a file.
  [[noreturn]] void refuse(const Words2& what) const;
  [[noreturn]] void refuse(const std::string& key, const Words2& what) const;
  const std::string& file() const { return file_; }

 private:
  template <Enumeration E>
  static std::vector<std::string> words_of() {
    std::vector<std::string> words;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto each) { words.emplace_back(each.name); });
    return words;
  }
  void must_be_one_of(const std::string& key, const std::string& value, const std::vector<std::string>& allowed) const;
  YAML::Node get(const std::string& key);
  YAML::Node must(const std::string& key);
  [[noreturn]] void fail_at(const YAML::Mark& mark, const Words2& what) const;

  std::string file_;
  YAML::Node node_;
  std::set<std::string> known_;
};

// A scalar as it stands in YAML, in quotes only where it must; `text` comes back from it unchanged.
std::string yaml_scalar(const std::string& text);

// The nearest of some words by edit distance, to ask "did you mean"; empty when none is near.
std::string nearest_word(const std::string& word, const std::set<std::string>& words);

}  // namespace linli
