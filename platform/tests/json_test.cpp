#include <doctest/doctest.h>

#include "platform/record/json.hpp"

namespace linli::json_tests {

struct Saying {
  Text<2, 8> words;
  std::optional<int> times;
};
LINLI_RECORD(Saying, words, times)

std::string fault_of(std::string_view text) {
  try {
    json::from_text<Saying>(text);
    return "";
  } catch (const Refusal& refusal) {
    const auto& first = refusal.complaints().at(0);
    return first.pointer + " " + first.code;
  }
}

TEST_CASE("broken JSON is refused as a whole") {
  for (const auto* text : {"", "{", "{\"words\":", "[1,]", "{\"words\":\"ab\"} x", "nul", "{\"words\":\"a\nb\"}"})
    CHECK_MESSAGE(fault_of(text) == " json.malformed", text);
}

TEST_CASE("JSON nested deeper than 32 levels is refused") {
  CHECK_NOTHROW(json::parse(std::string(32, '[') + std::string(32, ']')));
  CHECK_THROWS_AS(json::parse(std::string(33, '[') + std::string(33, ']')), Refusal);
  CHECK(fault_of(std::string(100'000, '[')) == " json.malformed");
}

TEST_CASE("text that is not UTF-8 is refused") {
  CHECK(fault_of("{\"words\":\"\xC0\xAF\xC0\xAF\"}") == " json.malformed");
  CHECK(fault_of("{\"words\":\"\xED\xA0\x80\x41\"}") == " json.malformed");
}

TEST_CASE("the length of a text is counted in letters, after its ends are tidied") {
  CHECK(fault_of(R"({"words":"一二三四五六七八"})") == "");
  CHECK(fault_of(R"({"words":"一二三四五六七八九"})") == "/words text.too_long");
  CHECK(fault_of(R"({"words":"  a  "})") == "/words text.too_short");
  CHECK(fault_of(R"({"words":"   "})") == "/words text.empty");
  CHECK(fault_of(R"({"words":"\u0000 \u0001"})") == "/words text.empty");
  CHECK(json::from_text<Saying>(R"({"words":" ab\u0000c "})").words.str() == "ab c");
}

TEST_CASE("a number must be whole, in range and a number") {
  CHECK(fault_of(R"({"words":"ab","times":3})") == "");
  CHECK(fault_of(R"({"words":"ab","times":3.5})") == "/times json.wrong_type");
  CHECK(fault_of(R"({"words":"ab","times":"3"})") == "/times json.wrong_type");
  CHECK(fault_of(R"({"words":"ab","times":2147483648})") == "/times number.too_large");
  CHECK(fault_of(R"({"words":"ab","times":1e300})") == "/times json.wrong_type");
  CHECK(fault_of(R"({"words":"ab","times":-2147483649})") == "/times number.too_small");
}

TEST_CASE("something other than an object is not a record") {
  CHECK(fault_of("[]") == " json.wrong_type");
  CHECK(fault_of("null") == " json.wrong_type");
  CHECK(fault_of(R"({"words":null})") == "/words json.required");
}

TEST_CASE("a list has its limit") {
  std::vector<int> list;
  json::Complaints complaints;
  boost::json::array many(501, boost::json::value(1));
  json::read(boost::json::value(many), list, "/list", complaints);
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].code == "list.too_long");
  CHECK(complaints[0].limit == "500");
}

TEST_CASE("strings are written so that they can be read again") {
  const std::string odd = "\"\\\n\t\r\x01 邻里 </script>";
  std::string out;
  write_json_string(out, odd);
  CHECK(boost::json::parse(out).as_string() == odd);
  CHECK(out.find('\n') == std::string::npos);
}

TEST_CASE("a part of a query means what its field is") {
  CHECK(json::value_of_parameter<int>("5") == boost::json::value(5));
  CHECK(json::value_of_parameter<std::optional<bool>>("true") == boost::json::value(true));
  CHECK(json::value_of_parameter<std::string>("5") == boost::json::value("5"));
  CHECK(json::value_of_parameter<std::vector<std::string>>("a,b").as_array().size() == 2);
  CHECK(json::value_of_parameter<int>("five") == boost::json::value("five"));
}

}  // namespace linli::json_tests
