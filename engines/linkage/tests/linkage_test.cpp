#include "engines/linkage/linkage.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace linli;
using namespace linli::linkage;

namespace {

// Those of catalog/imports/people.yaml, whose own test keeps them alike.
Points points() {
  using enum Evidence;
  return {{{id_number_same, 130}, {id_number_differs, -25}, {name_same, 40}, {name_sounds_same, 35}, {name_near, 25},
           {name_differs, -60}, {phone_same, 40}, {home_same, 35}, {home_differs, -15}, {birth_date_same, 35},
           {birth_year_same, 25}, {birth_year_differs, -25}, {gender_differs, -20}},
          75,
          50};
}

Pinyin& pinyin() {
  static Pinyin one;
  return one;
}

Someone someone(std::string name, std::int64_t home = 0, int birth_year = 0) {
  return {name, pinyin().of(name), home, birth_year};
}

Verdict verdict(const Someone& a, const Someone& b) {
  const auto forth = judge(weigh(a, b, points()), points()), back = judge(weigh(b, a, points()), points());
  CHECK(forth == back);
  return forth;
}

}  // namespace

TEST_CASE("names sound as they are read, whatever stands between their letters") {
  CHECK(pinyin().of("田桂英") == "tian gui ying");
  CHECK(pinyin().of("张伟") == pinyin().of("章玮"));
  CHECK(pinyin().of("买买提·阿不都") == pinyin().of("买买提阿不都"));
  CHECK(pinyin().of("").empty());
}

TEST_CASE("names are near with one letter wrong, missing or too many, and no further") {
  CHECK(is_near("田桂英", "田桂莲"));
  CHECK(is_near("田桂英", "田英"));
  CHECK(is_near("田英", "田桂英"));
  CHECK(is_near("桂英", "田桂英"));
  CHECK(is_near("张伟", "张维"));
  CHECK_FALSE(is_near("田桂英", "周敏"));
  CHECK_FALSE(is_near("田桂英", "英桂田"));
  CHECK_FALSE(is_near("田", "周"));
  CHECK_FALSE(is_near("", "田"));
}

TEST_CASE("the same number of papers, name with telephone, and name with home are sure") {
  auto a = someone("田桂英"), b = someone("田桂英");
  CHECK(verdict(a, b) == Verdict::different);  // a name alone
  a.phone = b.phone = "13800001111";
  CHECK(verdict(a, b) == Verdict::same);
  CHECK(verdict(someone("田桂英", 5), someone("田桂英", 5)) == Verdict::same);
  auto c = someone("田桂英"), d = someone("田桂莲");
  c.id_number = d.id_number = "x";
  CHECK(verdict(c, d) == Verdict::same);
}

TEST_CASE("a near name at the same home or of the same birth year is doubtful and never sure") {
  CHECK(verdict(someone("田桂英", 5), someone("田桂莲", 5)) == Verdict::doubtful);
  CHECK(verdict(someone("张伟", 5), someone("章玮", 5)) == Verdict::doubtful);
  CHECK(verdict(someone("田桂英", 0, 1950), someone("田桂莲", 0, 1950)) == Verdict::doubtful);
  auto twin = someone("张伟", 5, 1990), other_twin = someone("张维", 5, 1990);
  twin.birth_date = other_twin.birth_date = make_day(1990, 1, 1);
  twin.phone = other_twin.phone = "13800001111";
  CHECK(verdict(twin, other_twin) == Verdict::doubtful);
}

TEST_CASE("brothers and sisters, and neighbours of one name, are not taken for each other") {
  CHECK(verdict(someone("张伟", 5, 1990), someone("张维", 5, 1993)) == Verdict::different);
  CHECK(verdict(someone("王芳", 5, 1990), someone("王艳", 6, 1990)) == Verdict::different);
  CHECK(verdict(someone("周敏", 5), someone("田桂英", 5)) == Verdict::different);
}

TEST_CASE("what contradicts itself is doubtful: papers of another name, a name at home with other papers") {
  auto a = someone("田桂英", 5), b = someone("周敏", 6);
  a.id_number = b.id_number = "x";
  CHECK(verdict(a, b) == Verdict::doubtful);
  auto c = someone("田桂英", 5), d = someone("田桂英", 5);
  c.id_number = "x";
  d.id_number = "y";
  CHECK(verdict(c, d) == Verdict::doubtful);
}

TEST_CASE("blocks miss nobody whom comparing all pairs would find, before and after sorting") {
  std::mt19937 random(4);
  const std::vector<std::string> firsts{"田", "张", "章", "王"}, middles{"桂", "贵", "小", ""}, lasts{"英", "莹", "伟", "玮", "芳"};
  const auto any = [&](const std::vector<std::string>& all) { return all[random() % all.size()]; };
  const auto make = [&] {
    return someone(any(firsts) + any(middles) + any(lasts), static_cast<std::int64_t>(random() % 40), random() % 3 == 0 ? 0 : 1950 + static_cast<int>(random() % 10));
  };
  Crowd crowd;
  for (int i = 0; i < 60'000; ++i) crowd.add(make());
  int found_by_all = 0;
  for (int i = 0; i < 30; ++i) {
    const auto one = make();
    const auto like = crowd.like(one);
    for (std::size_t j = 0; j < crowd.size(); ++j) {
      if (judge(weigh(one, crowd[j], points()), points()) == Verdict::different) continue;
      ++found_by_all;
      if (!std::ranges::binary_search(like, j)) FAIL_CHECK(one.name << " misses " << crowd[j].name);
    }
  }
  CHECK(found_by_all > 100);
}

TEST_CASE("whoever is forgotten is found no more") {
  Crowd crowd;
  const auto number = crowd.add(someone("田桂英", 5));
  CHECK(crowd.like(someone("周敏", 5)).size() == 1);
  crowd.forget(number);
  CHECK(crowd.like(someone("周敏", 5)).empty());
}
