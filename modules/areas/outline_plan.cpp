#include "modules/areas/outline_plan.hpp"

#include <algorithm>

#include "modules/areas/areas.hpp"
#include "modules/areas/rules.hpp"
#include "modules/areas/statements.hpp"

namespace linli::areas {
namespace {

constexpr std::size_t most_features = 5'000;

// Why a feature cannot be taken: caught for each, so that one does not stop the others.
struct Refused {
  std::string code;
  std::string limit;
};

std::string text_at(const boost::json::object& properties, std::initializer_list<const char*> names) {
  for (const auto* name : names)
    if (const auto* value = properties.if_contains(name); value != nullptr && value->is_string())
      return std::string(value->get_string());
  return {};
}

const boost::json::object& properties_of(const boost::json::value& feature) {
  static const boost::json::object none;
  const auto* object = feature.if_object();
  const auto* properties = object == nullptr ? nullptr : object->if_contains("properties");
  return properties != nullptr && properties->is_object() ? properties->get_object() : none;
}

std::optional<AreaKind> kind_of(const boost::json::value& feature) {
  const auto word = text_at(properties_of(feature), {"kind", "类型"});
  static const std::map<std::string, AreaKind> in_chinese{{"社区", AreaKind::community},
                                                          {"网格", AreaKind::grid},
                                                          {"微网格", AreaKind::micro_grid},
                                                          {"小区", AreaKind::compound},
                                                          {"楼栋", AreaKind::building}};
  const auto known = in_chinese.find(word);
  return known != in_chinese.end() ? std::optional(known->second) : enum_of<AreaKind>(word);
}

}  // namespace

OutlinePlan::OutlinePlan(Tx& tx, const Caller& caller, const Words& words, Id<Area> community)
    : tx_(tx), caller_(caller), words_(words), community_(community) {
  tx.each<Area>(
      statements::all_areas, [&](Area area) { areas_.emplace(area.code, std::move(area)); }, community);
}

std::vector<OutlineStep> OutlinePlan::steps_of(const boost::json::object& collection) {
  const auto* type = collection.if_contains("type");
  const auto* features = collection.if_contains("features");
  const bool is_collection =
      type != nullptr && *type == "FeatureCollection" && features != nullptr && features->is_array();
  if (!is_collection || features->get_array().empty() || features->get_array().size() > most_features)
    throw Refusal::wrong("/collection", "areas.import_not_a_collection", std::to_string(most_features));
  const auto& all = features->get_array();
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  // What lies higher comes first, so that a file may bring a compound and its buildings.
  std::ranges::stable_sort(
      order, {}, [&](std::size_t i) { return static_cast<int>(kind_of(all[i]).value_or(AreaKind::building)); });
  std::vector<OutlineStep> steps(all.size());
  for (const auto i : order) {
    steps[i] = step_of(all[i]);
    steps[i].row.row = static_cast<std::int64_t>(i) + 1;
  }
  return steps;
}

OutlineStep OutlinePlan::step_of(const boost::json::value& feature) {
  OutlineStep step;
  const auto& properties = properties_of(feature);
  step.row.kind = kind_of(feature);
  step.row.name = text_at(properties, {"name", "名称", "code", "代码", "编码"});
  try {
    const auto told = read(feature);
    auto* known = match(told);
    step.area = known != nullptr ? *known : added(told);
    auto& area = step.area;
    if (!caller_.may(manage, known != nullptr ? area.code : area.parent_code))
      throw Refused{"areas.import_out_of_reach", ""};
    if (const auto [first, is_first] = taken_.emplace(area.code, step.row.name); !is_first)
      throw Refused{"areas.import_twice", first->second};
    step.before = area;
    area.outline = geojson_of(told.outline);
    const auto middle = middle_of(told.outline);
    if (!area.lat || !area.lng) area.lat = Latitude{middle.lat}, area.lng = Longitude{middle.lng};
    step.row.verdict = known == nullptr                      ? OutlineVerdict::added
                       : !step.before.outline                ? OutlineVerdict::drawn
                       : step.before.outline == area.outline ? OutlineVerdict::same
                                                             : OutlineVerdict::redrawn;
    areas_[area.code] = area;
    outlines_[area.code] = told.outline;
    step.row.area_code = area.code;
    step.row.area_name = area.name.str();
    step.row.kind = area.kind;
  } catch (const Refused& refused) {
    step.row.verdict = OutlineVerdict::refused;
    step.row.why = words_.both(refused.code, {{"limit", refused.limit}});
  }
  return step;
}

OutlinePlan::Told OutlinePlan::read(const boost::json::value& feature) {
  const auto& properties = properties_of(feature);
  Told told{text_at(properties, {"code", "代码", "编码"}),
            text_at(properties, {"name", "名称"}),
            text_at(properties, {"parent_code", "上级代码"}),
            kind_of(feature),
            {}};
  if (told.code.empty() && told.name.empty()) throw Refused{"areas.import_nameless", ""};
  std::vector<OutlineFault> faults;
  const auto* object = feature.if_object();
  const auto* geometry = object == nullptr ? nullptr : object->if_contains("geometry");
  told.outline = read_outline(geometry == nullptr ? boost::json::value() : *geometry, faults);
  if (!faults.empty()) throw Refused{faults.front().code, faults.front().limit};
  const auto community = std::ranges::find(areas_, community_, [](const auto& each) { return each.second.id; });
  if (community != areas_.end())
    if (const auto far = kilometres_off(community->second, told.outline))
      throw Refused{"areas.outline_far", std::to_string(*far)};
  return told;
}

Area* OutlinePlan::match(const Told& told) {
  if (const auto known = areas_.find(told.code); known != areas_.end()) return &known->second;
  if (told.name.empty()) return nullptr;
  std::vector<Area*> called;
  for (auto& [code, area] : areas_)
    if (is_called(area, told)) called.push_back(&area);
  if (!called.empty() && called.front()->kind == AreaKind::building) keep_neighbours(called, told);
  if (called.size() > 1) throw Refused{"areas.import_several", told.name};
  return called.empty() ? nullptr : called.front();
}

// Every compound has a Building 1: the one where it is drawn is meant. Where nobody drew the compounds, any may be.
void OutlinePlan::keep_neighbours(std::vector<Area*>& called, const Told& told) {
  const auto middle = middle_of(told.outline);
  std::string compound;
  for (const auto& [code, area] : areas_) {
    const auto* around = area.kind == AreaKind::compound ? outline_of(area) : nullptr;
    if (around != nullptr && holds(*around, middle)) compound = code;
  }
  const auto says_more = [&](const Area* area) { return !told.parent_code.empty() || area->name.str() != told.name; };
  std::erase_if(called, [&](const Area* area) {
    if (says_more(area)) return false;
    if (!compound.empty()) return area->parent_code != compound;
    const auto parent = areas_.find(area->parent_code);
    return parent != areas_.end() && parent->second.outline;
  });
}

bool OutlinePlan::is_called(const Area& area, const Told& told) const {
  if (told.kind && area.kind != *told.kind) return false;
  if (!told.parent_code.empty() && area.parent_code != told.parent_code) return false;
  if (!told.code.empty()) return false;  // a code that is not known is a new area, whatever it is called
  if (area.name.str() == told.name) return true;
  const auto parent = areas_.find(area.parent_code);
  if (area.kind != AreaKind::building || parent == areas_.end()) return false;
  const auto& compound = parent->second.name.str();
  return told.name == compound + area.name.str() || told.name == compound + " " + area.name.str();
}

Area OutlinePlan::added(const Told& told) {
  if (!told.kind || *told.kind == AreaKind::community) throw Refused{"areas.import_unknown", ""};
  const char* fault = nullptr;
  const auto name = Text<1, 60>::make(told.name, fault);
  if (!name) throw Refused{"areas.import_nameless", ""};
  Area area;
  area.name = *name;
  area.id = tx_.new_id<Area>();
  area.community_id = community_;
  area.kind = *told.kind;
  area.parent_code = parent_of(told);
  area.code = told.code.empty() ? next_code(area.kind, area.parent_code) : told.code;
  if (!is_well_formed(area.kind, area.parent_code, area.code))
    throw Refused{"areas.not_below_parent", area.parent_code};
  return area;
}

std::string OutlinePlan::parent_of(const Told& told) {
  const auto may_hold = kinds_above(*told.kind);
  const auto fits = [&](const Area& area) { return std::ranges::find(may_hold, area.kind) != may_hold.end(); };
  if (!told.parent_code.empty()) {
    const auto named = areas_.find(told.parent_code);
    if (named == areas_.end()) throw Refused{"areas.no_such_parent", ""};
    if (!fits(named->second)) throw Refused{"areas.wrong_level", ""};
    return told.parent_code;
  }
  std::string best;
  for (const auto& [code, area] : areas_) {
    if (!fits(area) || code.size() < best.size()) continue;
    const auto* around = outline_of(area);
    if (around != nullptr && holds(*around, middle_of(told.outline))) best = code;
  }
  // A grid lies in its community even before anybody drew that.
  if (best.empty() && *told.kind == AreaKind::grid) best = areas_.begin()->first;
  if (best.empty()) throw Refused{"areas.import_no_parent", ""};
  return best;
}

std::string OutlinePlan::next_code(AreaKind kind, const std::string& parent_code) {
  const std::pair key{parent_code, kind};
  if (!last_codes_.contains(key))
    last_codes_[key] = tx_.find<std::optional<std::string>>(statements::last_code, community_, parent_code, kind)
                           .value_or(std::nullopt)
                           .value_or("");
  auto& last = last_codes_[key];
  do last = code_after(kind, parent_code, last);
  while (areas_.contains(last));
  if (last.empty()) throw Refused{"areas.no_code_free", ""};
  return last;
}

const Outline* OutlinePlan::outline_of(const Area& area) {
  if (!area.outline) return nullptr;
  const auto known = outlines_.find(area.code);
  if (known != outlines_.end()) return &known->second;
  std::vector<OutlineFault> faults;
  return &outlines_.emplace(area.code, read_outline(*area.outline, faults)).first->second;
}

}  // namespace linli::areas
