#pragma once
#include <map>

#include "modules/areas/outline.hpp"
#include "modules/areas/outline_records.hpp"
#include "platform/db/tx.hpp"
#include "platform/words/words.hpp"

namespace linli::areas {

// One feature of a file and what taking it in does to which area.
struct OutlineStep {
  OutlineRow row;
  Area area;
  Area before;  // as it is until then, where it is not added
};

// Reads a GeoJSON file against the areas of a community. A feature is known by its `code`, else by its `name` (of a
// building also with its compound's). One that is not known is added when it says its `kind` and either names its
// `parent_code` or lies in an area that may hold it. Changes nothing. Used once.
class OutlinePlan {
 public:
  OutlinePlan(Tx& tx, const Caller& caller, const Words& words, Id<Area> community);
  // In the order of the file. Refuses with areas.import_not_a_collection.
  std::vector<OutlineStep> steps_of(const boost::json::object& collection);

 private:
  // What a feature says of itself.
  struct Told {
    std::string code, name, parent_code;
    std::optional<AreaKind> kind;
    Outline outline;
  };

  OutlineStep step_of(const boost::json::value& feature);
  Told read(const boost::json::value& feature);
  Area* match(const Told& told);
  void keep_neighbours(std::vector<Area*>& called, const Told& told);
  bool is_called(const Area& area, const Told& told) const;
  Area added(const Told& told);
  std::string parent_of(const Told& told);
  std::string next_code(AreaKind kind, const std::string& parent_code);
  const Outline* outline_of(const Area& area);

  Tx& tx_;
  const Caller& caller_;
  const Words& words_;
  Id<Area> community_;
  std::map<std::string, Area> areas_;         // by code, those of the file too
  std::map<std::string, Outline> outlines_;   // read once, by code
  std::map<std::string, std::string> taken_;  // the feature's name, by the code of the area it draws
  std::map<std::pair<std::string, AreaKind>, std::string> last_codes_;
};

}  // namespace linli::areas
