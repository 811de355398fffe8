#include <doctest/doctest.h>

#include "modules/people/rules.hpp"
#include "modules/people/tests/village.hpp"

using namespace linli;
using namespace linli::people;
using testing::refusal_code_of;
using testing::Village;

namespace {

RecordProxy consent_to(const Village& village, const Person& agent) {
  return {.community_id = village.community.id,
          .principal_person_id = village.granny.id,
          .agent_person_id = agent.id,
          .relation = Relation::neighbour,
          .consent = Consent::in_person,
          .consent_words = Text<1, 500>("请大海帮我点单")};
}

}  // namespace

TEST_CASE("a home is made once, counted in its building and every area above it") {
  Village village;
  village.house.read([&](Tx& tx) {
    const auto& areas = village.house.room<areas::Areas>();
    for (const auto& code : {testing::building_code, testing::village_code + "001C01", testing::village_code + "001",
                             testing::village_code})
      CHECK(areas.find(tx, village.community.id, code)->households.value == 2);
    CHECK(village.people().find_household(tx, village.community.id, village.home.id)->member_count == 2);
    return 0;
  });
  const auto again = village.house.write([&](Tx& tx) {
    return village.people().ensure_household(
        tx, {village.community.id, Text<12, 40>(testing::building_code), Text<0, 20>("2单元"), Text<1, 20>("301"), {}});
  });
  CHECK(again.id == village.home.id);
  CHECK(again.place == "玉岭新村 3栋 2单元 301");
}

TEST_CASE("a telephone finds everybody who has it and is unreadable in the table") {
  Village village;
  const auto phone = *village.granny.phone;
  village.house.write([&](Tx& tx) {
    village.people().add_person(
        tx, village.program, {.community_id = village.community.id, .name = Text<1, 60>("小孙"), .phone = phone}, {});
  });
  village.house.read([&](Tx& tx) {
    CHECK(village.people().find_by_phone(tx, phone).size() == 2);
    constexpr Statement raw{"select phone from people_persons where id = $1"};
    CHECK(tx.find<std::string>(raw, village.granny.id)->find("13800001111") == std::string::npos);
    return 0;
  });
}

TEST_CASE("whoever registers with a taken home is noted there but does not join its household") {
  Village village;
  const auto stranger = village.house.write([&](Tx& tx) {
    return village.people().register_self(
        tx, village.program, Phone::stored("13900000000"),
        {village.community.id, Text<1, 60>("陌生人"), Text<12, 40>(testing::building_code), Text<0, 20>("2单元"),
         Text<1, 20>("301")});
  });
  CHECK_FALSE(stranger.household_id);
  CHECK(stranger.place == "玉岭新村 3栋 2单元 301");
  const auto first = village.house.write([&](Tx& tx) {
    return village.people().register_self(
        tx, village.program, Phone::stored("13900000001"),
        {village.community.id, Text<1, 60>("新住户"), Text<12, 40>(testing::building_code), Text<0, 20>("2单元"),
         Text<1, 20>("303")});
  });
  CHECK(first.household_id);
}

TEST_CASE("registering again with the same telephone and name finds the same person") {
  Village village;
  const auto again = village.house.write([&](Tx& tx) {
    return village.people().register_self(tx, village.program, *village.granny.phone,
                                          {village.community.id, village.granny.name, {}, {}, {}});
  });
  CHECK(again.id == village.granny.id);
}

TEST_CASE("a grid worker writes down a consent, and the agent acts for the resident until either ends it") {
  Village village;
  const auto worker = testing::caller_with({order_for, view}, testing::village_code + "001");
  const auto proxy = village.house.write(
      [&](Tx& tx) { return village.people().record_proxy(tx, worker, consent_to(village, village.neighbour)); });
  CHECK(proxy.recorded_by_name == worker.name);
  const auto principals = [&] {
    return village.house.read([&](Tx& tx) { return village.people().principals_of(tx, village.neighbour.id); });
  };
  REQUIRE(principals().size() == 1);
  CHECK(principals()[0].name == "田桂英");
  village.house.write([&](Tx& tx) {
    village.people().end_proxy(tx, village.as_resident(village.granny), {village.community.id, proxy.id});
  });
  CHECK(principals().empty());
}

TEST_CASE("a neighbour cannot appoint themselves to act for somebody") {
  Village village;
  const auto neighbour = village.as_resident(village.neighbour);
  CHECK(refusal_code_of([&] {
          village.house.write([&](Tx& tx) {
            return village.people().record_proxy(tx, neighbour, consent_to(village, village.neighbour));
          });
        }) == "platform.not_found");
}

TEST_CASE("a resident lets a telephone's owner help, once") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto let = [&](const Phone& phone) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        return village.people().let_help(tx, granny, {village.community.id, phone, Relation::relative, {}});
      });
    });
  };
  CHECK(let(*village.daughter.phone).empty());
  CHECK(let(*village.daughter.phone) == "people.proxy_exists");
  CHECK(let(*village.granny.phone) == "people.proxy_for_self");
  CHECK(let(Phone::stored("13911112222")) == "people.nobody_with_phone");
}

TEST_CASE("a telephone's number tells nobody a whole name, and only a few are asked in an hour") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto let = [&](const Phone& phone) {
    return village.house.write([&](Tx& tx) {
      return village.people().let_help(tx, granny, {village.community.id, phone, Relation::relative, {}});
    });
  };
  const auto beginning = masked_name(village.daughter.name.str());
  CHECK(let(*village.daughter.phone).agent_name == beginning);
  const auto mine =
      village.house.read([&](Tx& tx) { return village.people().my_proxies(tx, granny, {village.community.id}); });
  CHECK(mine.helped_by.at(0).agent_name == beginning);
  const auto stranger = Phone::stored("13911112222");
  for (int i = 1; i < 10; ++i) CHECK(refusal_code_of([&] { let(stranger); }) == "people.nobody_with_phone");
  CHECK(refusal_code_of([&] { let(stranger); }) == "platform.too_many");
}

TEST_CASE("nobody acts for people in more communities than their rights can hold") {
  Village village;
  std::vector<std::string> codes{"421087104002", "421087104003", "421087104004", "421087104005"};
  std::vector<std::string> refusals;
  for (const auto& code : codes)
    refusals.push_back(refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        const auto community = village.house.room<areas::Areas>().ensure_community(tx, code, "别处", {}, {});
        const auto aunt = village.people().add_person(tx, village.program,
                                                      {.community_id = community.id, .name = Text<1, 60>("姨妈")}, {});
        return village.people().let_help(tx, village.as_resident(aunt),
                                         {community.id, *village.daughter.phone, Relation::relative, {}});
      });
    }));
  CHECK(refusals == std::vector<std::string>{"", "", "", "people.too_many_communities"});
}

TEST_CASE("a resident is found with their home's place and without their telephone") {
  Village village;
  village.house.read([&](Tx& tx) {
    const auto resident = village.people().find_resident(tx, village.community.id, village.granny.id).value();
    CHECK(resident.name == "田桂英");
    CHECK(resident.household_id == village.home.id);
    CHECK(resident.place == village.granny.place);
    CHECK(resident.lat == doctest::Approx(30.17));
    CHECK_FALSE(village.people().find_resident(tx, village.community.id, {4711}));
    return 0;
  });
}
