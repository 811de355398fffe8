#include "platform/yaml/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <numeric>
#include <sstream>

#include "platform/base/text.hpp"

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

Words2 broken(const YAML::Exception& error) {
  return {"这一行读不懂；请看看每一行前面的空格、冒号、引号和括号是不是成对",
          fmt::format("{}; check the indentation and the colons there", error.msg)};
}

// Walks over a text before it is built: what is endless, deep or long ends here.
class Plainness : public YAML::EventHandler {
 public:
  explicit Plainness(std::string name) : name_(std::move(name)) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { take(mark, "", anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_reference(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    take(mark, tag, anchor);
    if (length_of(value) > longest)
      fail(mark, {fmt::format("这里太长了，最多 {} 个字", longest),
                  fmt::format("this is too long; write at most {} letters", longest)});
    if (std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n'; }))
      fail(mark, {"这里有看不见的控制符，请重新打一遍", "there is an unseen control character here; type it again"});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor);
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor);
  }
  void OnMapEnd() override { --depth_; }

 private:
  static constexpr std::size_t longest = 500, most = 10'000;
  static constexpr int deepest = 12;

  [[noreturn]] void fail(const YAML::Mark& mark, const Words2& what) const {
    throw YamlFault(name_, mark.line + 1, what);
  }
  [[noreturn]] void refuse_reference(const YAML::Mark& mark) const {
    fail(mark,
         {"不能用 &、* 和 ! 这样的记号；请把内容照写出来，带这些符号的文字要放进引号里",
          "the signs &, * and ! cannot be used here; write things out, and put texts with these signs in quotes"});
  }
  void take(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0 || (!tag.empty() && tag != "?" && tag != "!")) refuse_reference(mark);
    if (++count_ > most) fail(mark, {"写得太多了", "this is too much"});
  }
  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    take(mark, tag, anchor);
    if (++depth_ > deepest) fail(mark, {"套得太深了", "this is nested too deep"});
  }

  std::string name_;
  std::size_t count_ = 0;
  int depth_ = 0;
};

void refuse_the_unplain(const std::string& name, const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  Plainness plain(name);
  if (!parser.HandleNextDocument(plain) || parser.HandleNextDocument(plain))
    throw YamlFault(name, 1,
                    {"请写一份内容，不要空着，也不要用 --- 分成几份", "write one document, neither none nor several"});
}

bool looks_like_a_value(const std::string& text) {
  static const std::set<std::string> values{"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  std::string small;
  for (const char c : text) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return values.contains(small);
}

}  // namespace

std::string yaml_scalar(const std::string& text) {
  constexpr std::string_view unsafe{":#,[]{}&*!|>'\"%@`\\\n\t"};
  const auto first = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
  const bool date = text.size() == 10 && text[4] == '-' && text[7] == '-' && std::isdigit(first) != 0;
  const bool plain = (std::isalpha(first) != 0 || first >= 0x80 || date) && text.back() != ' ' &&
                     text.find_first_of(unsafe) == std::string::npos && !looks_like_a_value(text);
  return plain ? text : boost::json::serialize(boost::json::string(text));
}

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

YamlFault::YamlFault(const std::string& file, int line, Words2 words)
    : std::runtime_error(fmt::format("{}:{}: {}", file, line, words.en)), line_(line), words_(std::move(words)) {}

void YamlFaults::reading(const std::function<void()>& part) {
  try {
    part();
  } catch (const YamlFault& fault) {
    found_.push_back(fault);
    for (const auto& other : fault.others_) found_.push_back(other);
    found_[found_.size() - 1 - fault.others_.size()].others_.clear();
  }
}

void YamlFaults::finish() const {
  if (found_.empty()) return;
  auto first = found_.front();
  first.others_.assign(found_.begin() + 1, found_.end());
  throw first;
}

YamlMap YamlMap::open(const std::filesystem::path& file) {
  try {
    return YamlMap(file.string(), YAML::LoadFile(file.string()));
  } catch (const YAML::BadFile&) {
    throw std::runtime_error(fmt::format("{}: cannot be read; check that the file is there", file.string()));
  } catch (const YAML::Exception& error) {
    throw YamlFault(file.string(), error.mark.line + 1, broken(error));
  }
}

YamlMap YamlMap::parse(const std::string& name, const std::string& text) {
  try {
    refuse_the_unplain(name, text);
    return YamlMap(name, YAML::Load(text));
  } catch (const YAML::Exception& error) {
    throw YamlFault(name, error.mark.line + 1, broken(error));
  }
}

YamlMap::YamlMap(std::string file, YAML::Node node) : file_(std::move(file)), node_(std::move(node)) {
  if (!node_.IsMap())
    refuse({"这里要写“名字: 内容”这样的一行一行，比如“code: home_repair”",
            "expected keys with values, such as “code: home_repair”"});
  std::set<std::string> seen;
  for (const auto& each : node_)
    if (!each.first.IsScalar() || !seen.insert(each.first.Scalar()).second)
      fail_at(each.first.Mark(),
              {fmt::format("“{}”写了两遍，请留一遍", each.first.IsScalar() ? each.first.Scalar() : ""),
               fmt::format("“{}” stands twice; leave it once", each.first.IsScalar() ? each.first.Scalar() : "")});
}

