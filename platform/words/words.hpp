#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/record/types.hpp"

namespace linli {

// Everything the server says to people, by language and code: refusals ("points.not_enough"), complaints
// ("text.too_short"), trace sentences ("requests.trace.accepted"). Each module brings words.zh.json and words.en.json:
// flat objects of code to sentence, with {name} places.
class Words {
 public:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  // Adds a module's words; throws std::runtime_error when the JSON is broken or a code is there twice.
  void add(std::string_view language, std::string_view json);

  bool has(std::string_view language, const std::string& code) const;
  // The sentence with its places filled; the code itself when nobody wrote one. An argument may be given in both
  // languages as "name.zh" and "name.en".
  std::string say(std::string_view language, const std::string& code, const Arguments& arguments = {}) const;
  Words2 both(const std::string& code, const Arguments& arguments = {}) const;
  std::vector<std::string> codes(std::string_view language) const;

 private:
  std::map<std::string, std::map<std::string, std::string>, std::less<>> sentences_;
};

// "zh" or "en" from an Accept-Language header; zh when it names neither.
std::string language_of(std::string_view accept_language);

}  // namespace linli
