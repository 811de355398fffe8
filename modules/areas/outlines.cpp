#include "modules/areas/outlines.hpp"

#include "modules/areas/outline.hpp"
#include "modules/areas/outline_plan.hpp"
#include "modules/areas/statements.hpp"

namespace linli::areas {
namespace {

OutlineFeature feature_of(const Area& area) {
  OutlineFeature feature;
  feature.id = area.id;
  feature.properties = {area.id, area.code, area.kind, area.name.str(), area.parent_code, area.version};
  if (area.outline) feature.geometry = JsonObject{boost::json::parse(*area.outline).as_object()};
  return feature;
}

OutlineChange change_of(Tx& tx, const OutlineStep& step, Id<OutlineImport> import) {
  const auto& area = step.area;
  return {tx.new_id<OutlineChange>(),
          area.community_id,
          import,
          area.id,
          area.parent_code,
          area.code,
          area.kind,
          step.before.outline,
          *area.outline,
          step.row.verdict == OutlineVerdict::added};
}

void count(OutlineImport& import, OutlineVerdict verdict) {
  if (verdict == OutlineVerdict::redrawn) ++import.redrawn;
  if (verdict == OutlineVerdict::drawn) ++import.drawn;
  if (verdict == OutlineVerdict::added) ++import.added;
  if (verdict == OutlineVerdict::refused) ++import.refused;
}

bool changes_something(const OutlineStep& step) {
  return step.row.verdict != OutlineVerdict::refused && step.row.verdict != OutlineVerdict::same;
}

}  // namespace

OutlineCollection Outlines::all(Tx& tx, const Caller& caller, const ListOutlines& wanted) const {
  const auto reach = caller.reach(view);
  OutlineCollection collection;
  tx.each<Area>(
      statements::outlines, [&](const Area& area) { collection.features.push_back(feature_of(area)); },
      wanted.community_id, reach);
  return collection;
}

Area Outlines::erase(Tx& tx, const Caller& caller, const EraseOutline& wanted) const {
  const auto before = areas_.get(tx, caller, {wanted.community_id, wanted.id});
  caller.require(manage, before.code);
  areas_.must_have_seen(tx, before, wanted.version);
  auto area = before;
  area.outline.reset();
  areas_.save(tx, caller, {facts::Source::told, ""}, before, area);
  return area;
}

Items<OutlineRow> Outlines::check(Tx& tx, const Caller& caller, const TakeOutlines& wanted) const {
  Items<OutlineRow> rows;
  for (auto& step : OutlinePlan(tx, caller, words_, wanted.community_id).steps_of(wanted.collection.value))
    rows.items.push_back(std::move(step.row));
  return rows;
}

OutlineTaking Outlines::take(Tx& tx, const Caller& caller, const TakeOutlines& wanted) const {
  auto steps = OutlinePlan(tx, caller, words_, wanted.community_id).steps_of(wanted.collection.value);
  if (std::ranges::none_of(steps, changes_something)) throw Refusal::conflict("areas.import_nothing");
  OutlineTaking taking;
  auto& import = taking.taken;
  import.id = tx.new_id<OutlineImport>();
  import.community_id = wanted.community_id;
  import.at = tx.now();
  import.by_name = caller.name;
  import.by_person_id = caller.person_id;
  import.file_name = wanted.file_name.str();
  for (const auto& step : steps) count(import, step.row.verdict);
  tx.insert("areas_outline_imports", import);
  // Compounds before their buildings, whatever the order of the file.
  std::vector<OutlineStep*> in_order;
  for (auto& step : steps)
    if (changes_something(step)) in_order.push_back(&step);
  std::ranges::stable_sort(in_order, {}, [](const OutlineStep* step) { return step->area.code.size(); });
  for (auto* step : in_order) draw(tx, caller, *step, import);
  for (auto& step : steps) taking.rows.push_back(std::move(step.row));
  return taking;
}

void Outlines::draw(Tx& tx, const Caller& caller, OutlineStep& step, const OutlineImport& import) const {
  tx.insert("areas_outline_changes", change_of(tx, step, import.id));
  if (step.row.verdict != OutlineVerdict::added)
    return areas_.save(tx, caller, {facts::Source::imported, import.file_name}, step.before, step.area);
  tx.insert("areas_areas", step.area);
  tx.announce("areas", step.area.community_id.value, step.area.id.value);
}

Items<OutlineImport> Outlines::imports(Tx& tx, const Caller& caller, const ListOutlines& wanted) const {
  caller.require(manage, areas_.code_of_community(tx, wanted.community_id).value_or(""));
  return {tx.all<OutlineImport>(statements::outline_imports, wanted.community_id)};
}

OutlineUndoing Outlines::undo(Tx& tx, const Caller& caller, const OutlineImportKey& wanted) const {
  const auto import = tx.find<OutlineImport>(statements::outline_import, wanted.community_id, wanted.import_id);
  if (!import) throw Refusal::not_found();
  if (import->undone_at) throw Refusal::conflict("areas.import_undone_before");
  const auto changes = tx.all<OutlineChange>(statements::outline_changes, wanted.community_id, wanted.import_id);
  for (const auto& change : changes) caller.require(manage, change.code);
  OutlineUndoing undoing{*import, {}};
  for (const auto& change : changes) {
    if (!put_back(tx, caller, change)) undoing.kept.push_back(areas_.place_of(tx, change.community_id, change.code));
    tx.announce("areas", change.community_id.value, change.area_id.value);
  }
  undoing.undone.undone_at = tx.now();
  undoing.undone.undone_by_name = caller.name;
  tx.run(statements::mark_undone, wanted.community_id, wanted.import_id, tx.now(), caller.name);
  return undoing;
}

bool Outlines::put_back(Tx& tx, const Caller& caller, const OutlineChange& change) const {
  if (change.added)
    return tx.run(statements::remove_unused, change.community_id, change.area_id, change.code, change.outline_after) >
           0;
  const auto before = areas_.find(tx, change.community_id, change.code);
  if (!before || before->outline != change.outline_after) return false;
  auto area = *before;
  area.outline = change.outline_before;
  areas_.save(tx, caller, {facts::Source::told, ""}, *before, area);
  return true;
}

}  // namespace linli::areas
