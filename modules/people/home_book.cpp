#include "modules/people/people.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {
namespace {

constexpr std::string_view opened_page = "看了您家的住户册 / opened the page of your home";

struct LookAtOne {
  Instant at;
  std::string by_name;
  std::string purpose;
  std::string name;
};
LINLI_RECORD(LookAtOne, at, by_name, purpose, name)

}  // namespace

HouseholdBook People::open_household(Tx& tx, const Caller& caller, const OpenHousehold& wanted) const {
  const auto home = find_household(tx, wanted.community_id, wanted.id);
  if (!home || !caller.may(view, home->area_code)) throw Refusal::not_found();
  const auto purpose = wanted.purpose ? wanted.purpose->str() : std::string(opened_page);
  HouseholdBook book{*home, {}, {}, {}};
  for (auto& person : members_of(tx, home->community_id, home->id)) {
    note_opening(tx, caller, person, purpose);
    auto proxies = tx.all<Proxy>(statements::proxies_of_principal, person.community_id, person.id);
    auto origins = origins_of(tx, person);
    book.members.push_back({std::move(person), std::move(origins), std::move(proxies)});
  }
  book.cards = tx.all<Card>(statements::cards_of, home->community_id, home->id);
  book.looks = looks_at_home(tx, *home);
  return book;
}

// What was looked at in one go, by one person, for one purpose is one line.
std::vector<HomeLook> People::looks_at_home(Tx& tx, const Household& home) const {
  std::vector<HomeLook> looks;
  for (auto& look : tx.all<LookAtOne>(statements::looks_at_home, home.community_id, home.id)) {
    const bool same = !looks.empty() && looks.back().at == look.at && looks.back().by_name == look.by_name &&
                      looks.back().purpose == look.purpose;
    if (!same) looks.push_back({look.at, std::move(look.by_name), std::move(look.purpose), {}});
    looks.back().names.insert(looks.back().names.begin(), std::move(look.name));
  }
  return looks;
}

}  // namespace linli::people
