#include <set>

#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {
namespace {

// The agent's rights reach into the principal's community, so both ends of a proxy are told.
void announce(Tx& tx, const Proxy& proxy) {
  tx.announce("people", proxy.community_id.value, proxy.agent_person_id.value);
  tx.announce("people", proxy.community_id.value, proxy.principal_person_id.value);
}

}  // namespace

std::vector<Proxy> People::proxies_of_agent(Tx& tx, Id<Person> agent) const {
  std::vector<Proxy> proxies;
  for (const auto& key : tx.all<ProxyKey>(statements::proxies_of_agent, agent))
    if (auto proxy = tx.find<Proxy>(statements::find_proxy, key.community_id, key.id))
      proxies.push_back(std::move(*proxy));
  return proxies;
}

std::vector<ActsFor> People::principals_of(Tx& tx, Id<Person> agent) const {
  std::vector<ActsFor> principals;
  for (const auto& proxy : proxies_of_agent(tx, agent)) {
    if (!is_in_force(proxy, tx.now())) continue;
    const auto person = find_person(tx, proxy.community_id, proxy.principal_person_id);
    if (person)
      principals.push_back(
          {proxy.id, proxy.community_id, person->id, person->name.str(), person->household_id, person->place});
  }
  return principals;
}

std::vector<Id<Area>> People::communities_helped(Tx& tx, const Person& agent) const {
  std::vector<Id<Area>> communities{agent.community_id};
  for (const auto& proxy : proxies_of_agent(tx, agent.id))
    if (std::ranges::find(communities, proxy.community_id) == communities.end())
      communities.push_back(proxy.community_id);
  return communities;
}

Proxy People::record_proxy(Tx& tx, const Caller& caller, const RecordProxy& wanted) const {
  const auto principal = visible(tx, caller, {wanted.community_id, wanted.principal_person_id});
  const bool own_record = caller.person_id == principal.id;
  if (!own_record) caller.require(order_for, principal.area_code);
  if (own_record != (wanted.consent == Consent::in_app)) throw Refusal::wrong("/consent", "people.consent_in_app");
  const auto agent_id = wanted.agent_person_id.value_or(caller.person_id);
  const auto agent = find_person(tx, wanted.agent_person_id ? wanted.community_id : caller.community_id, agent_id);
  if (!agent) throw Refusal::wrong("/agent_person_id", "people.no_such_person");
  Proxy proxy;
  proxy.relation = wanted.relation;
  proxy.consent = wanted.consent;
  proxy.consent_words = wanted.consent_words.str();
  proxy.until = wanted.until;
  return add_proxy(tx, caller, principal, *agent, proxy);
}

Proxy People::let_help(Tx& tx, const Caller& caller, const LetHelp& wanted) const {
  const auto me = own(tx, caller, wanted.community_id);
  calls_for_help_per_account_.count(tx, caller.account_id.text());
  const auto known = find_by_phone(tx, wanted.agent_phone);
  // Old people often have a child's number on record: the first who is not the caller is meant.
  const auto agent = std::ranges::find_if(known, [&](const Person& person) { return person.id != me.id; });
  if (agent == known.end())
    throw Refusal::wrong("/agent_phone", known.empty() ? "people.nobody_with_phone" : "people.proxy_for_self");
  note_look(tx, caller, *agent, "请您帮忙代办 / asked you to act for them");
  Proxy proxy;
  proxy.relation = wanted.relation;
  proxy.consent = Consent::in_app;
  if (wanted.consent_words) proxy.consent_words = wanted.consent_words->str();
  return as_principal_sees(add_proxy(tx, caller, me, *agent, proxy));
}

Proxy People::add_proxy(Tx& tx, const Caller& caller, const Person& principal, const Person& agent, Proxy proxy) const {
  proxy.id = tx.new_id<Proxy>();
  proxy.community_id = principal.community_id;
  proxy.principal_person_id = principal.id;
  proxy.principal_name = principal.name.str();
  proxy.agent_person_id = agent.id;
  proxy.agent_name = agent.name.str();
  proxy.recorded_by_name = caller.name;
  proxy.recorded_at = tx.now();
  const auto theirs = tx.all<Proxy>(statements::proxies_of_principal, principal.community_id, principal.id);
  if (const auto* fault = fault_of_proxy(proxy, theirs, tx.now()))
    throw Refusal(409, fault, {{"name", as_principal_sees(proxy).agent_name}});
  std::set<std::int64_t> elsewhere{principal.community_id.value};
  for (const auto& each : principals_of(tx, agent.id)) elsewhere.insert(each.community_id.value);
  elsewhere.erase(agent.community_id.value);
  if (elsewhere.size() > most_communities_helped)
    throw Refusal::conflict("people.too_many_communities", {{"name", as_principal_sees(proxy).agent_name}});
  tx.insert("people_proxies", proxy);
  tx.run(statements::file_agent, agent.id, proxy.community_id, proxy.id);
  announce(tx, proxy);
  return proxy;
}

Items<Proxy> People::proxies_of_person(Tx& tx, const Caller& caller, const PersonKey& wanted) const {
  const auto person = visible(tx, caller, wanted);
  require_opened(tx, caller, person);
  return {tx.all<Proxy>(statements::proxies_of_principal, person.community_id, person.id)};
}

MyProxies People::my_proxies(Tx& tx, const Caller& caller, const OwnPerson& wanted) const {
  const auto me = own(tx, caller, wanted.community_id);
  MyProxies mine{proxies_of_agent(tx, me.id), {}, {}};
  for (auto& proxy : tx.all<Proxy>(statements::proxies_of_principal, me.community_id, me.id))
    mine.helped_by.push_back(as_principal_sees(std::move(proxy)));
  if (me.household_id) mine.cards = tx.all<Card>(statements::cards_of, me.community_id, *me.household_id);
  return mine;
}

void People::end_proxy(Tx& tx, const Caller& caller, const ProxyKey& wanted) const {
  const auto proxy = tx.find<Proxy>(statements::find_proxy, wanted.community_id, wanted.id);
  const auto principal = proxy ? find_person(tx, proxy->community_id, proxy->principal_person_id) : std::nullopt;
  const bool allowed = principal && (caller.person_id == principal->id || caller.person_id == proxy->agent_person_id ||
                                     caller.may(order_for, principal->area_code));
  if (!allowed) throw Refusal::not_found();
  tx.run(statements::end_proxy, proxy->community_id, proxy->id, tx.now());
  announce(tx, *proxy);
}

void People::end_helping(Tx& tx, Id<Area> community, Id<Person> person) const {
  auto proxies = proxies_of_agent(tx, person);
  for (auto& proxy : tx.all<Proxy>(statements::proxies_of_principal, community, person))
    if (proxy.consent == Consent::in_app) proxies.push_back(std::move(proxy));
  for (const auto& proxy : proxies) {
    if (proxy.ended_at) continue;
    tx.run(statements::end_proxy, proxy.community_id, proxy.id, tx.now());
    announce(tx, proxy);
  }
}

}  // namespace linli::people
