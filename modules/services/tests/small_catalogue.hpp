// A whole catalogue of two kinds in a folder of its own, to be spoiled in one place.
#pragma once
#include <unistd.h>

#include <fstream>
#include <map>

#include "modules/services/services.hpp"

namespace linli::testing {

class SmallCatalogue {
 public:
  SmallCatalogue()
      : folder_(std::filesystem::temp_directory_path() /
                ("linli-catalogue-" + std::to_string(++count_) + "-" + std::to_string(::getpid()))) {
    for (const auto& [name, text] : files_) write(name, text);
  }
  ~SmallCatalogue() { std::filesystem::remove_all(folder_); }
  SmallCatalogue(const SmallCatalogue&) = delete;

  // Replaces the first `from` in a file; throws when it is not there, so that no test spoils nothing.
  void change(const std::string& name, const std::string& from, const std::string& to) {
    auto& text = files_.at(name);
    text.replace(text.find(from), from.size(), to);
    write(name, text);
  }
  void add(const std::string& name, const std::string& text) { write(name, text); }
  void remove(const std::string& name) { std::filesystem::remove(folder_ / name); }
  const std::string& text_of(const std::string& name) const { return files_.at(name); }

  services::Catalogue read() const { return services::read_catalogue(folder_); }
  // What is wrong with it, from the file's name on; empty when nothing is.
  std::string fault() const {
    try {
      read();
      return {};
    } catch (const std::runtime_error& error) {
      const std::string what = error.what();
      return what.starts_with(folder_.string() + "/") ? what.substr(folder_.string().size() + 1) : what;
    }
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  static inline int count_ = 0;
  std::filesystem::path folder_;
  std::map<std::string, std::string> files_{
      {"groups.yaml", R"(groups:
  - {code: care, name: {zh: 照顾, en: Care}}
  - {code: home, name: {zh: 家里, en: At home}}
front: [meals]
)"},
      {"skills.yaml", R"(skills:
  - {code: cooking, name: {zh: 会做饭, en: Cooking}}
  - {code: driving, name: {zh: 会开车, en: Driving}}
)"},
      {"languages.yaml", R"(languages:
  - {code: mandarin, name: {zh: 普通话, en: Mandarin}}
)"},
      {"non_accept.yaml", R"(classes:
  - {code: duplicate, name: {zh: 报过了, en: Known}, tell: {zh: 在办, en: Under way}}
)"},
      {"ladders.yaml", R"(ladders:
  - code: default
    name: {zh: 平常, en: Ordinary}
    steps:
      - {after: accept, late_by: {hours: 0, time: working}, to: grid, tell: {zh: 网格员来安排, en: The grid worker arranges it}}
      - {after: finish, late_by: {hours: 7, time: working}, to: community, tell: {zh: 社区来办, en: The community takes it}}
)"},
      {"calendars/cn.yaml", R"(code: cn
name: {zh: 日历, en: Calendar}
timezone: Asia/Shanghai
offset: "+08:00"
working:
  days: [1, 2, 3, 4, 5]
  hours:
    - {from: "08:30", to: "12:00"}
    - {from: "14:00", to: "17:30"}
years:
  - year: 2026
    source: 国务院办公厅
    source_status: verified
    holidays:
      - {from: 2026-10-01, to: 2026-10-07, name: {zh: 国庆节, en: National Day}}
    workdays: [2026-10-10]
)"},
      {"services/meals.yaml", R"(code: meals
group: care
season: [12, 1]
name: {zh: 送餐, en: Meals}
summary: {zh: 送热饭, en: Warm meals}
words: {zh: [送饭], en: [meal]}
icon: soup
takers: [volunteer, community]
skills: [cooking]
fields:
  - {code: portions, type: number, required: true, name: {zh: 几个人, en: How many}, min: 1, max: 10}
  - code: diet
    type: choices
    required: false
    name: {zh: 忌口, en: Diet}
    options:
      - {code: soft, name: {zh: 软, en: Soft}}
      - {code: halal, name: {zh: 清真, en: Halal}}
limits:
  accept: {hours: 2, time: working}
  finish: {hours: 7, time: working}
evidence: none
closing: resident
points: {helper: 10, household: 0}
hours_cap: 2
ladder: default
urgent: false
people: 1
open311: {keywords: [meal], type: realtime}
)"},
      {"services/lamp.yaml", R"(code: lamp
group: home
season: []
name: {zh: 换灯, en: A lamp}
summary: {zh: 换灯泡, en: A new bulb}
words: {zh: [灯], en: [lamp]}
icon: lamp
takers: [property]
skills: []
fields: []
limits:
  accept: {hours: 7, time: working}
  finish: {hours: 14, time: working}
evidence: note
evidence_reason: {zh: 有钱来往, en: Money changes hands}
closing: verification
points: {helper: 0, household: 0}
hours_cap: 2
ladder: default
urgent: false
people: 1
open311: {keywords: [lamp], type: realtime}
)"},
  };
};

}  // namespace linli::testing
