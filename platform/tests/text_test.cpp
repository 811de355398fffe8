// What people paste: spaces of all kinds, marks that nobody sees, and marks that turn the writing round.
#include <doctest/doctest.h>

#include "platform/base/text.hpp"

namespace linli::text_tests {
namespace {

const char* fault_of(std::string_view input) {
  const char* fault = nullptr;
  Text<1, 20>::make(input, fault);
  return fault;
}

}  // namespace

TEST_CASE("words of which nothing can be seen are empty") {
  for (const auto* text : {"", "   ", "\t\r\n", "\x01\x1f\x7f", "\u00a0\u3000", "\u0085", "\u200b",
                           "\u200c\u200d\u200e\u200f", "\u202a\u202e", "\u2060\u2066\u2069", "\ufeff",
                           " \u200b \u202e ", "\u3164\u115f", "\u2800", "\ufe0f", "\u00ad"}) {
    REQUIRE_MESSAGE(fault_of(text) != nullptr, text);
    CHECK_MESSAGE(fault_of(text) == std::string("text.empty"), text);
  }
}

TEST_CASE("marks that turn the writing round are taken out of good text") {
  CHECK(tidy("田\u202e桂英") == "田桂英");
  CHECK(tidy("\u2067玉岭\u2069新村\u200b3栋\ufeff") == "玉岭新村3栋");
  CHECK(fault_of("田\u202e桂英") == nullptr);
}

TEST_CASE("spaces go at both ends, and control characters between become spaces") {
  CHECK(tidy("\u3000 厨房漏水\u00a0\n") == "厨房漏水");
  CHECK(tidy("一\x01二\u0085三\n四\t五\u3000六") == "一 二 三\n四\t五\u3000六");
}

TEST_CASE("what joins letters and signs stays between them") {
  const std::string family = "👩\u200d👧", heart = "❤\ufe0f";
  CHECK(tidy(family) == family);
  CHECK(tidy(heart) == heart);
  CHECK(tidy(heart + " ") == heart);
  CHECK(tidy("\u200d" + family + " \u200d ") == family);
}

TEST_CASE("broken bytes are left for the check to find") {
  for (const auto* text : {"\xE9\x82", " \x80 ", "好\xFF"})
    CHECK_MESSAGE(fault_of(text) == std::string("text.not_utf8"), text);
}

}  // namespace linli::text_tests
