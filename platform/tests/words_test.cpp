// Sentences in both languages, with their places.
#include "platform/words/words.hpp"

#include <doctest/doctest.h>

namespace linli::words_tests {

TEST_CASE("an argument given in both languages fills each sentence in its own") {
  Words words;
  words.add("zh", R"({"x.stands": "现在是{state}，找{name}。"})");
  words.add("en", R"({"x.stands": "It stands at {state}; ask {name}."})");
  const Words::Arguments arguments{{"state.zh", "已办结"}, {"state.en", "closed"}, {"name", "王书记"}};
  CHECK(words.say("zh", "x.stands", arguments) == "现在是已办结，找王书记。");
  CHECK(words.say("en", "x.stands", arguments) == "It stands at closed; ask 王书记.");
}

TEST_CASE("what an argument says is not taken for a place") {
  Words words;
  words.add("zh", R"({"x.said": "{by}：{words}"})");
  CHECK(words.say("zh", "x.said", {{"by", "{words}"}, {"words", "{by} 好"}}) == "{words}：{by} 好");
  CHECK(words.say("zh", "x.said", {{"by", "{"}}) == "{：{words}");
}

}  // namespace linli::words_tests
