// What an import needs of people: papers, changes from elsewhere, and taking back.
#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using namespace linli::people;
using testing::refusal_code_of;
using testing::Village;

namespace {

const facts::Origin from_file{facts::Source::imported, "居民花名册.xlsx"};

IdNumber number_of(std::string_view text) {
  const char* fault = nullptr;
  return IdNumber::make(text, fault).value();
}

void identify(Village& village, const Person& person, std::optional<IdNumber> number) {
  village.house.write([&](Tx& tx) {
    village.people().identify(tx, village.program, person,
                              {person.community_id, person.id, number, make_day(1949, 12, 31)}, from_file);
  });
}

}  // namespace

TEST_CASE("an identification number finds its owner, is unreadable in the table and masked in the history") {
  Village village;
  const auto number = number_of("11010519491231002X");
  identify(village, village.granny, number);
  village.house.read([&](Tx& tx) {
    const auto found = village.people().find_by_id_number(tx, number);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == village.granny.id);
    CHECK(village.people().identity_of(tx, village.community.id, village.granny.id).id_number == number);
    constexpr Statement raw{"select id_number from people_identities where id = $1"};
    CHECK(tx.find<std::string>(raw, village.granny.id)->find("19491231") == std::string::npos);
    for (const auto& change : facts::history_of(tx, {village.community.id, "person", village.granny.id.value}))
      CHECK(change.became.find("1949123100") == std::string::npos);
    return 0;
  });
  identify(village, village.granny, {});
  village.house.read([&](Tx& tx) {
    CHECK(village.people().find_by_id_number(tx, number).empty());
    return 0;
  });
}

TEST_CASE("what an import changes says that it was imported, and from which file") {
  Village village;
  auto after = village.neighbour;
  after.birth_year = Whole<1880, 2100>{1960};
  after.household_id = village.home.id;
  const auto amended = village.house.write(
      [&](Tx& tx) { return village.people().amend(tx, village.program, village.neighbour, after, from_file); });
  CHECK(amended.place == village.home.place);
  village.house.read([&](Tx& tx) {
    const auto history = facts::history_of(tx, {village.community.id, "person", village.neighbour.id.value});
    CHECK(history.front().source == facts::Source::imported);
    CHECK(history.front().source_name == "居民花名册.xlsx");
    CHECK(village.people().find_household(tx, village.community.id, village.home.id)->member_count == 3);
    CHECK(village.people().find_household(tx, village.community.id, village.other_home.id)->member_count == 0);
    return 0;
  });
  CHECK(refusal_code_of([&] {
          village.house.write(
              [&](Tx& tx) { village.people().amend(tx, village.program, village.neighbour, after, from_file); });
        }) == "people.changed_meanwhile");
}

TEST_CASE("somebody added by mistake is taken back without a trace but the history, and their home with them") {
  Village village;
  const auto number = number_of("11010519491231002X");
  identify(village, village.neighbour, number);
  village.house.write([&](Tx& tx) {
    village.people().take_back(tx, village.program, village.neighbour, from_file);
    village.people().take_back_home(tx, village.other_home);
  });
  village.house.read([&](Tx& tx) {
    CHECK_FALSE(village.people().find_person(tx, village.community.id, village.neighbour.id));
    CHECK(village.people().find_by_phone(tx, *village.neighbour.phone).empty());
    CHECK(village.people().find_by_id_number(tx, number).empty());
    CHECK_FALSE(village.people().find_household(tx, village.community.id, village.other_home.id));
    const auto& areas = village.house.room<areas::Areas>();
    CHECK(areas.find(tx, village.community.id, testing::building_code)->households.value == 1);
    CHECK(facts::history_of(tx, {village.community.id, "person", village.neighbour.id.value}).size() >= 2);
    return 0;
  });
}

TEST_CASE("nobody is taken back about whom more is known, and no home in which somebody lives") {
  Village village;
  village.house.write(
      [&](Tx& tx) { village.people().show_phone(tx, village.program, village.granny, "核对电话"); });
  CHECK(refusal_code_of([&] {
          village.house.write([&](Tx& tx) { village.people().take_back(tx, village.program, village.granny, from_file); });
        }) == "people.known_elsewhere");
  CHECK(refusal_code_of([&] {
          village.house.write([&](Tx& tx) { village.people().take_back_home(tx, village.home); });
        }) == "people.home_is_lived_in");
}
