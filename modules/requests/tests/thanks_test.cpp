#include <doctest/doctest.h>

#include "modules/requests/rules.hpp"
#include "modules/requests/tests/closing_deeds.hpp"

using namespace linli;
using requests::Answer;
using testing::called_back;
using testing::mended_for_granny;
using testing::rated;
using testing::ratings_of;
using testing::taken_and_done;
using testing::Village;

namespace {

std::vector<requests::Thanks> thanks_of(Village& village, const Caller& who) {
  return village.house.read([&](Tx& tx) { return ratings_of(village).thanks(tx, who, {village.community.id}).items; });
}

}  // namespace

TEST_CASE("kind words reach the helper, and the name as neighbours call each other") {
  Village village;
  const auto id = mended_for_granny(village);
  rated(village, village.as_resident(village.granny), id, Answer::solved, "修得好，水也不漏了");
  const auto thanks = thanks_of(village, village.as_helper());
  REQUIRE(thanks.size() == 1);
  CHECK(thanks[0].words == "修得好，水也不漏了");
  CHECK(thanks[0].from.zh.find("田桂英") == std::string::npos);
  CHECK(thanks[0].from.zh.find("田") != std::string::npos);
  CHECK(thanks_of(village, village.as_resident(village.granny)).empty());
}

TEST_CASE("only what a resident sent themselves with a good answer is thanks") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  rated(village, granny, mended_for_granny(village), Answer::partly, "还有点滴");
  rated(village, granny, mended_for_granny(village), Answer::solved);
  called_back(village, village.as_call_taker(), mended_for_granny(village), Answer::solved, "老人说修好了");
  CHECK(thanks_of(village, village.as_helper()).empty());
}

TEST_CASE("thanks belong to the work they follow, not to work that had to be done again") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  rated(village, granny, id, Answer::not_solved, "还在漏");
  taken_and_done(village, village.as_helper(), id);
  rated(village, granny, id, Answer::solved, "这回好了");
  const auto thanks = thanks_of(village, village.as_helper());
  REQUIRE(thanks.size() == 1);
  CHECK(thanks[0].words == "这回好了");
}

TEST_CASE("when a request was opened again and another did it, its words are for that one alone") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = mended_for_granny(village);
  rated(village, granny, id, Answer::solved, "谢谢");
  village.house.write([&](Tx& tx) {
    ratings_of(village).reopen(tx, granny, {village.community.id, id, Text<1, 500>("又漏了")});
  });
  taken_and_done(village, village.as_far_helper(), id);
  rated(village, granny, id, Answer::solved, "还是这位修得好");
  CHECK(thanks_of(village, village.as_helper()).empty());
  const auto thanks = thanks_of(village, village.as_far_helper());
  REQUIRE(thanks.size() == 1);
  CHECK(thanks[0].words == "还是这位修得好");
}

TEST_CASE("people are called by their age and what they are, and by neither where nobody knows") {
  using people::Sex;
  CHECK(requests::called(Sex::female, 78) == "granny");
  CHECK(requests::called(Sex::female, 58) == "auntie");
  CHECK(requests::called(Sex::male, 58) == "uncle");
  CHECK(requests::called(Sex::male, {}) == "sir");
  CHECK(requests::called(Sex::unstated, 58) == "neighbour");
}
