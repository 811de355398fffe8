// Founding a community: its code, and the street and county above it.
#include "modules/areas/areas.hpp"
#include "modules/areas/rules.hpp"
#include "modules/areas/statements.hpp"

namespace linli::areas {
namespace {

constexpr std::size_t digits_of_county = 6, digits_of_street = 9;

std::optional<std::string> code_of(const std::optional<RegionAbove>& region) {
  return region && region->code ? std::optional(region->code->str()) : std::nullopt;
}

// The community's own code says where it lies; without one its street's does.
std::string street_code_of(const FoundCommunity& wanted) {
  return wanted.code ? wanted.code->str().substr(0, digits_of_street) : code_of(wanted.street).value_or("");
}

std::vector<Complaint> faults_of_codes(const FoundCommunity& wanted) {
  const auto street = code_of(wanted.street), county = code_of(wanted.county);
  if (wanted.code && !is_community_code(wanted.code->str())) return {{"/code", "areas.not_a_community_code", ""}};
  if (!wanted.code && !street) return {{"/code", "areas.code_needed", ""}};
  if (!wanted.code && !is_street_code(*street)) return {{"/street/code", "areas.not_a_street_code", ""}};
  const auto street_code = street_code_of(wanted);
  std::vector<Complaint> faults;
  if (street && *street != street_code) faults.push_back({"/street/code", "areas.not_above", wanted.code->str()});
  if (county && *county != street_code.substr(0, digits_of_county))
    faults.push_back({"/county/code", "areas.not_above", street_code});
  return faults;
}

// A region above the community that is founded: what it is called now, and what it shall be called.
struct Above {
  Region region;
  std::optional<std::string> known_name;
  std::optional<std::string> wanted_name;
  std::string pointer;

  bool is_to_be_named() const { return wanted_name && wanted_name != known_name; }
};

Above above(Tx& tx, RegionKind kind, const std::string& code, std::size_t digits_of_parent,
            const std::optional<RegionAbove>& wanted) {
  Above above;
  above.region = {code, kind, {}, code.substr(0, digits_of_parent)};
  above.known_name = tx.find<std::string>(statements::region_name, code);
  if (wanted && wanted->name) above.wanted_name = wanted->name->str();
  above.pointer = "/" + std::string(word_of(kind)) + "/name";
  return above;
}

std::vector<Complaint> faults_of_names(const Caller& caller, const std::vector<Above>& regions) {
  std::vector<Complaint> faults;
  for (const auto& each : regions) {
    if (!each.known_name && !each.wanted_name) faults.push_back({each.pointer, "areas.region_name_needed", ""});
    // Else whoever founds one community could rename the county of all others.
    if (each.known_name && each.is_to_be_named() && !caller.may(manage, each.region.code))
      faults.push_back({each.pointer, "areas.region_called", *each.known_name});
  }
  return faults;
}

std::string next_community_code(Tx& tx, const std::string& street_code) {
  const auto last =
      tx.find<std::optional<std::string>>(statements::last_community_code, street_code, street_code + "~");
  auto code = code_after(AreaKind::community, street_code, last.value_or(std::nullopt).value_or(""));
  if (code.empty()) throw Refusal::conflict("areas.no_code_free");
  return code;
}

}  // namespace

Items<Region> Areas::regions(Tx& tx, const Caller&, const ListRegions& wanted) const {
  return {tx.all<Region>(statements::regions, wanted.parent_code)};
}

CommunityRow Areas::found(Tx& tx, const Caller& caller, const FoundCommunity& wanted) const {
  if (auto faults = faults_of_codes(wanted); !faults.empty()) throw Refusal::wrong(std::move(faults));
  const auto street = street_code_of(wanted), county = street.substr(0, digits_of_county);
  const auto code = wanted.code ? wanted.code->str() : next_community_code(tx, street);
  caller.require(manage, code);
  if (const auto there = community_of_code(tx, code))
    throw Refusal::wrong("/code", "areas.community_exists", name_of(tx, *there, code));
  constexpr std::size_t digits_of_city = 4;
  const std::vector regions{above(tx, RegionKind::county, county, digits_of_city, wanted.county),
                            above(tx, RegionKind::street, street, digits_of_county, wanted.street)};
  if (auto faults = faults_of_names(caller, regions); !faults.empty()) throw Refusal::wrong(std::move(faults));
  for (const auto& each : regions)
    if (each.is_to_be_named())
      ensure_region(tx, {each.region.code, each.region.kind, *each.wanted_name, each.region.parent_code});
  const auto community = ensure_community(tx, code, wanted.name.str(), wanted.lat, wanted.lng);
  tx.announce("areas", community.id.value, community.id.value);
  return communities_below(tx, code).at(0);
}

}  // namespace linli::areas
