#include "platform/words/words.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace linli {
namespace {

// Null when there is no such argument.
const std::string* value_of(const Words::Arguments& arguments, const std::string& name, std::string_view language) {
  const auto translated = name + "." + std::string(language);
  for (const auto& [key, value] : arguments)
    if (key == name || key == translated) return &value;
  return nullptr;
}

}  // namespace

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
  const auto& sentence = sentences_.find(language)->second.at(code);
  std::string said;
  std::size_t at = 0;
  for (auto open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', at)) {
    const auto close = sentence.find('}', open);
    if (close == std::string::npos) break;
    const auto* value = value_of(arguments, sentence.substr(open + 1, close - open - 1), language);
    said.append(sentence, at, open - at);
    said += value != nullptr ? *value : sentence.substr(open, close + 1 - open);
    at = close + 1;
  }
  return said.append(sentence, at);
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
