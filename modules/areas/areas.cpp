#include "modules/areas/areas.hpp"

#include <mutex>

#include "modules/areas/outline.hpp"
#include "modules/areas/rules.hpp"
#include "modules/areas/statements.hpp"

namespace linli::areas {
namespace {

facts::About about(const Area& area) { return {area.community_id, "area", area.id.value}; }

}  // namespace

Items<CommunityRow> Areas::communities(Tx& tx, const Caller&, const Nothing&) const { return {communities_below(tx, "")}; }

Items<Area> Areas::list(Tx& tx, const Caller& caller, const ListAreas& wanted) const {
  const auto reach = caller.reach(view);
  return {tx.all<Area>(statements::list, wanted.community_id, wanted.kind, wanted.parent_code, reach)};
}

Area Areas::get(Tx& tx, const Caller& caller, const FindArea& wanted) const {
  const auto area = tx.find<Area>(statements::find_by_id, wanted.community_id, wanted.id);
  if (!area || !caller.may(view, area->code)) throw Refusal::not_found();
  return *area;
}

Area Areas::create(Tx& tx, const Caller& caller, const CreateArea& wanted) const {
  const auto parent = find(tx, wanted.community_id, wanted.parent_code.str());
  if (!parent) throw Refusal::wrong("/parent_code", "areas.no_such_parent");
  caller.require(manage, parent->code);
  const auto above = kinds_above(wanted.kind);
  if (std::ranges::find(above, parent->kind) == above.end()) throw Refusal::wrong("/kind", "areas.wrong_level");
  Area area;
  area.id = tx.new_id<Area>();
  area.community_id = wanted.community_id;
  area.kind = wanted.kind;
  area.name = wanted.name;
  area.parent_code = parent->code;
  area.code = wanted.code ? wanted.code->str() : next_code(tx, wanted.community_id, wanted.kind, parent->code);
  if (!is_well_formed(area.kind, area.parent_code, area.code)) throw Refusal::wrong("/code", "areas.not_below_parent", area.parent_code);
  if (find(tx, area.community_id, area.code)) throw Refusal::wrong("/code", "areas.code_taken", area.code);
  area.lat = wanted.lat;
  area.lng = wanted.lng;
  if (wanted.outline) draw(tx, area, wanted.outline->str());
  tx.insert("areas_areas", area);
  tx.announce("areas", area.community_id.value, area.id.value);
  return area;
}

Area Areas::change(Tx& tx, const Caller& caller, const ChangeArea& wanted) const {
  const auto before = get(tx, caller, {wanted.community_id, wanted.id});
  caller.require(manage, before.code);
  must_have_seen(tx, before, wanted.version);
  auto area = before;
  if (wanted.name) area.name = *wanted.name;
  if (wanted.lat) area.lat = wanted.lat;
  if (wanted.lng) area.lng = wanted.lng;
  if (wanted.outline) draw(tx, area, wanted.outline->str());
  save(tx, caller, {facts::Source::told, ""}, before, area);
  if (area.kind == AreaKind::community) tx.run(statements::rename_community, area.id, area.name);
  return area;
}

void Areas::must_have_seen(Tx& tx, const Area& area, std::int64_t version) const {
  if (version != area.version) throw facts::changed_meanwhile(tx, about(area), "areas.changed_meanwhile");
}

void Areas::save(Tx& tx, const Caller& caller, const facts::Origin& origin, const Area& before, Area& after) const {
  const auto changed = tx.run(statements::change, after.community_id, after.id, before.version, after.name, after.lat,
                              after.lng, after.outline);
  if (changed == 0) throw facts::changed_meanwhile(tx, about(after), "areas.changed_meanwhile");
  facts::record_changes(tx, caller, about(after), origin, before, after);
  after.version = before.version + 1;
  tx.announce("areas", after.community_id.value, after.id.value);
}

void Areas::draw(Tx& tx, Area& area, const std::string& outline) const {
  std::vector<OutlineFault> faults;
  const auto shape = read_outline(outline, faults);
  const auto community = tx.find<Area>(statements::find_by_id, area.community_id, area.community_id);
  if (faults.empty() && community && community->id != area.id)
    if (const auto far = kilometres_off(*community, shape)) faults.push_back({"areas.outline_far", std::to_string(*far)});
  std::vector<Complaint> complaints;
  for (auto& fault : faults) complaints.push_back({"/outline", std::move(fault.code), std::move(fault.limit)});
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  area.outline = geojson_of(shape);
  if (area.lat && area.lng) return;
  const auto middle = middle_of(shape);
  area.lat = Latitude{middle.lat};
  area.lng = Longitude{middle.lng};
}

Items<BuildingRow> Areas::buildings(Tx& tx, const Caller&, const ListBuildings& wanted) const {
  return {tx.all<BuildingRow>(statements::buildings, wanted.community_id)};
}

std::optional<Area> Areas::find(Tx& tx, Id<Area> community, std::string_view code) const {
  return tx.find<Area>(statements::find_by_code, community, code);
}

Area Areas::must_have(Tx& tx, Id<Area> community, std::string_view code, const std::string& pointer) const {
  auto area = find(tx, community, code);
  if (!area) throw Refusal::wrong(pointer, "areas.no_such_area");
  return *area;
}

std::optional<std::string> Areas::code_of_community(Tx& tx, Id<Area> community) const {
  {
    const std::shared_lock lock(mutex_);
    const auto known = community_codes_.find(community.value);
    if (known != community_codes_.end()) return known->second;
  }
  auto code = tx.find<std::string>(statements::community_code, community);
  const std::unique_lock lock(mutex_);
  if (code) community_codes_.emplace(community.value, *code);
  return code;
}

std::optional<Id<Area>> Areas::community_of_code(Tx& tx, std::string_view code) const {
  return tx.find<Id<Area>>(statements::community_id, code.substr(0, 12));
}

std::vector<CommunityRow> Areas::communities_below(Tx& tx, std::string_view prefix) const {
  return tx.all<CommunityRow>(statements::communities_below, prefix.substr(0, 12), std::string(prefix.substr(0, 12)) + "~");
}

std::string Areas::name_of(Tx& tx, Id<Area> community, std::string_view code) const {
  if (code.size() < 12) return tx.find<std::string>(statements::region_name, code).value_or(std::string(code));
  const auto area = find(tx, community, code);
  return area ? area->name.str() : std::string(code);
}

std::string Areas::place_of(Tx& tx, Id<Area> community, std::string_view code) const {
  const auto area = find(tx, community, code);
  if (!area) return {};
  if (area->kind != AreaKind::building) return area->name.str();
  return name_of(tx, community, area->parent_code) + " " + area->name.str();
}

void Areas::ensure_region(Tx& tx, const Region& region) const {
  tx.run(statements::add_region, region.code, region.kind, region.name, region.parent_code);
}

Area Areas::ensure_community(Tx& tx, std::string_view code, const std::string& name, std::optional<Latitude> lat, std::optional<Longitude> lng) const {
  if (const auto known = community_of_code(tx, code)) return *find(tx, *known, code);
  Area area;
  area.id = tx.new_id<Area>();
  area.community_id = area.id;
  area.code = code;
  area.kind = AreaKind::community;
  area.name = Text<1, 60>(name);
  area.parent_code = std::string(code.substr(0, 9));
  area.lat = lat;
  area.lng = lng;
  tx.insert("areas_areas", area);
  tx.run(statements::add_community, area.id, area.code, area.name);
  return area;
}

void Areas::count_household(Tx& tx, Id<Area> community, std::string_view code, std::string_view micro_grid_code, int by) const {
  tx.run(statements::count_household, community, code, by, micro_grid_code);
}

std::string Areas::next_code(Tx& tx, Id<Area> community, AreaKind kind, const std::string& parent_code) const {
  const auto last = tx.find<std::optional<std::string>>(statements::last_code, community, parent_code, kind).value_or(std::nullopt);
  auto code = code_after(kind, parent_code, last.value_or(""));
  if (code.empty()) throw Refusal::conflict("areas.no_code_free");
  return code;
}

}  // namespace linli::areas
