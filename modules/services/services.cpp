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

ServiceRow row_of(const Service& service, const std::optional<Pause>& pause) {
  if (!pause) return {service, true, "", ""};
  return {service, false, pause->reason.str(), pause->by_name};
}

}  // namespace

// ---- for other modules ----

const Service* Services::find(std::string_view code) const {
  const auto found = std::ranges::find(catalogue_.services, code, &Service::code);
  return found == catalogue_.services.end() ? nullptr : &*found;
}

const Service& Services::get(std::string_view code) const {
  const auto* service = find(code);
  if (service == nullptr) throw Refusal::wrong("/kind", "services.no_such_kind");
  return *service;
}

const Service& Services::get_offered(Tx& tx, Id<Area> community, std::string_view code) const {
  const auto& service = get(code);
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

Instant Services::due(const Service& service, Promise promise, Instant ordered_at) const {
  const auto& promised = promise == Promise::accept ? service.limits.accept : service.limits.finish;
  return calendar().after(ordered_at, promised.limit());
}

Instant Services::due(const LadderStep& step, Instant accept_due_at, Instant finish_due_at) const {
  return calendar().after(step.after == Promise::accept ? accept_due_at : finish_due_at,
                          PromisedHours{step.late_by_hours, step.time}.limit());
}

void Services::check_answers(const Service& service, const JsonObject& answers, json::Complaints& complaints) const {
  services::check_answers(service.fields, answers, complaints);
}

// ---- routes ----

Items<Service> Services::offered(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto pauses = tx.all<Pause>(statements::pauses, wanted.community_id);
  Items<Service> offered;
  std::ranges::copy_if(all(), std::back_inserter(offered.items), [&](const Service& service) {
    return std::ranges::find(pauses, service.code, &Pause::code) == pauses.end();
  });
  return offered;
}

Kinds Services::kinds(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto pauses = tx.all<Pause>(statements::pauses, wanted.community_id);
  Kinds kinds{{}, vocabulary().front};
  for (const auto& each : all()) {
    const bool offered = std::ranges::find(pauses, each.code, &Pause::code) == pauses.end();
    kinds.items.push_back({each.code, each.name, each.icon, each.season, offered});
  }
  return kinds;
}

Items<ServiceRow> Services::list(Tx& tx, const Caller&, const ListServices& wanted) const {
  const auto pauses = tx.all<Pause>(statements::pauses, wanted.community_id);
  Items<ServiceRow> rows;
  for (const auto& service : all()) {
    const auto pause = std::ranges::find(pauses, service.code, &Pause::code);
    rows.items.push_back(row_of(service, pause == pauses.end() ? std::nullopt : std::optional(*pause)));
  }
  return rows;
}

ServiceRow Services::set_offering(Tx& tx, const Caller& caller, const SetOffering& wanted) const {
  caller.require(manage, areas_.code_of_community(tx, wanted.community_id).value_or(""));
  const auto* service = find(wanted.code.str());
  if (service == nullptr) throw Refusal::wrong("/code", "services.no_such_kind");
  const bool says_why = wanted.reason && !wanted.reason->empty();
  if (!wanted.offered && !says_why) throw Refusal::wrong("/reason", "services.say_why");
  tx.run(statements::end_pause, wanted.community_id, service->code);
  std::optional<Pause> pause;
  if (!wanted.offered) {
    pause = Pause{tx.new_id<Pause>(), wanted.community_id,
                  service->code,      Text<1, 200>(wanted.reason->str()),
                  caller.name,        tx.now()};
    tx.insert("services_pauses", *pause);
  }
  tx.announce("services", wanted.community_id.value);
  return row_of(*service, pause);
}

std::optional<Pause> Services::find_pause(Tx& tx, Id<Area> community, std::string_view code) const {
  return tx.find<Pause>(statements::find_pause, community, code);
}

}  // namespace linli::services
