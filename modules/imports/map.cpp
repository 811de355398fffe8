#include "modules/imports/imports.hpp"
#include "platform/yaml/yaml.hpp"

namespace linli::imports {
namespace {

void read_time(YamlMap time, ImportMap& map) {
  map.ordered_at = time.text("ordered_at");
  map.closed_at = time.text("closed_at");
  map.time_format = time.text("format");
  time.finish();
}

void read_place(YamlMap place, ImportMap& map) {
  map.lat = place.text("lat");
  map.lng = place.text("lng");
  map.address = place.text("address");
  map.address_else = place.texts("address_else");
  map.place_may_be_missing = place.word("missing", {"area", "refuse"}) == "area";
  place.finish();
}

void read_status(YamlMap status, ImportMap& map) {
  map.status = status.text("column");
  map.closed_words = status.texts("closed");
  map.open_words = status.texts("open");
  status.finish();
}

MappedColumn read_column(YamlMap column) {
  MappedColumn mapped{column.text("column"), ""};
  mapped.name_from = column.text_or("name_from", mapped.column);
  column.finish();
  return mapped;
}

void read_areas(YamlMap areas, ImportMap& map) {
  auto county = areas.map("county");
  map.county_code = county.text("code");
  const bool six_digits =
      map.county_code.size() == 6 && std::ranges::all_of(map.county_code, [](char c) { return c >= '0' && c <= '9'; });
  if (!six_digits) county.fail("code", "a county's code has six digits, such as \"840361\"");
  map.county_name = county.words("name");
  county.finish();
  map.street = read_column(areas.map("street"));
  map.community = read_column(areas.map("community"));
  areas.finish();
}

void read_kinds(YamlMap kinds, const services::Services& services, ImportMap& map) {
  map.kind_column = kinds.text("column");
  std::set<std::string> known;
  for (const auto& kind : services.shipped().kinds()) known.insert(kind.value->code);
  for (const auto& [word, code] : kinds.pairs("map")) {
    if (!known.contains(code)) {
      const auto nearest = nearest_word(code, known);
      kinds.fail("map", "there is no kind of service “" + code + "” for “" + word + "”" +
                            (nearest.empty() ? "; see catalog/services" : "; did you mean “" + nearest + "”?"));
    }
    map.kinds[word] = code;
  }
  kinds.word("otherwise", {"refuse"});
  kinds.finish();
}

}  // namespace

ImportMap read_map(const std::filesystem::path& file, const services::Services& services) {
  auto root = YamlMap::open(file);
  ImportMap map;
  map.name = root.text("name");
  map.source = root.text("source");
  map.key = root.text("key");
  map.timezone = root.text("timezone");
  read_time(root.map("time"), map);
  read_place(root.map("place"), map);
  map.words = root.texts("words");
  read_status(root.map("status"), map);
  read_areas(root.map("areas"), map);
  read_kinds(root.map("kinds"), services, map);
  root.finish();
  return map;
}

}  // namespace linli::imports
