#include <fmt/format.h>

#include <fstream>

#include "modules/services/reading.hpp"
#include "modules/services/services.hpp"

namespace linli::services {
namespace {

std::vector<std::filesystem::path> files_of_kinds(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder))
    throw std::runtime_error(
        fmt::format("{}: there is no such folder; make it, with one file for each kind of service", folder.string()));
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto& file = entry.path();
    if (file.filename().string().starts_with(".")) continue;
    if (file.extension() == ".yml")
      throw std::runtime_error(fmt::format("{}:1: name the file {}.yaml", file.string(), file.stem().string()));
    if (file.extension() == ".yaml") files.push_back(file);
  }
  if (files.empty())
    throw std::runtime_error(
        fmt::format("{}: there are no kinds of service; add one as catalog/README.md says", folder.string()));
  std::ranges::sort(files);
  return files;
}

std::vector<Service> read_services(const std::filesystem::path& folder, const std::vector<Named>& groups,
                                   const KnownCodes& known) {
  std::vector<Service> services;
  for (const auto& file : files_of_kinds(folder))
    services.push_back(read_service(YamlMap::open(file), file.stem().string(), known));
  const auto place = [&](const Service& service) {
    return std::ranges::find(groups, service.group, &Named::code) - groups.begin();
  };
  std::ranges::stable_sort(services, {}, place);
  return services;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Catalogue read_catalogue(const std::filesystem::path& folder) {
  auto groups = YamlMap::open(folder / "groups.yaml");
  Vocabulary vocabulary;
  vocabulary.groups = read_named(groups, "groups");
  vocabulary.front = groups.texts("front");
  groups.finish();
  vocabulary.skills = read_named_file(folder / "skills.yaml", "skills");
  vocabulary.languages = read_named_file(folder / "languages.yaml", "languages");
  vocabulary.non_accept = read_non_accept(folder / "non_accept.yaml");
  const KnownCodes known{
      codes_of(vocabulary.groups), codes_of(vocabulary.skills), read_ladders(folder / "ladders.yaml"), {}};
  auto services = read_services(folder / "services", vocabulary.groups, known);
  std::set<std::string> kinds;
  for (const auto& service : services) kinds.insert(service.code);
  for (const auto& code : vocabulary.front) require_known(groups, "front", code, kinds, "services/");
  std::map<std::string, std::string> texts;
  for (const auto& service : services) texts[service.code] = text_of(folder / "services" / (service.code + ".yaml"));
  const auto calendar = folder / "calendars" / "cn.yaml";
  auto sheet = work::read_sheet(YamlMap::open(calendar));
  return {std::move(services), std::move(vocabulary), work::Calendar::of(sheet), known.ladders,
          std::move(sheet),    std::move(texts),      text_of(calendar)};
}

}  // namespace linli::services
