// Messy files of invented people, as offices send them: titles above the header, two spellings of everything, homes
// written once for a family, numbers with mistakes.
#pragma once
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "platform/base/id_number.hpp"

namespace linli::imports::testing {

using Lines = std::vector<std::vector<std::string>>;

inline std::string id_number(const Day& born, int order) {
  auto digits = fmt::format("421087{:04}{:02}{:02}{:03}", born.year, born.month, born.day, order);
  return digits + check_character(digits);
}

inline std::string csv_of(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) text += (i == 0 ? "\"" : ",\"") + line[i] + "\"";
    text += "\n";
  }
  return text;
}

inline const std::vector<std::string> messy_header{"序号", "姓 名", "性别（男/女）", "公民身份号码*", "联系电话", "家庭住址"};

// `count` people of compound 玉岭新村, building 3; everyone is written in another way, and nobody twice.
inline Lines messy_people(int count, unsigned seed = 4) {
  std::mt19937 random(seed);
  const std::vector<std::string> families{"覃", "田", "向", "彭", "谭", "周", "黄", "郑"}, firsts{"桂", "大", "小", "玉", "国", "文"},
      lasts{"英", "海", "梅", "林", "芳", "山", "珍", "军"};
  const std::vector<std::string> homes{"玉岭新村3栋{}单元{}", "3-{}-{}", "玉岭新村3号楼{}单元{}室", "３＃{}-{}", "玉岭新村 3栋 {}单元 {}号"};
  const auto any = [&](const auto& all) { return all[random() % all.size()]; };
  Lines lines{{"玉岭社区居民登记表", "", "", "", "", ""}, messy_header};
  for (int i = 0; i < count; ++i) {
    const Day born{1930 + static_cast<int>(random() % 80), 1 + static_cast<int>(random() % 12), 1 + static_cast<int>(random() % 28)};
    const int order = i % 999 + 1;
    auto name = any(families) + any(firsts) + any(lasts);
    if (random() % 4 == 0) name = " " + name.substr(0, 3) + "　" + name.substr(3);
    const std::string sex = order % 2 == 1 ? "男" : "女";
    const auto room = fmt::format("{}{:02}", 1 + i / 4 % 30, 1 + i % 4);
    lines.push_back({std::to_string(i + 1), name, random() % 5 == 0 ? "" : sex, id_number(born, order),
                     fmt::format("138 {:04}-{:04}", i / 10000 + 1000, i % 10000), fmt::format(fmt::runtime(any(homes)), 1 + i / 120, room)});
  }
  return lines;
}

}  // namespace linli::imports::testing
