#pragma once
#include <shared_mutex>

#include "modules/areas/records.hpp"
#include "platform/module/module.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::areas {

inline constexpr Permission view{"areas.view"};
inline constexpr Permission manage{"areas.manage"};

// The tree of areas. Safe from several threads.
class Areas {
 public:
  // Every community there is, with its street and county.
  Items<CommunityRow> communities(Tx&, const Caller&, const Nothing&) const;
  // The regions below one, or every county that is known: what stands above a community that somebody founds.
  Items<Region> regions(Tx&, const Caller&, const ListRegions&) const;
  // Makes a community and names the street and county above it. A known region keeps its name unless the caller manages
  // it. Refuses with every field's fault at once, with areas.community_exists, areas.no_code_free.
  CommunityRow found(Tx&, const Caller&, const FoundCommunity&) const;
  Items<Area> list(Tx&, const Caller&, const ListAreas&) const;
  // Refuses with platform.not_found.
  Area get(Tx&, const Caller&, const FindArea&) const;
  // Refuses with areas.no_such_parent, areas.not_below_parent, areas.wrong_level, areas.code_taken, areas.no_code_free,
  // and with every fault of the outline.
  Area create(Tx&, const Caller&, const CreateArea&) const;
  // An area without a place gets the middle of its outline. Refuses as `save` and `create` do.
  Area change(Tx&, const Caller&, const ChangeArea&) const;
  // Names only: for people who say where they live.
  Items<BuildingRow> buildings(Tx&, const Caller&, const ListBuildings&) const;

  std::optional<Area> find(Tx&, Id<Area> community, std::string_view code) const;
  // The area with this code in this community; refuses with areas.no_such_area at `pointer`.
  Area must_have(Tx&, Id<Area> community, std::string_view code, const std::string& pointer) const;
  std::optional<std::string> code_of_community(Tx&, Id<Area> community) const;
  std::optional<Id<Area>> community_of_code(Tx&, std::string_view code) const;
  // The communities whose codes begin with `prefix`.
  std::vector<CommunityRow> communities_below(Tx&, std::string_view prefix) const;
  // The name of an area or region; the code itself when nobody named it.
  std::string name_of(Tx&, Id<Area> community, std::string_view code) const;
  // "玉岭新村 3栋": compound and building, or just the area's name.
  std::string place_of(Tx&, Id<Area> community, std::string_view code) const;

  // Stores what became of an area and writes down what it was. Refuses with areas.changed_meanwhile, naming who was
  // faster.
  void save(Tx&, const Caller&, const facts::Origin&, const Area& before, Area& after) const;
  // Refuses with areas.changed_meanwhile whoever read another version than this one.
  void must_have_seen(Tx&, const Area& area, std::int64_t version) const;

  void ensure_region(Tx&, const Region&) const;
  // Makes a community with this 12-digit code, or finds it.
  Area ensure_community(Tx&, std::string_view code, const std::string& name, std::optional<Latitude> lat, std::optional<Longitude> lng) const;
  // Counts a household in or out of its building, of every area above it, and of its micro-grid ("" for none).
  void count_household(Tx&, Id<Area> community, std::string_view code, std::string_view micro_grid_code, int by) const;

 private:
  std::string next_code(Tx&, Id<Area> community, AreaKind kind, const std::string& parent_code) const;
  // Puts a checked outline on an area, and a place where it has none.
  void draw(Tx&, Area&, const std::string& outline) const;

  mutable std::shared_mutex mutex_;
  mutable std::unordered_map<std::int64_t, std::string> community_codes_;  // never change once given
};

}  // namespace linli::areas

namespace linli {
Module areas_module();
}
