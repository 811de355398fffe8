#include "platform/yaml/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace linli {
namespace {

std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest_word(const std::string& word, const std::set<std::string>& words) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto& each : words)
    if (const auto apart = distance(word, each); apart < best_distance) {
      best = each;
      best_distance = apart;
    }
  return best;
}

YamlMap YamlMap::open(const std::filesystem::path& file) {
  try {
    return YamlMap(file.string(), YAML::LoadFile(file.string()));
  } catch (const YAML::BadFile&) {
    throw std::runtime_error(fmt::format("{}: cannot be read; check that the file is there", file.string()));
  } catch (const YAML::Exception& error) {
    throw std::runtime_error(fmt::format("{}:{}: {}; check the indentation and the colons there", file.string(), error.mark.line + 1, error.msg));
  }
}

YamlMap::YamlMap(std::string file, YAML::Node node) : file_(std::move(file)), node_(std::move(node)) {
  if (!node_.IsMap()) fail("expected keys with values, such as “code: home_repair”");
}

void YamlMap::fail_at(const YAML::Mark& mark, const std::string& what) const {
  throw std::runtime_error(fmt::format("{}:{}: {}", file_, mark.line + 1, what));
}
void YamlMap::fail(const std::string& what) const { fail_at(node_.Mark(), what); }
void YamlMap::fail(const std::string& key, const std::string& what) const {
  const auto& node = node_;
  const auto found = node[key];
  fail_at(found.IsDefined() ? found.Mark() : node_.Mark(), fmt::format("{}: {}", key, what));
}

YAML::Node YamlMap::get(const std::string& key) {
  known_.insert(key);
  const auto& node = node_;
  return node[key];
}
YAML::Node YamlMap::must(const std::string& key) {
  auto found = get(key);
  if (!found.IsDefined() || found.IsNull()) fail(fmt::format("“{}” is missing; add a line “{}: …”", key, key));
  return found;
}

bool YamlMap::has(const std::string& key) {
  const auto found = get(key);
  return found.IsDefined() && !found.IsNull();
}

std::string YamlMap::text(const std::string& key) {
  const auto found = must(key);
  if (!found.IsScalar() || found.Scalar().empty()) fail(key, "write a text here");
  return found.Scalar();
}
std::string YamlMap::text_or(const std::string& key, std::string standard) { return has(key) ? text(key) : std::move(standard); }

std::string YamlMap::word(const std::string& key, const std::vector<std::string>& allowed) {
  auto value = text(key);
  must_be_one_of(key, value, allowed);
  return value;
}

void YamlMap::must_be_one_of(const std::string& key, const std::string& value, const std::vector<std::string>& allowed) const {
  if (std::ranges::find(allowed, value) != allowed.end()) return;
  fail(key, fmt::format("“{}” is not known; write one of: {}", value, fmt::join(allowed, ", ")));
}

std::int64_t YamlMap::whole(const std::string& key, std::int64_t minimum, std::int64_t maximum) {
  const auto value = number(key, static_cast<double>(minimum), static_cast<double>(maximum));
  if (value != static_cast<double>(static_cast<std::int64_t>(value))) fail(key, "write a whole number");
  return static_cast<std::int64_t>(value);
}

double YamlMap::number(const std::string& key, double minimum, double maximum) {
  const auto found = must(key);
  double value = 0;
  try {
    value = found.as<double>();
  } catch (const YAML::Exception&) {
    fail(key, "write a number");
  }
  if (!(value >= minimum && value <= maximum)) fail(key, fmt::format("write a number from {} to {}", minimum, maximum));
  return value;
}

bool YamlMap::yes_no(const std::string& key) {
  const auto value = text(key);
  if (value != "true" && value != "false") fail(key, "write true or false");
  return value == "true";
}

Words2 YamlMap::words(const std::string& key) {
  auto both = map(key);
  Words2 words{both.text("zh"), both.text("en")};
  both.finish();
  return words;
}

std::vector<std::string> YamlMap::texts(const std::string& key) {
  const auto found = must(key);
  if (!found.IsSequence()) fail(key, "write a list, such as [a, b]; an empty one is []");
  std::vector<std::string> list;
  for (const auto& each : found) {
    if (!each.IsScalar()) fail(key, "the list holds something that is not a text");
    list.push_back(each.Scalar());
  }
  return list;
}

YamlMap YamlMap::map(const std::string& key) {
  const auto found = must(key);
  if (!found.IsMap()) fail(key, "write keys with values here, such as {zh: …, en: …}");
  return YamlMap(file_, found);
}

std::vector<YamlMap> YamlMap::maps(const std::string& key) {
  const auto found = must(key);
  if (!found.IsSequence()) fail(key, "write a list here; an empty one is []");
  std::vector<YamlMap> list;
  for (const auto& each : found) list.emplace_back(file_, each);
  return list;
}

std::vector<std::pair<std::string, std::string>> YamlMap::pairs(const std::string& key) {
  const auto found = must(key);
  if (!found.IsMap()) fail(key, "write pairs here, such as “Noise: noise”");
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& each : found) list.emplace_back(each.first.Scalar(), each.second.Scalar());
  return list;
}

void YamlMap::finish() const {
  for (const auto& each : node_) {
    const auto key = each.first.Scalar();
    if (known_.contains(key)) continue;
    const auto nearest = nearest_word(key, known_);
    const auto advice = nearest.empty() ? fmt::format("the keys here are: {}", fmt::join(known_, ", ")) : fmt::format("did you mean “{}”?", nearest);
    fail_at(each.first.Mark(), fmt::format("there is no key “{}”; {}", key, advice));
  }
}

}  // namespace linli
