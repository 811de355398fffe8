#include "modules/services/reading.hpp"

#include <fmt/format.h>

#include "modules/services/rules.hpp"

namespace linli::services {
namespace {

// Adds the code to those seen so far; fails when it is there already.
void require_new(const YamlMap& map, const std::string& code, std::set<std::string>& seen) {
  if (!seen.insert(code).second)
    map.refuse("code", {fmt::format("上面已经有“{}”了，请换一个代号", code),
                        fmt::format("there is “{}” above already; choose another code", code)});
}

// Four offices, two promises, and a word more at each.
constexpr std::size_t most_steps = 16;

LadderStep read_step(YamlMap& map) {
  LadderStep step;
  step.after = map.one_of<Promise>("after");
  auto late_by = map.map("late_by");
  step.late_by_hours = late_by.number("hours", 0, 10'000);
  step.time = late_by.one_of<work::TimeKind>("time");
  late_by.finish();
  step.to = map.one_of<Office>("to");
  step.tell = map.words("tell");
  map.finish();
  return step;
}

}  // namespace

Ladder read_ladder(YamlMap& map) {
  Ladder ladder;
  std::vector<YamlMap> steps;
  YamlFaults faults;
  faults.reading([&] { ladder.code = read_code(map); });
  faults.reading([&] { ladder.name = map.words("name"); });
  faults.reading([&] {
    steps = map.maps("steps");
    if (steps.empty()) map.refuse("steps", {"至少要有一步", "a ladder needs at least one step"});
  });
  faults.reading([&] { map.finish(); });
  for (auto& each : steps) faults.reading([&] { ladder.steps.push_back(read_step(each)); });
  faults.finish();
  if (steps.size() > most_steps)
    steps[most_steps].refuse({fmt::format("最多写 {} 步，请把这一步和后面的去掉", most_steps),
                              fmt::format("a ladder has at most {} steps; take out this one and what follows",
                                          most_steps)});
  if (const auto down = first_step_down(ladder.steps); down < ladder.steps.size()) {
    const auto before = word_of(ladder.steps[down - 1].to);
    steps[down].refuse("to",
                       {fmt::format("“{}”比上一步还低；请写“{}”或更高的一级", word_of(ladder.steps[down].to), before),
                        fmt::format("“{}” lies below the step before; write “{}” or an office above it",
                                    word_of(ladder.steps[down].to), before)});
  }
  if (const auto soon = first_step_too_soon(ladder.steps); soon < ladder.steps.size()) {
    const auto& before = ladder.steps[soon - 1];
    if (ladder.steps[soon].after < before.after)
      steps[soon].refuse("after", {"accept 的几步要写在 finish 前面；请把这一步往前挪",
                                   "steps after accept stand before those after finish; move this one up"});
    steps[soon].refuse("late_by", {fmt::format("要比上一步晚；hours 请写得比 {} 大", before.late_by_hours),
                                   fmt::format("a step comes later than the one before it; write hours above {}",
                                               before.late_by_hours)});
  }
  return ladder;
}

std::set<std::string> codes_of(const std::vector<Named>& list) {
  std::set<std::string> codes;
  for (const auto& each : list) codes.insert(each.code);
  return codes;
}

void require_known(const YamlMap& map, const std::string& key, const std::string& word,
                   const std::set<std::string>& known, const std::string& where) {
  if (known.contains(word)) return;
  const auto nearest = nearest_word(word, known);
  const Words2 advice = nearest.empty()
                            ? Words2{fmt::format("有这些：{}", fmt::join(known, "、")),
                                     fmt::format("the codes there are: {}", fmt::join(known, ", "))}
                            : Words2{fmt::format("是不是“{}”？", nearest), fmt::format("did you mean “{}”?", nearest)};
  map.refuse(key, {fmt::format("{} 里没有“{}”；{}", where, word, advice.zh),
                   fmt::format("there is no “{}” in {}; {}", word, where, advice.en)});
}

std::string read_code(YamlMap& map) {
  auto code = map.text("code");
  const bool plain =
      std::ranges::all_of(code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  if (!plain || code.size() > 40)
    map.refuse("code", {"要用小写英文字母、数字和 _，最多 40 个，比如“home_repair”",
                        "write small English letters, digits and _, at most 40, such as “home_repair”"});
  return code;
}

std::vector<Named> read_named(YamlMap& root, const std::string& key) {
  std::vector<Named> list;
  std::set<std::string> seen;
  for (auto& each : root.maps(key)) {
    list.push_back({read_code(each), each.words("name")});
    each.finish();
    require_new(each, list.back().code, seen);
  }
  if (list.empty())
    root.refuse(key, {"至少写一个，比如 {code: home, name: {zh: 家里, en: Home}}",
                      "list at least one, such as {code: home, name: {zh: 家里, en: Home}}"});
  return list;
}

std::vector<Named> read_named_file(const std::filesystem::path& file, const std::string& key) {
  auto root = YamlMap::open(file);
  auto list = read_named(root, key);
  root.finish();
  return list;
}

std::vector<NonAccept> read_non_accept(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  std::vector<NonAccept> list;
  std::set<std::string> seen;
  for (auto& each : root.maps("classes")) {
    list.push_back({read_code(each), each.words("name"), each.words("tell")});
    each.finish();
    require_new(each, list.back().code, seen);
  }
  root.finish();
  if (list.empty()) root.fail("classes", "list at least one reason");
  return list;
}

std::vector<Ladder> read_ladders(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  std::vector<Ladder> ladders;
  std::set<std::string> seen;
  for (auto& each : root.maps("ladders")) {
    ladders.push_back(read_ladder(each));
    require_new(each, ladders.back().code, seen);
  }
  root.finish();
  if (ladders.empty()) root.fail("ladders", "list at least one ladder");
  return ladders;
}

}  // namespace linli::services
