#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::Village;

namespace {

std::string data_of(Village& village, const Person& person) {
  return village.house.as(village.as_resident(person), "GET", village.url("/me/data")).body;
}

}  // namespace

TEST_CASE("whoever ordered for somebody with their consent finds that among what is kept of them, with whose it was") {
  Village village;
  auto wanted = village.order();
  wanted.for_person_id = village.granny.id;
  const auto request = village.ordered(village.as_proxy(), wanted);
  const auto data = data_of(village, village.daughter);
  for (const auto* told : {request.number.c_str(), "您替田桂英点的单"})
    CHECK_MESSAGE(data.find(told) != std::string::npos, told);
  // The home and telephone are granny's, not theirs to take along.
  CHECK(data.find(village.home.id.text()) == std::string::npos);
  CHECK(data_of(village, village.granny).find("周敏点的单") != std::string::npos);
  CHECK(data_of(village, village.neighbour).find(request.number) == std::string::npos);
}

TEST_CASE(
    "what was ordered by a neighbour's card is told without whose it was, what staff typed for a caller not at all") {
  Village village;
  const auto printed = village.house.write([&](Tx& tx) {
    return village.house.room<people::People>().print_card(tx, village.program,
                                                           {village.community.id, village.home.id, village.granny.id});
  });
  auto wanted = village.order();
  wanted.card = Text<20, 100>(printed.secret);
  const auto by_card = village.ordered(village.as_resident(village.neighbour), wanted);
  const auto data = data_of(village, village.neighbour);
  CHECK(data.find(by_card.number) != std::string::npos);
  CHECK(data.find("田桂英") == std::string::npos);

  auto called_in = village.order();
  called_in.for_person_id = village.granny.id;
  called_in.by_phone = true;
  const auto typed = village.ordered(village.as_call_taker(), called_in);
  CHECK(data_of(village, village.call_taker).find(typed.number) == std::string::npos);
}
