#include "shapes/chronicle/chronicle.hpp"

#include <doctest/doctest.h>

#include "platform/testing/test_house.hpp"

using namespace linli;

namespace {

constexpr Statement change_an_entry{"update chronicle_entries set action = 'other' where id = 2"};
constexpr Statement take_the_last{"delete from chronicle_entries where id = 3"};
constexpr Statement take_the_middle{"delete from chronicle_entries where id = 2"};

void append_three(testing::TestHouse& house) {
  house.write([](Tx& tx) {
    for (const auto* action : {"a", "b", "c"}) chronicle::append(tx, Caller::program("test"), {7}, {action, "/x", "00"});
  });
}
std::vector<chronicle::Verdict> verdicts(testing::TestHouse& house) {
  return house.read([](Tx& tx) { return chronicle::verify(tx); });
}

}  // namespace

TEST_CASE("an untouched chain is intact") {
  testing::TestHouse house({chronicle_shape()});
  append_three(house);
  const auto found = verdicts(house);
  REQUIRE(found.size() == 1);
  CHECK(found[0].intact);
  CHECK(found[0].entries == 3);
}

TEST_CASE("a changed, a missing and a cut-off entry are all seen") {
  for (const auto* statement : {&change_an_entry, &take_the_middle, &take_the_last}) {
    testing::TestHouse house({chronicle_shape()});
    append_three(house);
    house.write([&](Tx& tx) { tx.run(*statement); });
    const auto found = verdicts(house);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found[0].intact);
    CHECK_FALSE(found[0].fault.empty());
  }
}

TEST_CASE("the clock does not start before what is on record") {
  testing::TestHouse house({chronicle_shape()});
  append_three(house);
  const auto newest = house.read([](Tx& tx) { return chronicle::newest(tx); });
  CHECK(newest == testing::standing_time());
}
