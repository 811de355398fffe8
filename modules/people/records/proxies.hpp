#pragma once
#include "modules/people/records/persons.hpp"

namespace linli::people {

// How somebody who acts for a resident stands to them, and how the resident said yes.
LINLI_ENUM(Relation, relative, neighbour, grid_worker, call_taker, other)
LINLI_ENUM(Consent, in_person, by_phone, written, guardian, in_app)

// One person's consent that another acts for them: who said so, how, to whom, until when. Names are as they were then.
struct Proxy {
  Id<Proxy> id;
  Id<Area> community_id;  // the principal's
  Id<Person> principal_person_id;
  std::string principal_name;
  Id<Person> agent_person_id;
  std::string agent_name;
  Relation relation = Relation::other;
  Consent consent = Consent::in_person;
  std::string consent_words;
  std::string recorded_by_name;
  Instant recorded_at;
  std::optional<Instant> until;
  std::optional<Instant> ended_at;
};
LINLI_RECORD(Proxy, id, community_id, principal_person_id, principal_name, agent_person_id, agent_name, relation,
             consent, consent_words, recorded_by_name, recorded_at, until, ended_at)

// A resident for whom somebody may act now.
struct ActsFor {
  Id<Proxy> proxy_id;
  Id<Area> community_id;
  Id<Person> person_id;
  std::string name;
  std::optional<Id<Household>> household_id;
  std::string place;
};
LINLI_RECORD(ActsFor, proxy_id, community_id, person_id, name, household_id, place)

// ---- what verbs are given ----

struct RecordProxy {
  Id<Area> community_id;
  Id<Person> principal_person_id;
  std::optional<Id<Person>> agent_person_id;  // without one, the caller
  Relation relation = Relation::other;
  Consent consent = Consent::in_person;
  Text<1, 500> consent_words;
  std::optional<Instant> until;
};
LINLI_RECORD(RecordProxy, community_id, principal_person_id, agent_person_id, relation, consent, consent_words, until)

struct LetHelp {
  Id<Area> community_id;
  Phone agent_phone;
  Relation relation = Relation::other;
  std::optional<Text<0, 500>> consent_words;
};
LINLI_RECORD(LetHelp, community_id, agent_phone, relation, consent_words)

struct ProxyKey {
  Id<Area> community_id;
  Id<Proxy> id;
};
LINLI_RECORD(ProxyKey, community_id, id)

}  // namespace linli::people
