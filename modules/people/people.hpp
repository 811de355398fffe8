#pragma once
#include "modules/people/records.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/module/module.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::people {

inline constexpr Permission view{"people.view"};
inline constexpr Permission manage{"people.manage"};
inline constexpr Permission open{"people.open"};
// Who may already order for residents of an area may also write down whom a resident lets act for them.
inline constexpr Permission order_for{"requests.order_for"};

// The people of every community, their homes, and who acts for whom with consent. Safe from several threads once the
// modules are open.
class People {
 public:
  // What a module keeps about somebody, for that person's own eyes.
  using TellKept = std::function<KeptPart(Tx&, const Person&)>;

  People(const areas::Areas& areas, const Words& words);

  // ---- for other modules ----

  std::optional<Person> find_person(Tx&, Id<Area> community, Id<Person> id) const;
  // Refuses with platform.not_found.
  Person get_person(Tx&, Id<Area> community, Id<Person> id) const;
  // In one statement and without their telephone, which takes time to open.
  std::optional<Resident> find_resident(Tx&, Id<Area> community, Id<Person> id) const;
  // The name to show; empty when there is no such person.
  std::string name_of(Tx&, Id<Area> community, Id<Person> id) const;
  // Everybody with this telephone, in every community: a family may share one.
  std::vector<Person> find_by_phone(Tx&, const Phone& phone) const;
  std::optional<Household> find_household(Tx&, Id<Area> community, Id<Household> id) const;
  std::optional<Household> household_of(Tx&, const Person& person) const;
  // Where a person lives, in degrees, when their building has a place on the map.
  std::optional<Spot> home_of(Tx&, const Person& person) const;
  std::vector<Person> members_of(Tx&, Id<Area> community, Id<Household> household) const;
  // Whom this person may act for at the transaction's time, in every community.
  std::vector<ActsFor> principals_of(Tx&, Id<Person> agent) const;
  // Where this person acts or acted for others, and where they live.
  std::vector<Id<Area>> communities_helped(Tx&, const Person& agent) const;
  // Shows a telephone to a caller whom another module lets see it, for ten minutes, and writes down who looked and why.
  // Refuses with people.no_phone.
  OpenedPhone show_phone(Tx&, const Caller&, const Person& person, std::string_view purpose) const;

  // For whom the card with this secret speaks, to whoever holds it in hand; leaves a look at them. Refuses with
  // people.no_such_card when it was never printed, has ended or its owner moved, and with platform.too_many.
  Resident present_card(Tx&, const Caller&, Id<Area> community, std::string_view secret) const;
  // Counts something done by a card, once nothing else speaks against it. Refuses with platform.too_many.
  void count_card_use(Tx&, std::string_view secret) const;
  // Ends what somebody does for others and whom they themselves let help, when they leave: what they agreed to in the
  // app they could no longer end there.
  void end_helping(Tx&, Id<Area> community, Id<Person> person) const;
  // While modules open; never later.
  void tell_kept_with(TellKept tell) { tellers_.push_back(std::move(tell)); }

  // Makes a home, or finds the one with this building, unit and room. Refuses with areas.no_such_area.
  Household ensure_household(Tx&, const CreateHousehold&) const;
  // Adds a person without asking who may: for imports, the demonstration and self-registration.
  Person add_person(Tx&, const Caller&, const CreatePerson&, const facts::Origin&) const;
  // Adds whoever signed in with `phone`, or finds them by telephone and name. A home where others live already is only
  // noted as a place: joining a household needs somebody at the desk, so that nobody moves in by typing an address.
  Person register_self(Tx&, const Caller&, const Phone& phone, const SelfRegistration&) const;

  // ---- for imports ----

  // Who somebody is by their papers; without a row, nothing is known.
  Identity identity_of(Tx&, Id<Area> community, Id<Person> id) const;
  // Keeps what the papers say, with where that came from. Asks nobody who may.
  void identify(Tx&, const Caller&, const Person& person, const Identity& after, const facts::Origin&) const;
  // Everybody with this identification number, in every community: more than one is a mistake that people must solve.
  std::vector<PersonKey> find_by_id_number(Tx&, const IdNumber& number) const;
  // Stores what became of a person, with where that came from, and moves them when `after` names another home. Asks
  // nobody who may. Refuses with people.changed_meanwhile.
  Person amend(Tx&, const Caller&, const Person& before, Person after, const facts::Origin&) const;
  // Takes out somebody who was added by mistake and to whom nothing has happened since; what was written about the
  // adding stays in the history. Refuses with people.known_elsewhere when anything else is kept about them.
  void take_back(Tx&, const Caller&, const Person& person, const facts::Origin&) const;
  // The same for a home in which nobody lives. Refuses with people.home_is_lived_in.
  void take_back_home(Tx&, const Household& home) const;
  void each_home(Tx&, Id<Area> community, const std::function<void(Household)>& visit) const;
  // Everybody of a community as far as telling them apart goes.
  void each_known(Tx&, Id<Area> community, const std::function<void(Known)>& visit) const;

  // Hears, in the same transaction, of everybody whose name or home was changed.
  using Moved = std::function<void(Tx&, const Caller&, const Person&)>;
  // While modules open; never later.
  void tell_of_moves(Moved moved) { moved_.push_back(std::move(moved)); }

