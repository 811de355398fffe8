#pragma once
#include "modules/people/records/persons.hpp"

namespace linli::people {

// A paper card that hangs in a home, for somebody without a telephone: whoever is shown it may order for them. Its
// secret leaves the house once, on the paper; what is kept is its hash.
struct Card {
  Id<Card> id;
  Id<Area> community_id;
  Id<Household> household_id;
  Id<Person> person_id;
  std::string person_name;
  Instant printed_at;
  std::string printed_by_name;
  std::optional<Instant> ended_at;
};
LINLI_RECORD(Card, id, community_id, household_id, person_id, person_name, printed_at, printed_by_name, ended_at)

struct PrintedCard {
  Card card;
  std::string secret;
  std::string community_name;
  std::string place;
};
LINLI_RECORD(PrintedCard, card, secret, community_name, place)

// All that a card tells whoever scans it: the community, and whose home it is, masked ("田**").
struct CardPage {
  Id<Area> community_id;
  std::string community_name;
  std::string home_of;
};
LINLI_RECORD(CardPage, community_id, community_name, home_of)

// ---- what verbs are given ----

struct PrintCard {
  Id<Area> community_id;
  Id<Household> id;
  Id<Person> person_id;
};
LINLI_RECORD(PrintCard, community_id, id, person_id)

struct CardKey {
  Id<Area> community_id;
  Id<Card> id;
};
LINLI_RECORD(CardKey, community_id, id)

struct ShowCard {
  Text<20, 100> secret;
};
LINLI_RECORD(ShowCard, secret)

}  // namespace linli::people
