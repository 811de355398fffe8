#pragma once
#include "modules/people/records.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::people {

// An agent may act in this many communities beside their own: as many as one permission's reach can hold.
inline constexpr std::size_t most_communities_helped = 3;

// Under what a person's history is kept.
facts::About about(const Person& person);
std::vector<std::string> codes_of(const std::vector<Text<1, 40>>& languages);

bool is_in_force(const Proxy& proxy, Instant now);

// What speaks against recording a proxy; null when nothing does. `theirs` are all proxies of the principal.
const char* fault_of_proxy(const Proxy& proxy, const std::vector<Proxy>& theirs, Instant now);

// What residents may not change in their own record: what decides whom they may see and how they sign in.
bool needs_the_desk(const Person& before, const Person& after);

// "玉岭新村 3栋 2单元 301" from its parts; empty parts are left out.
std::string place_in_words(std::string_view building, std::string_view unit, std::string_view room);

// "田**": the first letter of a name, for whoever need not know the rest.
std::string masked_name(std::string_view name);

// A consent as the resident reads it: whom they found by telephone alone is masked, so that no number tells a name.
Proxy as_principal_sees(Proxy proxy);

}  // namespace linli::people
