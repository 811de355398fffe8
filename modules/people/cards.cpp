#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/statements.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::people {
namespace {

std::string hash_of_secret(Tx& tx, std::string_view secret) { return tx.vault().keyed_hash("card", secret); }

std::string community_name(Tx& tx, const areas::Areas& areas, Id<Area> community) {
  return areas.name_of(tx, community, areas.code_of_community(tx, community).value_or(""));
}

}  // namespace

PrintedCard People::print_card(Tx& tx, const Caller& caller, const PrintCard& wanted) const {
  const auto home = find_household(tx, wanted.community_id, wanted.id);
  if (!home) throw Refusal::not_found();
  caller.require(manage, home->area_code);
  const auto owner = find_person(tx, wanted.community_id, wanted.person_id);
  if (!owner || owner->household_id != home->id) throw Refusal::wrong("/person_id", "people.not_of_this_home");
  tx.run(statements::end_cards, home->community_id, home->id, tx.now());
  const Card card{tx.new_id<Card>(), home->community_id, home->id,    owner->id,
                  owner->name.str(), tx.now(),           caller.name, {}};
  PrintedCard printed{card, random_token(), community_name(tx, areas_, home->community_id), home->place};
  tx.insert("people_cards", card);
  tx.run(statements::file_secret, hash_of_secret(tx, printed.secret), card.community_id, card.id);
  return printed;
}

Items<Card> People::cards_of(Tx& tx, const Caller& caller, const HouseholdKey& wanted) const {
  const auto home = get_household(tx, caller, wanted).household;
  return {tx.all<Card>(statements::cards_of, home.community_id, home.id)};
}

void People::end_card(Tx& tx, const Caller& caller, const CardKey& wanted) const {
  const auto card = tx.find<Card>(statements::find_card, wanted.community_id, wanted.id);
  const auto home = card ? find_household(tx, card->community_id, card->household_id) : std::nullopt;
  if (!home || (caller.household_id != home->id && !caller.may(manage, home->area_code))) throw Refusal::not_found();
  tx.run(statements::end_card, card->community_id, card->id, tx.now());
}

CardPage People::show_card(Tx& tx, const Caller& caller, const ShowCard& wanted) const {
  scans_per_account_.count(tx, caller.account_id.text());
  const auto card = card_with(tx, wanted.secret.str());
  return {card.community_id, community_name(tx, areas_, card.community_id), masked_name(card.person_name)};
}

Resident People::present_card(Tx& tx, const Caller& caller, Id<Area> community, std::string_view secret) const {
  // Who helps must be somebody: both names stand in the trace.
  if (!caller.person_id) throw Refusal::forbidden("platform.no_permission");
  scans_per_account_.count(tx, caller.account_id.text());
  const auto card = card_with(tx, secret);
  if (card.community_id != community) throw Refusal(404, "people.no_such_card");
  const auto owner = get_person(tx, community, card.person_id);
  note_look(tx, caller, owner, "看了您的求助卡，替您点单 / was shown your card and ordered for you");
  return find_resident(tx, community, owner.id).value();
}

void People::count_card_use(Tx& tx, std::string_view secret) const {
  uses_per_card_.count(tx, card_with(tx, secret).id.text());
}

// A guessed card, an ended one and one whose owner moved are told in the same words.
Card People::card_with(Tx& tx, std::string_view secret) const {
  const auto key = tx.find<CardKey>(statements::card_of_secret, hash_of_secret(tx, secret));
  auto card = key ? tx.find<Card>(statements::find_card, key->community_id, key->id) : std::nullopt;
  const auto owner = card && !card->ended_at ? find_person(tx, card->community_id, card->person_id) : std::nullopt;
  if (!owner || owner->household_id != card->household_id) throw Refusal(404, "people.no_such_card");
  return *card;
}

}  // namespace linli::people
