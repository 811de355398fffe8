// How the files of catalog/ become records. Every fault is thrown as std::runtime_error "file:line: what is wrong and
// what to write instead".
#pragma once
#include "modules/services/records.hpp"
#include "platform/yaml/yaml.hpp"

namespace linli::services {

// What a kind of service may name; `icons` is empty where any may be.
struct KnownCodes {
  std::set<std::string> groups;
  std::set<std::string> skills;
  std::vector<Ladder> ladders;
  std::set<std::string> icons;
};

std::set<std::string> codes_of(const std::vector<Named>& list);
// Fails unless `word` is one of `known`, with the nearest as advice; `where` names the file that holds them.
void require_known(const YamlMap& map, const std::string& key, const std::string& word,
                   const std::set<std::string>& known, const std::string& where);
// A code in English snake_case.
std::string read_code(YamlMap& map);

std::vector<Named> read_named(YamlMap& root, const std::string& key);
std::vector<Named> read_named_file(const std::filesystem::path& file, const std::string& key);
std::vector<NonAccept> read_non_accept(const std::filesystem::path& file);
Ladder read_ladder(YamlMap& map);
std::vector<Ladder> read_ladders(const std::filesystem::path& file);
// `code` is what the file is called, or what the kind was called when it was first made.
Service read_service(YamlMap map, const std::string& code, const KnownCodes& known);

}  // namespace linli::services
