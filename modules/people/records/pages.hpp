#pragma once
#include "modules/people/records/cards.hpp"
#include "modules/people/records/households.hpp"
#include "modules/people/records/proxies.hpp"

// What readers are shown of several nouns at once.
namespace linli::people {

struct PersonPage {
  Person person;
  std::optional<Household> household;
  std::vector<Person> members;
  std::vector<Proxy> proxies;
};
LINLI_RECORD(PersonPage, person, household, members, proxies)

struct HouseholdPage {
  Household household;
  std::vector<Person> members;
};
LINLI_RECORD(HouseholdPage, household, members)

// Those I help, those who help me, and the cards that speak for me.
struct MyProxies {
  std::vector<Proxy> helping;
  std::vector<Proxy> helped_by;
  std::vector<Card> cards;
};
LINLI_RECORD(MyProxies, helping, helped_by, cards)

}  // namespace linli::people
