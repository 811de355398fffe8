#pragma once
#include "modules/areas/areas.hpp"
#include "modules/areas/outline_records.hpp"

namespace linli::areas {

struct OutlineStep;

inline constexpr std::size_t most_bytes_of_outlines = 4 * 1024 * 1024;

// The areas of a community as a map shows them, and GeoJSON files of them taken in and undone. Safe from several
// threads.
class Outlines {
 public:
  Outlines(const Areas& areas, const Words& words) : areas_(areas), words_(words) {}

  // Community, compounds and buildings, whose names everybody may know, and grids where the caller's work lies.
  OutlineCollection all(Tx&, const Caller&, const ListOutlines&) const;
  // Takes an area off the map. Refuses with areas.changed_meanwhile.
  Area erase(Tx&, const Caller&, const EraseOutline&) const;

  // What taking this file in would do, feature by feature; changes nothing. Refuses with areas.import_not_a_collection.
  Items<OutlineRow> check(Tx&, const Caller&, const TakeOutlines&) const;
  // Does it: what cannot be taken is listed and changes nothing, the rest is drawn. Refuses as `check`, and with
  // areas.import_nothing when no feature can be taken.
  OutlineTaking take(Tx&, const Caller&, const TakeOutlines&) const;
  // The last twenty.
  Items<OutlineImport> imports(Tx&, const Caller&, const ListOutlines&) const;
  // Puts back what was before. What somebody changed or used since stays and is named. Refuses with
  // areas.import_undone_before.
  OutlineUndoing undo(Tx&, const Caller&, const OutlineImportKey&) const;

 private:
  void draw(Tx&, const Caller&, OutlineStep&, const OutlineImport&) const;
  // False when somebody changed or used it since.
  bool put_back(Tx&, const Caller&, const OutlineChange&) const;

  const Areas& areas_;
  const Words& words_;
};

}  // namespace linli::areas
