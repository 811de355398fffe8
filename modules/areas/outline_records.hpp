#pragma once
#include "modules/areas/records.hpp"
#include "platform/base/instant.hpp"

// What a map is given and gives: outlines as GeoJSON, and files of them taken in.
namespace linli::areas {

struct OutlineFacts {
  Id<Area> id;
  std::string code;
  AreaKind kind = AreaKind::community;
  std::string name;
  std::string parent_code;
  std::int64_t version = 1;
};
LINLI_RECORD(OutlineFacts, id, code, kind, name, parent_code, version)

// A feature of RFC 7946; an area that nobody drew yet has no geometry.
struct OutlineFeature {
  std::string type = "Feature";
  Id<Area> id;
  OutlineFacts properties;
  std::optional<JsonObject> geometry;
};
LINLI_RECORD(OutlineFeature, type, id, properties, geometry)

struct OutlineCollection {
  std::string type = "FeatureCollection";
  std::vector<OutlineFeature> features;
};
LINLI_RECORD(OutlineCollection, type, features)

struct ListOutlines {
  Id<Area> community_id;
};
LINLI_RECORD(ListOutlines, community_id)

struct EraseOutline {
  Id<Area> community_id;
  Id<Area> id;
  std::int64_t version = 1;
};
LINLI_RECORD(EraseOutline, community_id, id, version)

// What taking a feature in means: the area looks so already, its outline is drawn anew or for the first time, there is
// no such area and it is added, or it cannot be taken.
LINLI_ENUM(OutlineVerdict, same, redrawn, drawn, added, refused)

struct OutlineRow {
  std::int64_t row = 0;  // 1 is the first feature
  std::string name;      // as the file says it
  OutlineVerdict verdict = OutlineVerdict::refused;
  std::optional<std::string> area_code;
  std::optional<std::string> area_name;
  std::optional<AreaKind> kind;
  std::optional<Words2> why;
};
LINLI_RECORD(OutlineRow, row, name, verdict, area_code, area_name, kind, why)

struct TakeOutlines {
  Id<Area> community_id;
  Text<0, 200> file_name;
  JsonObject collection;  // a GeoJSON FeatureCollection
};
LINLI_RECORD(TakeOutlines, community_id, file_name, collection)

struct OutlineImport {
  Id<OutlineImport> id;
  Id<Area> community_id;
  Instant at;
  std::string by_name;
  std::string file_name;
  std::int64_t redrawn = 0;
  std::int64_t drawn = 0;
  std::int64_t added = 0;
  std::int64_t refused = 0;
  std::optional<Instant> undone_at;
  std::optional<std::string> undone_by_name;
  Id<Person> by_person_id;
};
LINLI_RECORD(OutlineImport, id, community_id, at, by_name, file_name, redrawn, drawn, added, refused, undone_at,
             undone_by_name, by_person_id)

struct OutlineTaking {
  OutlineImport taken;
  std::vector<OutlineRow> rows;
};
LINLI_RECORD(OutlineTaking, taken, rows)

struct OutlineImportKey {
  Id<Area> community_id;
  Id<OutlineImport> import_id;
};
LINLI_RECORD(OutlineImportKey, community_id, import_id)

// What could not be put back: areas that somebody changed or used since.
struct OutlineUndoing {
  OutlineImport undone;
  std::vector<std::string> kept;
};
LINLI_RECORD(OutlineUndoing, undone, kept)

// One area's outline before and after an import.
struct OutlineChange {
  Id<OutlineChange> id;
  Id<Area> community_id;
  Id<OutlineImport> import_id;
  Id<Area> area_id;
  std::string parent_code;
  std::string code;
  AreaKind kind = AreaKind::community;
  std::optional<std::string> outline_before;
  std::string outline_after;
  bool added = false;
};
LINLI_RECORD(OutlineChange, id, community_id, import_id, area_id, parent_code, code, kind, outline_before,
             outline_after, added)

}  // namespace linli::areas
