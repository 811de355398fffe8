#include <doctest/doctest.h>

#include "modules/people/search.hpp"
#include "modules/people/search_rules.hpp"
#include "modules/people/tests/village.hpp"

using namespace linli;
using namespace linli::people;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

// "田桂英 name, 周敏 address": who is found and why, in order.
std::string found(Village& village, const std::string& q, const std::string& area = testing::village_code) {
  return village.house.read([&](Tx& tx) {
    const auto caller = caller_with({people::view}, area);
    std::string all;
    for (const auto& each : village.house.room<PersonSearch>().search(tx, caller, {village.community.id, Text<1, 60>(q), {}}).items) {
      const auto why = boost::describe::enum_to_string(each.why, "");
      all += (all.empty() ? "" : ", ") + each.person.name.str() + " " + why;
    }
    return all;
  });
}

std::optional<WhyFound> why(const char* typed, const char* name, const char* place = "") {
  const auto words = words_typed(typed);
  REQUIRE(words.size() == 1);
  return why_found(words[0], findable(name, place));
}

std::vector<std::string> texts_typed(const char* typed) {
  std::vector<std::string> texts;
  for (const auto& word : words_typed(typed)) texts.push_back(word.text);
  return texts;
}

}  // namespace

TEST_CASE("a person is found by name, part of it, pinyin, initials and what sounds like it") {
  Village village;
  CHECK(found(village, "田桂英") == "田桂英 name");
  CHECK(found(village, "田") == "田桂英 name_begins");
  CHECK(found(village, "桂英") == "田桂英 name_part");
  CHECK(found(village, "tiangui") == "田桂英 pinyin");
  CHECK(found(village, "ＴＧＹ") == "田桂英 initials");
  CHECK(found(village, "tianguiyin") == "田桂英 pinyin");
  CHECK(found(village, "guiyin") == "田桂英 pinyin");
  CHECK(found(village, "zoumin") == "周敏 sounds");
  CHECK(found(village, "zhouming") == "周敏 sounds");
  CHECK(found(village, "田贵英") == "田桂英 sounds");
  CHECK(found(village, "龙") == "");
}

TEST_CASE("an address is found as people write it, and several words fit together") {
  Village village;
  CHECK(found(village, "302") == "覃大海 address");
  CHECK(found(village, "3-302") == "覃大海 address");
  CHECK(found(village, "玉岭新村3栋302") == "覃大海 address");
  CHECK(found(village, "3栋 2单元 302") == "覃大海 address");
  CHECK(found(village, "2单元302室") == "覃大海 address");
  CHECK(found(village, "玉岭 zm") == "周敏 address");
  CHECK(found(village, "周敏 301") == "周敏 name");
  CHECK(found(village, "周敏 302") == "");
}

TEST_CASE("the last digits of a telephone find its owner, the whole number too, and no table holds them in the clear") {
  Village village;
  CHECK(found(village, "3333") == "覃大海 phone");
  CHECK(found(village, "03333") == "覃大海 phone");
  CHECK(found(village, "13333") == "");
  CHECK(found(village, "138 0000 3333") == "覃大海 phone");
  CHECK(found(village, "覃 3333") == "覃大海 name_begins");
  village.house.read([&](Tx& tx) {
    constexpr Statement words{"select word from people_words"};
    for (const auto& word : tx.all<std::string>(words)) CHECK(word.find("3333") == std::string::npos);
    return 0;
  });
}

TEST_CASE("the last characters of an identification number find its owner until it is changed") {
  Village village;
  const char* fault = nullptr;
  const auto number = IdNumber::make("11010519491231002X", fault);
  REQUIRE(number);
  village.house.write([&](Tx& tx) {
    village.people().identify(tx, village.program, village.granny, {village.community.id, village.granny.id, number, {}}, {});
  });
  CHECK(found(village, "002x") == "田桂英 id_number");
  CHECK(found(village, "1002X") == "田桂英 id_number");
  CHECK(found(village, "9002X") == "");
  CHECK(found(village, "11010519491231002X") == "田桂英 id_number");
  village.house.write([&](Tx& tx) {
    village.people().identify(tx, village.program, village.granny, {village.community.id, village.granny.id, {}, {}}, {});
  });
  CHECK(found(village, "002x") == "");
}