  // ---- routes ----

  Page<Person> list(Tx&, const Caller&, const ListPersons&) const;
  // One's own page, one's household's, a principal's, or any in reach; platform.not_found otherwise. Whoever is not of
  // the home and does not act for them has opened it before: this, history, proxies, homes and cards refuse with
  // people.open_first who left no look at them in the last two hours.
  PersonPage get(Tx&, const Caller&, const PersonKey&) const;
  // The same for whoever may view the people there, with what for. Leaves a look at everybody it shows, one an hour for
  // the same purpose.
  PersonPage open_person(Tx&, const Caller&, const OpenPerson&) const;
  PersonPage mine(Tx&, const Caller&, const OwnPerson&) const;
  // What was changed, when, by whom, newest first.
  Items<facts::Change> history(Tx&, const Caller&, const PersonKey&) const;
  Person create(Tx&, const Caller&, const CreatePerson&) const;
  // Refuses with people.changed_meanwhile, and with people.ask_the_desk when residents move themselves or change their
  // telephone, because both decide what somebody may see.
  Person change(Tx&, const Caller&, const ChangePerson&) const;
  Person change_preferences(Tx&, const Caller&, const ChangePreferences&) const;
  // As `show_phone`, for whoever may open telephones where the person lives.
  OpenedPhone open_phone(Tx&, const Caller&, const OpenPhone&) const;
  Items<Look> my_looks(Tx&, const Caller&, const OwnPerson&) const;

  Items<Household> list_households(Tx&, const Caller&, const ListHouseholds&) const;
  HouseholdPage get_household(Tx&, const Caller&, const HouseholdKey&) const;
  // The whole page of a home, for whoever may view the people there. Leaves a look at everybody who lives in it, one an
  // hour for the same purpose, so that a page that keeps itself fresh is one look.
  HouseholdBook open_household(Tx&, const Caller&, const OpenHousehold&) const;
  // Refuses with people.home_exists.
  Household create_household(Tx&, const Caller&, const CreateHousehold&) const;

  // Refuses with people.proxy_for_self, people.proxy_exists, people.proxy_ends_before_it_starts, people.consent_in_app,
  // people.too_many_communities.
  Proxy record_proxy(Tx&, const Caller&, const RecordProxy&) const;
  // I let whoever has this telephone act for me; they can read that I looked them up, and I read only how their name
  // begins. Refuses as above, with people.nobody_with_phone and with platform.too_many.
  Proxy let_help(Tx&, const Caller&, const LetHelp&) const;
  Items<Proxy> proxies_of_person(Tx&, const Caller&, const PersonKey&) const;
  MyProxies my_proxies(Tx&, const Caller&, const OwnPerson&) const;
  // By the resident, by whoever acts for them, or by whoever could have recorded it.
  void end_proxy(Tx&, const Caller&, const ProxyKey&) const;

  // Prints a new card for somebody who lives there; the home's earlier cards end. Refuses with people.not_of_this_home.
  PrintedCard print_card(Tx&, const Caller&, const PrintCard&) const;
  Items<Card> cards_of(Tx&, const Caller&, const HouseholdKey&) const;
  // By the home or the desk.
  void end_card(Tx&, const Caller&, const CardKey&) const;
  // What a card tells whoever scans it. Refuses with people.no_such_card and platform.too_many.
  CardPage show_card(Tx&, const Caller&, const ShowCard&) const;
  // All that every module keeps about the caller, in plain words and for machines.
  MyData my_data(Tx&, const Caller&, const OwnPerson&) const;

 private:
  Person own(Tx&, const Caller&, Id<Area> community) const;
  Person visible(Tx&, const Caller&, const PersonKey&) const;
  PersonPage page_of(Tx&, const Person&) const;
  void note_look(Tx&, const Caller&, const Person&, std::string_view purpose) const;
  void note_opening(Tx&, const Caller&, const Person&, const std::string& purpose) const;
  void require_opened(Tx&, const Caller&, const Person&) const;
  void move_in(Tx&, Person& person, Id<Household> household) const;
  void save(Tx&, const Caller&, const Person& before, Person& after, const facts::Origin& = {}) const;
  void file_phone(Tx&, const Person& before, const Person& after) const;
  void file_id_number(Tx&, const Identity& before, const Identity& after) const;
  Proxy add_proxy(Tx&, const Caller&, const Person& principal, const Person& agent, Proxy proxy) const;
  std::vector<Proxy> proxies_of_agent(Tx&, Id<Person> agent) const;
  Card card_with(Tx&, std::string_view secret) const;
  std::vector<FactOrigin> origins_of(Tx&, const Person&) const;
  std::vector<HomeLook> looks_at_home(Tx&, const Household&) const;
  KeptPart kept_of_record(Tx&, const Person&) const;
  KeptPart kept_consents(Tx&, const Person&) const;
  KeptPart kept_looks(Tx&, const Person&) const;

  const areas::Areas& areas_;
  std::vector<Moved> moved_;
  const Words& words_;
  std::vector<TellKept> tellers_;
  mutable RateLimit scans_per_account_, uses_per_card_, calls_for_help_per_account_;
};

}  // namespace linli::people

namespace linli {
Module people_module();
}
