#include "tests/laws/sources.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "platform/testing/test_house.hpp"

namespace linli::laws {
namespace {

bool is_left_out(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  return name == "node_modules" || name == "build" || name.starts_with(".");
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

std::vector<Source> sources(const std::string& folder, const std::vector<std::string>& endings) {
  std::vector<Source> found;
  const auto root = testing::repository();
  if (!std::filesystem::exists(root / folder)) return found;
  for (auto it = std::filesystem::recursive_directory_iterator(root / folder); it != std::filesystem::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && is_left_out(it->path())) it.disable_recursion_pending();
    const auto name = it->path().filename().string();
    const bool wanted = std::ranges::any_of(endings, [&](const auto& ending) { return name.ends_with(ending); });
    if (it->is_regular_file() && wanted) found.push_back({std::filesystem::relative(it->path(), root).string(), contents(it->path())});
  }
  std::ranges::sort(found, {}, &Source::path);
  return found;
}

std::vector<std::string> between(const std::string& text, const std::string& opening, const std::string& closing) {
  std::vector<std::string> parts;
  for (auto start = text.find(opening); start != std::string::npos; start = text.find(opening, start)) {
    start += opening.size();
    const auto end = text.find(closing, start);
    if (end == std::string::npos) break;
    parts.push_back(text.substr(start, end - start));
    start = end + closing.size();
  }
  return parts;
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex expression(pattern);
  for (auto it = std::sregex_iterator(text.begin(), text.end(), expression); it != std::sregex_iterator(); ++it)
    found.push_back((*it)[1].str());
  return found;
}

}  // namespace linli::laws
