#include "modules/imports/imports.hpp"

#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/imports/reading.hpp"
#include "modules/imports/statements.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/csv/csv.hpp"
#include "shapes/chronicle/chronicle.hpp"

namespace linli::imports {
namespace {

constexpr int rows_at_once = 100;

// The next code of three more digits below `parent`; empty when all are given.
std::string code_after(const std::string& parent, const std::string& last) {
  const int next = last.empty() ? 1 : std::stoi(last.substr(parent.size(), 3)) + 1;
  return next > 999 ? std::string() : fmt::format("{}{:03}", parent, next);
}

struct Raw {
  std::int64_t number = 0;
  std::vector<std::string> fields;
};

}  // namespace

Report Imports::take(Database& database, const ImportMap& map, std::istream& csv, const Progress& progress) const {
  CsvReader reader(csv);
  const auto header = reader.read_header();
  if (!header) throw std::runtime_error(header.error().reason);
  const Columns columns(map, *header);
  Report report;
  std::int64_t number = 0;
  const auto take_batch = [&](const std::vector<Raw>& batch) {
    if (batch.empty()) return;
    Report part;
    database.write_now([&](Tx& tx) {
      part = {};
      for (const auto& row : batch) {
        const auto taken = take_row(tx, map, columns, row.fields);
        if (!taken)
          part.refused.push_back({row.number, taken.error().reason});
        else
          ++(*taken ? part.accepted : part.repeated);
      }
    });
    report.accepted += part.accepted;
    report.repeated += part.repeated;
    for (auto& refused : part.refused) report.refused.push_back(std::move(refused));
    progress(number);
  };
  std::vector<Raw> batch;
  while (true) {
    auto row = reader.next();
    if (!row) {
      take_batch(batch);
      throw std::runtime_error(fmt::format("line {}: {}. {} rows before it were taken.", row.error().line,
                                           row.error().reason, report.accepted));
    }
    if (*row) batch.push_back({++number, std::move(**row)});
    if (!*row || batch.size() == rows_at_once) {
      take_batch(batch);
      batch.clear();
    }
    if (!*row) return report;
  }
}

Result<bool> Imports::take_row(Tx& tx, const ImportMap& map, const Columns& columns, const Fields& row) const {
  const auto key = columns.of(row, map.key);
  if (key.empty()) return Failure{fmt::format("“{}” is empty", map.key)};
  if (tx.find<std::int64_t>(statements::count_row, map.source, key).value_or(0) > 0) return false;
  auto told = read_row(map, columns, row, tx.now());
  if (!told) return told.error();
  auto& [foreign, street, community] = *told;
  foreign.community_id = ensure_community(tx, map, street, community);
  if (!foreign.community_id) return Failure{"there are no codes left for more areas"};
  foreign.area_code = areas_.code_of_community(tx, foreign.community_id).value_or("");

  const auto caller = Caller::program("linli import");
  const auto imported_at = tx.now();
  tx.set_now(foreign.ordered_at);
  const auto request = requests_.record(tx, caller, foreign);
  tx.run(statements::add_row, map.source, key, request.community_id, request.id, imported_at);
  tx.set_now(imported_at);
  chronicle::append(tx, caller, request.community_id,
                    {"imports.take", map.source + "/" + key, hex(sha256(json::text(row)))});
  return true;
}

Id<Area> Imports::ensure_community(Tx& tx, const ImportMap& map, const std::string& street,
                                   const std::string& community) const {
  std::string street_code, last_street, last_community;
  const auto known = areas_.communities_below(tx, map.county_code);
  for (const auto& each : known) {
    if (each.street_name == street) street_code = each.code.substr(0, 9);
    if (each.street_name == street && each.name == community) return each.id;
    last_street = std::max(last_street, each.code.substr(0, 9));
  }
  if (street_code.empty()) {
    areas_.ensure_region(
        tx, {map.county_code, areas::RegionKind::county, map.county_name.zh, map.county_code.substr(0, 4)});
    street_code = code_after(map.county_code, last_street);
    if (street_code.empty()) return {};
    areas_.ensure_region(tx, {street_code, areas::RegionKind::street, street, map.county_code});
  }
  for (const auto& each : known)
    if (each.code.starts_with(street_code)) last_community = std::max(last_community, each.code);
  const auto code = code_after(street_code, last_community);
  return code.empty() ? Id<Area>{} : areas_.ensure_community(tx, code, community, {}, {}).id;
}

}  // namespace linli::imports
