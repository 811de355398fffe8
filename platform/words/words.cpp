#include "platform/words/words.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace linli {

void Words::add(std::string_view language, std::string_view json) {
  auto& sentences = sentences_[std::string(language)];
  const auto parsed = boost::json::parse(boost::json::string_view(json));
  for (const auto& [code, sentence] : parsed.as_object()) {
    const bool fresh = sentences.emplace(std::string(code), std::string(sentence.as_string())).second;
    if (!fresh) throw std::runtime_error("worded twice: " + std::string(code));
  }
}

bool Words::has(std::string_view language, const std::string& code) const {
  const auto sentences = sentences_.find(language);
  return sentences != sentences_.end() && sentences->second.contains(code);
}

std::string Words::say(std::string_view language, const std::string& code, const Arguments& arguments) const {
  if (!has(language, code)) return code;
  std::string sentence = sentences_.find(language)->second.at(code);
  for (const auto& [name, value] : arguments) {
    const std::string place = "{" + name + "}";
    for (auto at = sentence.find(place); at != std::string::npos; at = sentence.find(place, at + value.size()))
      sentence.replace(at, place.size(), value);
  }
  return sentence;
}

Words2 Words::both(const std::string& code, const Arguments& arguments) const {
  return {say("zh", code, arguments), say("en", code, arguments)};
}

std::vector<std::string> Words::codes(std::string_view language) const {
  std::vector<std::string> codes;
  const auto sentences = sentences_.find(language);
  if (sentences == sentences_.end()) return codes;
  for (const auto& [code, sentence] : sentences->second) codes.push_back(code);
  return codes;
}

std::string language_of(std::string_view accept_language) {
  const auto english = accept_language.find("en");
  const auto chinese = accept_language.find("zh");
  return english < chinese ? "en" : "zh";
}

}  // namespace linli
