#include "modules/people/people.hpp"
#include "modules/people/rules.hpp"
#include "modules/people/statements.hpp"

namespace linli::people {
namespace {

Words2 same(const std::string& text) { return {text, text}; }

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

// The newest change of each field says where its value came from; what was never changed came with the first.
class Origins {
 public:
  Origins(const Words& words, std::vector<facts::Change> changes) : words_(words), changes_(std::move(changes)) {}

  const facts::Change* of(std::string_view field) const {
    for (const auto& change : changes_)
      if (change.field == field) return &change;
    return changes_.empty() ? nullptr : &changes_.back();
  }
  Words2 said(std::string_view field) const {
    const auto* change = of(field);
    if (change == nullptr) return words_.both("people.kept.from_unknown");
    const auto source = words_.both("people.source." + std::string(word_of(change->source)));
    return words_.both("people.kept.from",
                       {{"source.zh", source.zh}, {"source.en", source.en}, {"name", change->by_name}});
  }

 private:
  const Words& words_;
  std::vector<facts::Change> changes_;
};

}  // namespace

std::vector<FactOrigin> People::origins_of(Tx& tx, const Person& person) const {
  const Origins origins(words_, facts::history_of(tx, about(person)));
  std::vector<FactOrigin> found;
  for (const char* field : {"name", "phone", "birth_year", "sex", "place", "languages", "large_text", "spoken_contact",
                            "preferred_language"}) {
    const auto* change = origins.of(field);
    found.push_back({field, origins.said(field), change ? std::optional(change->at) : std::nullopt});
  }
  return found;
}

KeptPart People::kept_of_record(Tx& tx, const Person& person) const {
  KeptPart part{"person", words_.both("people.kept.person"), words_.both("people.kept.person_for"), {}};
  const Origins origins(words_, facts::history_of(tx, about(person)));
  const auto add = [&](const std::string& field, const Words2& said) {
    if (said.zh.empty()) return;
    const auto* change = origins.of(field);
    JsonObject record;
    record.value["field"] = field;
    record.value["value"] = said.zh;
    part.items.push_back({words_.both("people.kept.field." + field), said, origins.said(field),
                          change ? std::optional(change->at) : std::nullopt, record});
  };
  const auto yes_or_no = [&](bool value) { return words_.both(value ? "people.kept.yes" : "people.kept.no"); };
  add("name", same(person.name.str()));
  add("phone", same(person.phone ? person.phone->digits() : ""));
  const auto identity = identity_of(tx, person.community_id, person.id);
  add("id_number", same(identity.id_number ? identity.id_number->characters() : ""));
  add("birth_date", same(identity.birth_date ? identity.birth_date->iso() : ""));
  add("birth_year", same(person.birth_year ? std::to_string(person.birth_year->value) : ""));
  if (person.sex != Sex::unstated) add("sex", words_.both("people.kept.sex." + std::string(word_of(person.sex))));
  add("place", same(person.place));
  add("languages", same(joined(person.languages)));
  add("large_text", yes_or_no(person.large_text));
  add("spoken_contact", yes_or_no(person.spoken_contact));
  add("preferred_language", words_.both("people.kept.language." + std::string(word_of(person.preferred_language))));
  return part;
}

KeptPart People::kept_consents(Tx& tx, const Person& person) const {
  KeptPart part{"consents", words_.both("people.kept.consents"), words_.both("people.kept.consents_for"), {}};
  const auto add = [&](const std::string& what, const std::string& name, const Proxy& proxy) {
    const auto state = words_.both(proxy.ended_at ? "people.kept.ended" : "people.kept.in_force");
    part.items.push_back(
        {words_.both(what),
         words_.both("people.kept.proxy_said", {{"name", name}, {"state.zh", state.zh}, {"state.en", state.en}}),
         words_.both("people.kept.written_by", {{"name", proxy.recorded_by_name}}), proxy.recorded_at,
         json::object_of(proxy)});
  };
  for (auto& each : tx.all<Proxy>(statements::proxies_of_principal, person.community_id, person.id)) {
    const auto proxy = as_principal_sees(std::move(each));
    add("people.kept.proxy", proxy.agent_name, proxy);
  }
  for (const auto& proxy : proxies_of_agent(tx, person.id)) add("people.kept.helping", proxy.principal_name, proxy);
  if (!person.household_id) return part;
  for (const auto& card : tx.all<Card>(statements::cards_of, person.community_id, *person.household_id)) {
    if (card.person_id != person.id) continue;
    part.items.push_back({words_.both("people.kept.card"),
                          words_.both(card.ended_at ? "people.kept.ended" : "people.kept.in_force"),
                          words_.both("people.kept.written_by", {{"name", card.printed_by_name}}), card.printed_at,
                          json::object_of(card)});
  }
  return part;
}

KeptPart People::kept_looks(Tx& tx, const Person& person) const {
  KeptPart part{"looks", words_.both("people.kept.looks"), words_.both("people.kept.looks_for"), {}};
  for (const auto& look : tx.all<Look>(statements::looks_at, person.community_id, person.id))
    part.items.push_back(
        {words_.both("people.kept.look"), same(look.by_name), same(look.purpose), look.at, json::object_of(look)});
  return part;
}

MyData People::my_data(Tx& tx, const Caller& caller, const OwnPerson& wanted) const {
  const auto me = own(tx, caller, wanted.community_id);
  MyData data{me.id, me.name.str(), tx.now(), {kept_of_record(tx, me), kept_consents(tx, me), kept_looks(tx, me)}};
  for (const auto& tell : tellers_)
    if (auto part = tell(tx, me); !part.items.empty()) data.parts.push_back(std::move(part));
  return data;
}

}  // namespace linli::people
