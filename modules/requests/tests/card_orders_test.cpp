#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::problem_code;
using testing::refusal_code_of;
using testing::Village;

namespace {

struct CardVillage : Village {
  std::string print(const Person& owner) {
    const auto staff = as_staff();
    return house
        .write([&](Tx& tx) {
          return house.room<people::People>().print_card(tx, staff, {community.id, *owner.household_id, owner.id});
        })
        .secret;
  }
  requests::OrderRequest by_card(const std::string& secret) {
    auto wanted = order();
    wanted.card = Text<20, 100>(secret);
    return wanted;
  }
};

}  // namespace

TEST_CASE("a neighbour who was shown a card orders for its home, and both names stand in the trace") {
  CardVillage village;
  const auto made =
      village.ordered(village.as_resident(village.neighbour), village.by_card(village.print(village.granny)));
  const auto kept = village.find(made.id);
  CHECK(kept.requester_person_id == village.granny.id);
  CHECK(kept.household_id == village.granny.household_id);
  CHECK(kept.ordered_by_person_id == village.neighbour.id);
  CHECK(kept.channel == requests::Channel::card);
  const auto rows =
      village.house.read([&](Tx& tx) { return work::trace_of(tx, village.community.id, {made.id.value}); });
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].by_name == "覃大海");
  CHECK(rows[0].on_behalf_of == "田桂英");
}

TEST_CASE("whoever ordered by a card follows it without reading whose home it is") {
  CardVillage village;
  const auto neighbour = village.as_resident(village.neighbour);
  const auto made = village.ordered(neighbour, village.by_card(village.print(village.granny)));
  CHECK(made.requester_name.empty());
  const auto page = village.house.as(neighbour, "GET", village.url("/requests/" + made.id.text()));
  CHECK(page.status == 200);
  CHECK(page.body.find("田桂英") == std::string::npos);
  CHECK(page.body.find("301") == std::string::npos);
  const auto withdrawn =
      village.house.as(neighbour, "POST", village.url("/requests/" + made.id.text() + "/withdrawal"), "{}");
  CHECK(withdrawn.status >= 400);
  const auto granny =
      village.house.as(village.as_resident(village.granny), "GET", village.url("/requests/" + made.id.text()));
  CHECK(granny.body.find("覃大海") != std::string::npos);
}

TEST_CASE("without a card that holds nobody orders for a stranger's home") {
  CardVillage village;
  const auto neighbour = village.as_resident(village.neighbour);
  const auto guessed = village.by_card(std::string(43, 'x'));
  CHECK(refusal_code_of([&] { village.ordered(neighbour, guessed); }) == "people.no_such_card");
  const auto first = village.by_card(village.print(village.granny));
  village.print(village.grandpa);
  CHECK(refusal_code_of([&] { village.ordered(neighbour, first); }) == "people.no_such_card");
  auto both = village.by_card(village.print(village.granny));
  both.for_person_id = village.granny.id;
  CHECK(refusal_code_of([&] { village.ordered(neighbour, both); }) == "requests.card_alone");
}

TEST_CASE("what a card does not order uses nothing of it") {
  CardVillage village;
  const auto neighbour = village.as_resident(village.neighbour);
  auto wrong = village.by_card(village.print(village.granny));
  const auto right = wrong;
  wrong.kind = Text<1, 40>("no_such_kind");
  for (int i = 0; i < 12; ++i)
    CHECK(refusal_code_of([&] { village.ordered(neighbour, wrong); }) == "services.no_such_kind");
  CHECK(refusal_code_of([&] { village.ordered(neighbour, right); }).empty());
}

TEST_CASE("a card asks for help and says nothing in its owner's name") {
  CardVillage village;
  const auto neighbour = village.as_resident(village.neighbour);
  auto praise = village.by_card(village.print(village.granny));
  praise.kind = Text<1, 40>("praise");
  praise.fields = {};
  CHECK(refusal_code_of([&] { village.ordered(neighbour, praise); }) == "requests.card_for_help");
}

TEST_CASE("a list for one resident holds that resident's requests alone, and needs their consent") {
  Village village;
  village.ordered_by_granny();
  village.ordered(village.as_resident(village.daughter), village.order());
  const auto list = village.url("/requests?view=household&for_person_id=" + village.granny.id.text());
  const auto mine = body_of(village.house.as(village.as_proxy(), "GET", list)).at("items").as_array();
  REQUIRE(mine.size() == 1);
  CHECK(mine[0].at("requester_name").as_string() == "田桂英");
  CHECK(problem_code(village.house.as(village.as_resident(village.neighbour), "GET", list)) == "requests.not_for_them");
}