void YamlMap::fail_at(const YAML::Mark& mark, const Words2& what) const { throw YamlFault(file_, mark.line + 1, what); }
void YamlMap::fail(const std::string& what) const { refuse(Words2{what, what}); }
void YamlMap::fail(const std::string& key, const std::string& what) const { refuse(key, Words2{what, what}); }
void YamlMap::refuse(const Words2& what) const { fail_at(node_.Mark(), what); }
void YamlMap::refuse(const std::string& key, const Words2& what) const {
  const auto& node = node_;
  const auto found = node[key];
  fail_at(found.IsDefined() ? found.Mark() : node_.Mark(),
          {fmt::format("{}：{}", key, what.zh), fmt::format("{}: {}", key, what.en)});
}

YAML::Node YamlMap::get(const std::string& key) {
  known_.insert(key);
  const auto& node = node_;
  return node[key];
}
YAML::Node YamlMap::must(const std::string& key) {
  auto found = get(key);
  if (!found.IsDefined() || found.IsNull())
    refuse({fmt::format("少了“{}”，请加一行“{}: …”", key, key),
            fmt::format("“{}” is missing; add a line “{}: …”", key, key)});
  return found;
}

bool YamlMap::has(const std::string& key) {
  const auto found = get(key);
  return found.IsDefined() && !found.IsNull();
}

std::string YamlMap::text(const std::string& key) {
  const auto found = must(key);
  auto value = found.IsScalar() ? tidy(found.Scalar()) : std::string();
  if (value.empty()) refuse(key, {"这里要写文字", "write a text here"});
  return value;
}
std::string YamlMap::text_or(const std::string& key, std::string standard) {
  return has(key) ? text(key) : std::move(standard);
}

std::string YamlMap::word(const std::string& key, const std::vector<std::string>& allowed) {
  auto value = text(key);
  must_be_one_of(key, value, allowed);
  return value;
}

void YamlMap::must_be_one_of(const std::string& key, const std::string& value,
                             const std::vector<std::string>& allowed) const {
  if (std::ranges::find(allowed, value) != allowed.end()) return;
  refuse(key, {fmt::format("不认识“{}”，请从这些里写一个：{}", value, fmt::join(allowed, "、")),
               fmt::format("“{}” is not known; write one of: {}", value, fmt::join(allowed, ", "))});
}

std::int64_t YamlMap::whole(const std::string& key, std::int64_t minimum, std::int64_t maximum) {
  const auto value = number(key, static_cast<double>(minimum), static_cast<double>(maximum));
  if (value != static_cast<double>(static_cast<std::int64_t>(value))) refuse(key, {"要写整数", "write a whole number"});
  return static_cast<std::int64_t>(value);
}

double YamlMap::number(const std::string& key, double minimum, double maximum) {
  const auto found = must(key);
  double value = 0;
  try {
    value = found.as<double>();
  } catch (const YAML::Exception&) {
    refuse(key, {"要写数字", "write a number"});
  }
  if (!(value >= minimum && value <= maximum))
    refuse(key, {fmt::format("要写 {} 到 {} 之间的数", minimum, maximum),
                 fmt::format("write a number from {} to {}", minimum, maximum)});
  return value;
}

bool YamlMap::yes_no(const std::string& key) {
  const auto value = text(key);
  if (value != "true" && value != "false") refuse(key, {"要写 true（是）或 false（否）", "write true or false"});
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
  if (!found.IsSequence())
    refuse(key, {"要写成一串，比如 [a, b]；没有就写 []", "write a list, such as [a, b]; an empty one is []"});
  std::vector<std::string> list;
  for (const auto& each : found) {
    if (!each.IsScalar()) refuse(key, {"这一串里有不是文字的东西", "the list holds something that is not a text"});
    list.push_back(tidy(each.Scalar()));
  }
  return list;
}

YamlMap YamlMap::map(const std::string& key) {
  const auto found = must(key);
  if (!found.IsMap())
    refuse(key, {"这里要写名字和内容，比如 {zh: …, en: …}", "write keys with values here, such as {zh: …, en: …}"});
  return YamlMap(file_, found);
}

std::vector<YamlMap> YamlMap::maps(const std::string& key) {
  const auto found = must(key);
  if (!found.IsSequence()) refuse(key, {"这里要写一串；没有就写 []", "write a list here; an empty one is []"});
  std::vector<YamlMap> list;
  for (const auto& each : found) list.emplace_back(file_, each);
  return list;
}

std::vector<std::pair<std::string, std::string>> YamlMap::pairs(const std::string& key) {
  const auto found = must(key);
  if (!found.IsMap())
    refuse(key, {"这里要一对一对地写，比如“Noise: noise”", "write pairs here, such as “Noise: noise”"});
  std::vector<std::pair<std::string, std::string>> list;
  for (const auto& each : found) list.emplace_back(each.first.Scalar(), each.second.Scalar());
  return list;
}

void YamlMap::finish() const {
  for (const auto& each : node_) {
    const auto key = each.first.Scalar();
    if (known_.contains(key)) continue;
    const auto nearest = nearest_word(key, known_);
    if (nearest.empty())
      fail_at(each.first.Mark(),
              {fmt::format("没有“{}”这一项；这里可以写：{}", key, fmt::join(known_, "、")),
               fmt::format("there is no key “{}”; the keys here are: {}", key, fmt::join(known_, ", "))});
    fail_at(each.first.Mark(), {fmt::format("没有“{}”这一项；是不是“{}”？", key, nearest),
                                fmt::format("there is no key “{}”; did you mean “{}”?", key, nearest)});
  }
}

}  // namespace linli
