// What catalog/imports/people.yaml says: words over columns, and when two records are the same person.
#pragma once
#include <filesystem>

#include "engines/linkage/linkage.hpp"
#include "modules/imports/people/records.hpp"
#include "modules/imports/people/table.hpp"

namespace linli::imports {

struct Vocabulary {
  std::map<PersonColumn, std::vector<std::string>> columns;
  std::vector<std::string> male, female;
  std::int64_t header_within = 10, header_cells = 2, content_percent = 80;
  linkage::Points points;
};

std::string evidence_word(linkage::Evidence evidence);

// Throws YamlFault.
Vocabulary read_vocabulary(const std::filesystem::path& file);

// A map for a file from people's own hand, as `linli import people --map` takes it. Throws YamlFault.
struct HandMap {
  std::string sheet;
  PeopleMap map;
};
HandMap read_people_map(const std::filesystem::path& file);

// Which row of the table names the columns: the one of the first rows that says most known words. Empty when none does.
std::optional<std::size_t> header_of(const Table& table, const Vocabulary& vocabulary);
// What the columns mean, by their names and then by what is in them.
PeopleMap propose(const Table& table, std::size_t header, const Vocabulary& vocabulary);
// The places of the map's columns; a column that the file lacks is named in `missing`.
std::map<PersonColumn, std::size_t> places_of(const PeopleMap& map, const std::vector<std::string>& header,
                                              std::vector<std::string>& missing);
std::optional<people::Sex> sex_of(std::string_view text, const Vocabulary& vocabulary);
// Small letters, half-width, without spaces, brackets and what is in them, stars and colons: "联系电话（必填）*" is "联系电话".
std::string header_word(std::string_view text);

}  // namespace linli::imports
