#include "modules/imports/people/homes.hpp"

namespace linli::imports {
namespace {

bool is_number(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

// "玉岭花园", "玉岭花园小区" and "玉岭花园A区" said shortly: one name begins with the other.
bool same_compound(const std::string& a, const std::string& b) { return a.starts_with(b) || b.starts_with(a); }

}  // namespace

HomeBook::HomeBook(Tx& tx, const areas::Areas& areas, const people::People& people, Id<Area> community) {
  for (const auto& row : areas.buildings(tx, Caller::program("imports"), {community}).items)
    buildings_.push_back({row.code, addresses::plain(row.compound_name), addresses::bare(row.name)});
  people.each_home(tx, community, [&](Household home) {
    keys_.emplace(place_of(home.area_code, home.unit.str(), home.room.str()), home.id.value);
  });
}

std::string HomeBook::place_of(const std::string& building_code, std::string_view unit, std::string_view room) {
  return building_code + "|" + addresses::bare(unit) + "|" + addresses::bare(room);
}

FoundHome HomeBook::find(const addresses::Address& address) {
  FoundHome found;
  const auto number = address.building.empty() ? address.number : address.building;
  if (number.empty() && address.room.empty()) return found;  // no more than a road or a compound
  const auto said = address.compound + (address.compound.empty() ? "" : " ") + number;
  const Building* building = nullptr;
  int alike = 0;
  for (const auto& each : buildings_) {
    if (each.number != number || !(address.compound.empty() || same_compound(each.compound, address.compound))) continue;
    const bool exact = !address.compound.empty() && each.compound == address.compound;
    if (exact || alike == 0) building = &each;
    if (exact) alike = 1;
    if (exact) break;
    ++alike;
  }
  if (building == nullptr) {
    found.fault = RowReason{"imports.row.no_such_building", {{"building", said}}};
  } else if (alike > 1) {
    found.fault = RowReason{"imports.row.which_building", {{"building", said}}};
  } else if (address.room.empty()) {
    found.fault = RowReason{"imports.row.no_room", {}};
  } else {
    found.building_code = building->code;
    found.unit = is_number(address.unit) ? address.unit + "单元" : address.unit;
    found.room = address.room;
    const auto [place, is_new] = keys_.try_emplace(place_of(building->code, address.unit, address.room), next_new_);
    if (is_new) --next_new_;
    found.key = place->second;
  }
  return found;
}

void HomeBook::note(const FoundHome& found, const Household& home) {
  keys_[place_of(found.building_code, found.unit, found.room)] = home.id.value;
}

}  // namespace linli::imports
