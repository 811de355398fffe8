// What the laws read: the sources of the project as text.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace linli::laws {

struct Source {
  std::string path;  // from the repository's root, "modules/points/points.cpp"
  std::string text;
};

// Every file below `folder` whose name ends in one of `endings`, in order; build folders and node_modules left out.
std::vector<Source> sources(const std::string& folder, const std::vector<std::string>& endings);

// Every stretch between `opening` and `closing` in a text.
std::vector<std::string> between(const std::string& text, const std::string& opening, const std::string& closing);

// The first group of every match of a regular expression.
std::vector<std::string> matches(const std::string& text, const std::string& pattern);

}  // namespace linli::laws
