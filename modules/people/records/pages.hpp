#pragma once
#include "modules/people/records/cards.hpp"
#include "modules/people/records/households.hpp"
#include "modules/people/records/identities.hpp"
#include "modules/people/records/kept.hpp"
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

// Somebody of a home as its page shows them: what is known, where each part of it came from, who may act for them.
struct BookMember {
  Person person;
  std::vector<FactOrigin> origins;
  std::vector<Proxy> proxies;
};
LINLI_RECORD(BookMember, person, origins, proxies)

// One opening of the page of a home, or of something hidden on it, and whom it showed.
struct HomeLook {
  Instant at;
  std::string by_name;
  std::string purpose;
  std::vector<std::string> names;
};
LINLI_RECORD(HomeLook, at, by_name, purpose, names)

// A home as a page of the book: who lives there, the cards that hang in it, and who looked, newest first.
struct HouseholdBook {
  Household household;
  std::vector<BookMember> members;
  std::vector<Card> cards;
  std::vector<HomeLook> looks;
};
LINLI_RECORD(HouseholdBook, household, members, cards, looks)

// Those I help, those who help me, and the cards that speak for me.
struct MyProxies {
  std::vector<Proxy> helping;
  std::vector<Proxy> helped_by;
  std::vector<Card> cards;
};
LINLI_RECORD(MyProxies, helping, helped_by, cards)

}  // namespace linli::people
