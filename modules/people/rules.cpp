#include "modules/people/rules.hpp"

#include <algorithm>

namespace linli::people {

facts::About about(const Person& person) { return {person.community_id, "person", person.id.value}; }

std::vector<std::string> codes_of(const std::vector<Text<1, 40>>& languages) {
  std::vector<std::string> codes;
  for (const auto& each : languages) codes.push_back(each.str());
  return codes;
}

bool is_in_force(const Proxy& proxy, Instant now) { return !proxy.ended_at && (!proxy.until || *proxy.until > now); }

const char* fault_of_proxy(const Proxy& proxy, const std::vector<Proxy>& theirs, Instant now) {
  if (proxy.agent_person_id == proxy.principal_person_id) return "people.proxy_for_self";
  if (proxy.until && *proxy.until <= now) return "people.proxy_ends_before_it_starts";
  const bool exists = std::ranges::any_of(theirs, [&](const Proxy& other) {
    return other.agent_person_id == proxy.agent_person_id && is_in_force(other, now);
  });
  return exists ? "people.proxy_exists" : nullptr;
}

bool needs_the_desk(const Person& before, const Person& after) {
  return before.phone != after.phone || before.household_id != after.household_id ||
         before.area_code != after.area_code;
}

std::string place_in_words(std::string_view building, std::string_view unit, std::string_view room) {
  std::string place(building);
  for (const auto part : {unit, room})
    if (!part.empty()) place.append(place.empty() ? "" : " ").append(part);
  return place;
}

std::string masked_name(std::string_view name) { return first_letters(name, 1) + "**"; }

Proxy as_principal_sees(Proxy proxy) {
  if (proxy.consent == Consent::in_app) proxy.agent_name = masked_name(proxy.agent_name);
  return proxy;
}

}  // namespace linli::people
