#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <random>

#include "bench/register/population.hpp"
#include "modules/people/search.hpp"
#include "server/modules.hpp"

// Measures what the register promises at the size of a city: the verbs themselves, each in a reading transaction, without
// sockets.
namespace linli::bench {
namespace {

constexpr double search_goal_ms = 25, list_goal_ms = 100, rebuild_goal_s = 60;

template <class Work>
double seconds_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double p99_of(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() * 99 / 100];
}

void say(const std::string& words) { std::fprintf(stderr, "%s\n", words.c_str()); }

class Report {
 public:
  void keep(const std::string& promise, double value, const char* unit, const std::string& goal, bool met) {
    promises_.push_back(boost::json::object{{"promise", promise}, {"value", value}, {"unit", unit}, {"reference", nullptr},
                                            {"ratio", nullptr}, {"goal", goal}, {"met", met}});
    table_ += fmt::format("{}  {}\n        {:.4g} {}; goal: {}\n", met ? "met   " : "missed", promise, value, unit, goal);
  }
  void print(bool json) const {
    const auto line = boost::json::serialize(boost::json::object{{"bench", "register"}, {"promises", promises_}});
    std::printf("%s", json ? (line + "\n").c_str() : table_.c_str());
  }

 private:
  boost::json::array promises_;
  std::string table_;
};

// What people type on the way to somebody: the name letter by letter, its pinyin, its initials, the door, both together.
const std::vector<std::string>& beginnings() {
  static const std::vector<std::string> typed{
      "张", "王", "李", "田", "周", "z", "zh", "zhang", "l", "li", "lihua", "wang", "wangm", "wxm", "zgy", "t", "tgy", "zou",
      "英", "桂英", "建国", "玉岭", "玉岭花园", "301", "3-301", "3栋2单元", "玉岭花园3栋501", "5678", "15678", "101", "1", "12",
      "王 3栋", "张 玉岭花园", "李 301", "l 12", "zh 2-", "玉岭 1", "张王", "qqq", "无此人"};
  return typed;
}

class Bench {
 public:
  Bench(House& house, const Population& population) : house_(house), population_(population) {}

  double rebuild() {
    const auto& search = house_.room<people::PersonSearch>();
    return seconds_of([&] {
      for (const auto community : population_.communities)
        house_.database().write_now([&](Tx& tx) { search.rebuild(tx, community); });
    });
  }

  double search(int times) {
    const auto& search = house_.room<people::PersonSearch>();
    return slowest_of_a_hundred(times, [&](Tx& tx, const Caller& caller, std::size_t community, const Person& somebody) {
      search.search(tx, caller, {population_.communities[community], Text<1, 60>(typed(somebody)), {}});
    });
  }

  double list(int times) {
    const auto& people = house_.room<people::People>();
    return slowest_of_a_hundred(times, [&](Tx& tx, const Caller& caller, std::size_t community, const Person& somebody) {
      people::ListPersons wanted{.community_id = population_.communities[community]};
      const auto kind = random_() % 4;
      if (kind == 1) wanted.after = somebody.id.text();
      if (kind == 2) wanted.area_code = Text<0, 40>(population_.codes[community] + fmt::format("{:03}", 1 + random_() % 12));
      if (kind == 3) wanted.q = Text<0, 60>(somebody.name.str());
      people.list(tx, caller, wanted);
    });
  }

 private:
  // Half of it out of the list, half of it on the way to somebody who is there.
  std::string typed(const Person& somebody) {
    if (random_() % 2 == 0) return beginnings()[random_() % beginnings().size()];
    const auto& name = somebody.name.str();
    switch (random_() % 4) {
      case 0: return name;
      case 1: return first_letters(name, 1 + random_() % 2);
      case 2: return somebody.phone->digits().substr(7);
      default: return name + " " + somebody.place.substr(somebody.place.rfind(' ') + 1);
    }
  }

  template <class Ask>
  double slowest_of_a_hundred(int times, Ask&& ask) {
    const auto& people = house_.room<people::People>();
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
      const auto community = random_() % population_.communities.size();
      // A grid worker sees a twelfth of the community, the desk all of it.
      Caller caller;
      caller.rights = {{std::string(people::view.name), population_.codes[community] + (i % 3 == 0 ? "001" : ""), {}}};
      house_.database().read([&](Tx& tx) {
        if (somebodies_[community].empty())
          somebodies_[community] = people.list(tx, Caller::program("bench"),
                                               {.community_id = population_.communities[community], .limit = Whole<1, 200>{200}}).items;
        const auto& somebody = somebodies_[community][random_() % somebodies_[community].size()];
        took.push_back(1000 * seconds_of([&] { ask(tx, caller, community, somebody); }));
      });
    }
    return p99_of(std::move(took));
  }

  House& house_;
  const Population& population_;
  std::map<std::size_t, std::vector<Person>> somebodies_;
  std::mt19937 random_{4};
};

struct Folder {
  std::filesystem::path path;
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "linli-register-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a folder below " + name);
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

void measure(bool quick, bool json) {
  const Folder folder;
  Settings settings;
  settings.set("data", folder.path.string(), "bench");
  settings.set("share", LINLI_SOURCE_DIR, "bench");
  Clock clock;
  House house(settings, all_modules(), clock);
  Population population;
  const auto making = seconds_of([&] { population = make_population(house, quick ? 120'000 : 1'200'000); });
  const auto size = fmt::format("{} persons in {} households, {} communities", population.persons, population.households,
                                population.communities.size());
  say(fmt::format("{} made in {:.0f} s", size, making));
  Bench bench(house, population);
  say(fmt::format("filed for the first time in {:.1f} s", bench.rebuild()));
  Report report;
  const auto rebuilt = bench.rebuild();
  report.keep("rebuild of the whole search index, " + size, rebuilt, "s", "under 60 s", rebuilt < rebuild_goal_s);
  const auto searched = bench.search(quick ? 2000 : 10'000);
  report.keep("search as you type within a community, " + size + ": the slowest of a hundred", searched, "ms", "under 25 ms",
              searched < search_goal_ms);
  const auto listed = bench.list(quick ? 1000 : 4000);
  report.keep("page of the register's list, by area, page and name: the slowest of a hundred", listed, "ms", "under 100 ms",
              listed < list_goal_ms);
  report.print(json);
}

}  // namespace
}  // namespace linli::bench

int main(int count, char** arguments) try {
  CLI::App app{"What the register promises in speed and size."};
  bool quick = false, json = false;
  app.add_flag("--quick", quick, "a tenth of the city");
  app.add_flag("--json", json, "one line of JSON");
  CLI11_PARSE(app, count, arguments);
  linli::bench::measure(quick, json);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_register: %s\n", error.what());
  return 1;
}
