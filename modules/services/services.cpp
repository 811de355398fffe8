#include "modules/services/services.hpp"

#include "modules/areas/areas.hpp"
#include "modules/services/rules.hpp"
#include "modules/services/statements.hpp"

namespace linli::services {
namespace {

Words2 name_in(const std::vector<Named>& list, std::string_view code) {
  const auto found = std::ranges::find(list, code, &Named::code);
  return found == list.end() ? Words2{std::string(code), std::string(code)} : found->name;
}

bool has_code(const std::vector<Named>& list, std::string_view code) {
  return std::ranges::find(list, code, &Named::code) != list.end();
}

ServiceRow row_of(const Terms::Part<Service>& kind, const std::optional<Pause>& pause) {
  ServiceRow row{*kind.value, !pause && !kind.withdrawn, "", "", kind.version, kind.withdrawn};
  if (!pause) return row;
  row.paused_reason = pause->reason.str();
  row.paused_by_name = pause->by_name;
  return row;
}

}  // namespace

// ---- for other modules ----

const Service& Services::get_offered(Tx& tx, Id<Area> community, const Terms& terms, std::string_view code) const {
  const auto& service = terms.get(code);
  if (terms.find_kind(code)->withdrawn) throw Refusal::wrong("/kind", "services.no_such_kind");
  if (const auto pause = find_pause(tx, community, code))
    throw Refusal::conflict("services.not_offered", {{"reason", pause->reason.str()}});
  return service;
}

const NonAccept* Services::find_non_accept(std::string_view code) const {
  const auto& reasons = vocabulary().non_accept;
  const auto found = std::ranges::find(reasons, code, &NonAccept::code);
  return found == reasons.end() ? nullptr : &*found;
}

bool Services::has_skill(std::string_view code) const { return has_code(vocabulary().skills, code); }
bool Services::has_language(std::string_view code) const { return has_code(vocabulary().languages, code); }
Words2 Services::name_of_skill(std::string_view code) const { return name_in(vocabulary().skills, code); }
Words2 Services::name_of_language(std::string_view code) const { return name_in(vocabulary().languages, code); }

void Services::check_answers(const Service& service, const JsonObject& answers, json::Complaints& complaints) const {
  services::check_answers(service.fields, answers, complaints);
}

// ---- routes ----

Items<Service> Services::offered(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto pauses = tx.all<Pause>(statements::pauses, wanted.community_id);
  Items<Service> offered;
  for (const auto& kind : terms(tx, wanted.community_id).kinds())
    if (!kind.withdrawn && std::ranges::find(pauses, kind.value->code, &Pause::code) == pauses.end())
      offered.items.push_back(*kind.value);
  return offered;
}

Items<ServiceRow> Services::list(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto pauses = tx.all<Pause>(statements::pauses, wanted.community_id);
  Items<ServiceRow> rows;
  for (const auto& kind : terms(tx, wanted.community_id).kinds()) {
    const auto pause = std::ranges::find(pauses, kind.value->code, &Pause::code);
    rows.items.push_back(row_of(kind, pause == pauses.end() ? std::nullopt : std::optional(*pause)));
  }
  return rows;
}

Kinds Services::kinds(Tx& tx, const Caller& caller, const ListServices& wanted) const {
  Kinds kinds{{}, vocabulary().front};
  for (const auto& row : list(tx, caller, wanted).items)
    kinds.items.push_back(
        {row.service.code, row.service.name, row.service.icon, row.service.season, row.offered});
  return kinds;
}

Items<LadderRow> Services::ladders(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto& terms = this->terms(tx, wanted.community_id);
  Items<LadderRow> rows;
  for (const auto& ladder : terms.ladders()) {
    rows.items.push_back({*ladder.value, ladder.version, ladder.withdrawn, {}});
    for (const auto& kind : terms.kinds())
      if (!kind.withdrawn && kind.value->ladder == ladder.value->code)
        rows.items.back().kinds.push_back(kind.value->code);
  }
  return rows;
}

ServiceRow Services::set_offering(Tx& tx, const Caller& caller, const SetOffering& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  const auto* kind = terms(tx, wanted.community_id).find_kind(wanted.code.str());
  if (kind == nullptr || kind->withdrawn) throw Refusal::wrong("/code", "services.no_such_kind");
  const auto& code = kind->value->code;
  const bool says_why = wanted.reason && !wanted.reason->empty();
  if (!wanted.offered && !says_why) throw Refusal::wrong("/reason", "services.say_why");
  tx.run(statements::end_pause, wanted.community_id, code);
  std::optional<Pause> pause;
  if (!wanted.offered) {
    pause =
        Pause{tx.new_id<Pause>(), wanted.community_id, code, Text<1, 200>(wanted.reason->str()), caller.name, tx.now()};
    tx.insert("services_pauses", *pause);
  }
  tx.announce("services", wanted.community_id.value);
  return row_of(*kind, pause);
}

void Services::require_manager(Tx& tx, const Caller& caller, Id<Area> community) const {
  caller.require(manage, areas_.code_of_community(tx, community).value_or(""));
}

std::optional<Pause> Services::find_pause(Tx& tx, Id<Area> community, std::string_view code) const {
  return tx.find<Pause>(statements::find_pause, community, code);
}

}  // namespace linli::services