TEST_CASE("whoever lives out of reach is absent from a search") {
  Village village;
  CHECK(found(village, "田桂英", testing::village_code + "001") == "田桂英 name");
  for (const auto* typed : {"田桂英", "tgy", "301", "1111", "13800001111"})
    CHECK(found(village, typed, testing::village_code + "002") == "");
}

TEST_CASE("a search keeps up with whoever is renamed, moves or is taken back") {
  Village village;
  village.house.write([&](Tx& tx) {
    auto after = village.neighbour;
    after.name = Text<1, 60>("覃小河");
    after.household_id = village.home.id;
    village.neighbour = village.people().amend(tx, village.program, village.neighbour, after, {});
  });
  CHECK(found(village, "覃大海") == "");
  CHECK(found(village, "qinxiaohe") == "覃小河 pinyin");
  CHECK(found(village, "302") == "");
  village.house.write([&](Tx& tx) { village.people().take_back(tx, village.program, village.neighbour, {}); });
  CHECK(found(village, "覃") == "");
}

TEST_CASE("filed anew, everybody is found as before") {
  Village village;
  constexpr Statement count{"select count(*) from people_words"};
  const auto counted = [&] { return village.house.read([&](Tx& tx) { return *tx.find<std::int64_t>(count); }); };
  const auto before = counted();
  village.house.write([&](Tx& tx) {
    constexpr Statement lose{"delete from people_words"};
    tx.run(lose);
  });
  CHECK(found(village, "田桂英") == "");
  const auto filed =
      village.house.write([&](Tx& tx) { return village.house.room<PersonSearch>().rebuild(tx, village.community.id); });
  CHECK(filed == before);
  CHECK(counted() == before);
  CHECK(found(village, "tgy") == "田桂英 initials");
}

TEST_CASE("surnames are found as they are read and as they are written") {
  CHECK(why("shanxiong", "单雄") == WhyFound::pinyin);
  CHECK(why("zenghong", "曾红") == WhyFound::pinyin);
  CHECK(why("qiuli", "仇丽") == WhyFound::pinyin);
  CHECK(why("zhali", "查丽") == WhyFound::pinyin);
  CHECK(why("xieli", "解丽") == WhyFound::pinyin);
  CHECK(why("yuchigong", "尉迟恭") == WhyFound::pinyin);
  CHECK(why("gong", "尉迟恭") == WhyFound::pinyin);
  CHECK(why("lvmin", "吕敏") == WhyFound::sounds);
  CHECK(why("smith", "John Smith") == WhyFound::name_part);
  CHECK(why("niuli", "刘丽") == WhyFound::sounds);
  CHECK_FALSE(why("wangli", "刘丽"));
}

TEST_CASE("what was typed comes apart into names, spellings, addresses and digits") {
  CHECK(texts_typed("玉岭花园3栋501") == std::vector<std::string>{"玉岭花园", "3-501"});
  CHECK(texts_typed("3号楼2单元501室 王") == std::vector<std::string>{"3-2-501", "王"});
  CHECK(texts_typed("501 1234") == std::vector<std::string>{"501", "1234"});
  CHECK(texts_typed("A座1203") == std::vector<std::string>{"a-1203"});
  CHECK(texts_typed("  · ").empty());
}

TEST_CASE("the route of the search masks telephones, takes 20 at most and needs something typed") {
  Village village;
  const auto worker = caller_with({people::view}, testing::village_code);
  const auto page = body_of(village.house.as(worker, "GET", village.url("/persons/search?q=tgy")));
  const auto& first = page.at("items").as_array().at(0).as_object();
  CHECK(first.at("why").as_string() == "initials");
  CHECK(first.at("person").at("phone").as_string() == "138****1111");
  CHECK(problem_code(village.house.as(worker, "GET", village.url("/persons/search?q="))) != "");
  CHECK(problem_code(village.house.as(worker, "GET", village.url("/persons/search?q=t&limit=21"))) != "");
  CHECK(problem_code(village.house.as(village.as_resident(village.granny), "GET", village.url("/persons/search?q=t"))) ==
        "platform.no_permission");
}
