// People from files: what becomes of every row, what is asked, what is undone.
#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/imports/imports.hpp"
#include "modules/imports/people/people_imports.hpp"
#include "modules/imports/tests/messy.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/chronicle/chronicle.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::imports::people_files_tests {

using testing::csv_of;
using testing::Lines;
using linli::testing::refusal_code_of;

namespace {

const std::string code = "421087104001";
const std::vector<std::string> header{"姓名", "身份证号", "电话", "性别", "出生日期", "住址"};

struct Office {
  linli::testing::TestHouse house{{chronicle_shape(), facts_shape(), work_shape(), ledger_shape(), areas_module(), people_module(),
                                   posts_module(), accounts_module(), services_module(), volunteers_module(), points_module(),
                                   requests_module(), imports_module()}};
  Caller clerk = linli::testing::caller_with({people::manage, people::view, people::open}, code);
  Id<Area> community, other_community;
  std::string building;
  const PeopleImports& imports = house.room<PeopleImports>();
  const people::People& people = house.room<people::People>();

  Office() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, code, "玉岭社区", {}, {}).id;
      other_community = areas.ensure_community(tx, "421087104002", "城东社区", {}, {}).id;
      const auto make = [&](AreaKind kind, const char* name, const std::string& parent) {
        return areas.create(tx, Caller::program("test"), {.community_id = community, .kind = kind, .name = Text<1, 60>(name), .parent_code = Text<12, 40>(parent)}).code;
      };
      const auto compound = make(AreaKind::compound, "玉岭新村", make(AreaKind::grid, "一网格", code));
      building = make(AreaKind::building, "3栋", compound);
      make(AreaKind::building, "4栋", compound);
    });
  }

  FileImport check(const Lines& lines, const std::string& name = "花名册.csv") {
    return house.write([&](Tx& tx) { return imports.keep(tx, clerk, imports.check(tx, clerk, community, name, csv_of(lines), {})); });
  }
  FileImport finish(Id<FileImport> id) {
    while (house.write([&](Tx& tx) { return imports.go_on(tx, {community, id}); }));
    return house.read([&](Tx& tx) { return imports.get(tx, clerk, {community, id}); });
  }
  FileImport apply(const FileImport& import) {
    house.write([&](Tx& tx) { imports.apply(tx, clerk, {community, import.id}); });
    return finish(import.id);
  }
  FileImport take(const Lines& lines, const std::string& name = "花名册.csv") { return apply(check(lines, name)); }
  FileImport undo(const FileImport& import) {
    house.write([&](Tx& tx) { imports.undo(tx, clerk, {community, import.id}); });
    return finish(import.id);
  }
  RowsPage rows(const FileImport& import, std::optional<RowVerdict> verdict = {}) {
    return house.read([&](Tx& tx) { return imports.rows(tx, clerk, {community, import.id, verdict, {}}); });
  }
  RowsPage doubts() {
    return house.read([&](Tx& tx) { return imports.doubts(tx, clerk, {community}); });
  }
  RowView answer(const RowView& row, Answer answer) {
    return house.write([&](Tx& tx) { return imports.answer(tx, clerk, {community, row.id, answer}); });
  }
  std::vector<Person> everybody(const std::string& named = "") {
    return house.read([&](Tx& tx) {
      people::ListPersons wanted{.community_id = community, .limit = Whole<1, 200>{200}};
      if (!named.empty()) wanted.q = Text<0, 60>(named);
      return people.list(tx, clerk, wanted).items;
    });
  }
  Person only(const std::string& named) {
    const auto found = everybody(named);
    REQUIRE(found.size() == 1);
    return found[0];
  }
  std::int64_t homes() {
    return house.read([&](Tx& tx) { return house.room<areas::Areas>().find(tx, community, building)->households.value; });
  }
};

std::string joined(const std::vector<Words2>& reasons) {
  std::string text;
  for (const auto& reason : reasons) text += reason.zh + "|";
  return text;
}

const Lines granny{header, {"田桂英", "11010519491231002X", "13800001111", "女", "1949年12月31日", "玉岭新村3栋2单元501"}};

}  // namespace

TEST_CASE("checking a file changes nothing and says of every row what would become of it") {
  Office office;
  const auto import = office.check({header,
                                    {"田桂英", "11010519491231002X", "13800001111", "女", "1949-12-31", "3栋2单元501"},
                                    {"田桂英", "11010519491231002X", "", "", "", "3-2-501"},
                                    {"周敏", "110105194912310021", "", "", "", "3栋2单元501"},
                                    {"覃大海", "", "13800002222", "", "", "9栋501"},
                                    {"", "", "13800002222", "", "", ""}});
  CHECK(json::text(import.tally) == R"({"added":1,"changed":0,"unchanged":1,"doubtful":0,"refused":3})");
  CHECK(office.everybody().empty());
  CHECK(office.homes() == 0);
  const auto page = office.rows(import);
  REQUIRE(page.rows.size() == 5);
  CHECK(joined(page.rows[1].reasons).find("第 2 行") != std::string::npos);
  CHECK(joined(page.rows[2].reasons).find("抄错") != std::string::npos);
  CHECK(joined(page.rows[3].reasons).find("9") != std::string::npos);
  CHECK(page.rows[4].number == 6);
  CHECK(json::text(page).find("110105194912310") == std::string::npos);
  CHECK(json::text(page).find("13800001111") == std::string::npos);
}

TEST_CASE("an applied file makes people and homes, with where every fact came from, and forgets its own copy") {
  Office office;
  const auto import = office.take(granny);
  CHECK(import.state == FileState::applied);
  CHECK(import.tally.added == 1);
  const auto person = office.only("田桂英");
  CHECK(person.place == "玉岭新村 3栋 2单元 501");
  CHECK(person.birth_year->value == 1949);
  CHECK(person.sex == people::Sex::female);
  CHECK(office.homes() == 1);
  office.house.read([&](Tx& tx) {
    CHECK(office.people.identity_of(tx, office.community, person.id).id_number->characters() == "11010519491231002X");
    for (const auto& change : facts::history_of(tx, {office.community, "person", person.id.value})) {
      CHECK(change.source == facts::Source::imported);
      CHECK(change.source_name == "花名册.csv #2");
      CHECK(change.by_name == office.clerk.name);
    }
    constexpr Statement kept{"select count(*) from imports_people where cells is not null"};
    CHECK(tx.find<std::int64_t>(kept) == 0);
    return 0;
  });
}

TEST_CASE("the same file twice makes no copy, and one that grew brings only what is new") {
  Office office;
  office.take(testing::messy_people(40));
  const auto first = office.everybody().size();
  CHECK(first == 40);
  const auto again = office.take(testing::messy_people(40));
  CHECK(again.tally.unchanged == 40);
  CHECK(office.take(testing::messy_people(43)).tally.added == 3);
  CHECK(office.everybody().size() == 43);
}

TEST_CASE("a known person is found by papers, by name with telephone and by name with home, and only gaps are filled") {
  Office office;
  office.take({{"姓名", "电话", "住址"}, {"田桂英", "13800001111", "3栋2单元501"}, {"周敏", "13800002222", ""}, {"覃大海", "", "3-2-502"}});
  const auto import = office.take({header,
                                   {"田桂英", "11010519491231002X", "13900009999", "", "", "3-2-501"},
                                   {"周敏", "", "13800002222", "女", "", "3-2-503"},
                                   {"覃大海", "", "", "", "", "玉岭新村3号楼二单元502室"}});
  CHECK(json::text(import.tally) == R"({"added":0,"changed":2,"unchanged":1,"doubtful":0,"refused":0})");
  CHECK(office.only("田桂英").phone->digits() == "13800001111");
  CHECK(joined(office.rows(import).rows[0].reasons).find("手机号和册子里的不一样") != std::string::npos);
  CHECK(office.only("周敏").place == "玉岭新村 3栋 2单元 503");
  const auto by_papers = office.take({header, {"田桂莲", "11010519491231002X", "", "", "", ""}});
  CHECK(by_papers.tally.unchanged == 1);
  CHECK(office.everybody().size() == 3);
}

TEST_CASE("where the map says so, the file is right") {
  Office office;
  office.take(granny);
  auto import = office.check({header, {"田桂英", "11010519491231002X", "13900009999", "", "", "3-2-502"}});
  CHECK(import.tally.unchanged == 1);
  import.map.replace = {PersonColumn::phone, PersonColumn::address};
  import = office.house.write([&](Tx& tx) {
    return office.imports.keep_again(tx, office.clerk, office.imports.check_again(tx, office.clerk, {office.community, import.id, import.map}));
  });
  CHECK(import.tally.changed == 1);
  office.apply(import);
  CHECK(office.only("田桂英").phone->digits() == "13900009999");
  CHECK(office.only("田桂英").place == "玉岭新村 3栋 2单元 502");
}

TEST_CASE("a doubtful pair is parked with both sides and its reasons, and answered at the desk") {
  Office office;
  office.take(granny);
  const auto import = office.take({header, {"田桂莲", "", "", "", "", "3栋2单元501"}, {"田贵英", "", "", "", "", "3栋2单元501"}, {"田英", "", "", "", "", "3-2-501"}});
  CHECK(import.tally.doubtful == 3);
  CHECK(office.everybody().size() == 1);
  const auto queue = office.doubts();
  REQUIRE(queue.rows.size() == 3);
  CHECK(queue.rows[0].told.name == "田桂莲");
  CHECK(queue.rows[0].told.address == "3栋2单元501");
  REQUIRE(queue.rows[0].known);
  CHECK(queue.rows[0].known->name == "田桂英");
  CHECK(joined(queue.rows[0].reasons) == "姓名只差一个字|住在同一户|");
  CHECK(joined(queue.rows[1].reasons) == "姓名读音一样|住在同一户|");

  CHECK(office.answer(queue.rows[0], Answer::different).verdict == RowVerdict::added);
  CHECK(office.answer(queue.rows[1], Answer::same).verdict == RowVerdict::unchanged);
  CHECK(office.answer(queue.rows[2], Answer::later).verdict == RowVerdict::doubtful);
  CHECK(office.everybody().size() == 2);
  REQUIRE(office.doubts().rows.size() == 1);
  CHECK(office.doubts().rows[0].answer == Answer::later);
  CHECK(refusal_code_of([&] { office.answer(queue.rows[0], Answer::same); }) == "imports.not_doubtful");
  const auto after = office.house.read([&](Tx& tx) { return office.imports.get(tx, office.clerk, {office.community, import.id}); });
  CHECK(json::text(after.tally) == R"({"added":1,"changed":0,"unchanged":1,"doubtful":1,"refused":0})");
}

TEST_CASE("papers that another community knows are doubtful, and do not tell whose they are") {
  Office office;
  office.house.write([&](Tx& tx) {
    const char* fault = nullptr;
    const auto person = office.people.add_person(tx, Caller::program("test"), {.community_id = office.other_community, .name = Text<1, 60>("别处人")}, {});
    office.people.identify(tx, Caller::program("test"), person, {office.other_community, person.id, IdNumber::make("11010519491231002X", fault), {}}, {});
  });
  const auto import = office.take(granny);
  CHECK(import.tally.doubtful == 1);
  const auto row = office.doubts().rows.at(0);
  CHECK(!row.known);
  CHECK(json::text(row).find("别处人") == std::string::npos);
  CHECK(refusal_code_of([&] { office.answer(row, Answer::same); }) == "imports.nobody_to_join");
  CHECK(office.answer(row, Answer::different).verdict == RowVerdict::added);
}

TEST_CASE("a whole import is undone: people, homes and filled fields, but not what was written since") {
  Office office;
  office.take({{"姓名", "电话", "住址"}, {"田桂英", "13800001111", ""}}, "旧表.csv");
  const auto import = office.take({header,
                                   {"田桂英", "11010519491231002X", "13800001111", "", "", "3-2-501"},
                                   {"周敏", "", "13800002222", "", "", "3-2-502"},
                                   {"覃大海", "", "13800003333", "", "", "3-2-503"}});
  CHECK(office.homes() == 3);
  const auto kept = office.only("覃大海");
  office.house.write([&](Tx& tx) { office.people.open_phone(tx, office.clerk, {office.community, kept.id, Text<2, 200>("核对电话")}); });
  const auto undone = office.undo(import);
  CHECK(undone.state == FileState::undone);
  CHECK(undone.kept == 1);
  CHECK(undone.rows_done == 0);
  CHECK(office.everybody().size() == 2);
  CHECK(office.everybody("周敏").empty());
  const auto granny = office.only("田桂英");
  CHECK_FALSE(granny.household_id);
  CHECK_FALSE(granny.birth_year);
  CHECK(granny.phone->digits() == "13800001111");
  CHECK(office.homes() == 1);
  CHECK(refusal_code_of([&] { office.undo(import); }) == "imports.not_now");
}

TEST_CASE("what people changed after an import stays when it is undone") {
  Office office;
  office.take({{"姓名", "电话"}, {"田桂英", "13800001111"}}, "旧表.csv");
  const auto import = office.take(granny);
  const auto person = office.only("田桂英");
  office.house.write([&](Tx& tx) {
    people::ChangePerson change{.community_id = office.community, .id = person.id, .version = person.version};
    change.birth_year = Whole<1880, 2100>{1950};
    office.people.change(tx, office.clerk, change);
  });
  CHECK(office.undo(import).kept == 1);
  CHECK(office.only("田桂英").birth_year->value == 1950);
  CHECK(office.only("田桂英").sex == people::Sex::unstated);
}

TEST_CASE("a map is remembered for the header it was used with") {
  Office office;
  const Lines lines{{"甲", "乙"}, {"田桂英", "13800001111"}};
  auto import = office.check(lines);
  CHECK(import.tally.refused == 1);
  CHECK(refusal_code_of([&] { office.apply(import); }) == "imports.no_name_column");
  import = office.house.write([&](Tx& tx) {
    const PeopleMap map{{{"甲", PersonColumn::name}, {"乙", PersonColumn::phone}}, {}, {}, ""};
    return office.imports.keep_again(tx, office.clerk, office.imports.check_again(tx, office.clerk, {office.community, import.id, map}));
  });
  CHECK(office.apply(import).tally.added == 1);
  CHECK(office.check({{"甲", "乙"}, {"周敏", "13800002222"}}).tally.added == 1);
}

TEST_CASE("an import that is interrupted goes on where it stopped, and nobody is there twice") {
  Office office;
  const auto import = office.check(testing::messy_people(1000));
  office.house.write([&](Tx& tx) { office.imports.apply(tx, office.clerk, {office.community, import.id}); });
  office.house.write([&](Tx& tx) {
    office.imports.go_on(tx, {office.community, import.id});
    office.imports.go_on(tx, {office.community, import.id});
  });
  CHECK(refusal_code_of([&] { office.house.write([&](Tx& tx) { office.imports.undo(tx, office.clerk, {office.community, import.id}); }); }) != "");
  CHECK(refusal_code_of([&] {
          office.house.write([&](Tx& tx) {
            office.imports.go_on(tx, {office.community, import.id});
            throw Refusal::conflict("test.stop");
          });
        }) == "test.stop");
  const auto done = office.finish(import.id);
  CHECK(done.tally.added + done.tally.doubtful == 1000);
  CHECK(done.rows_done == 1000);
  office.house.read([&](Tx& tx) {
    constexpr Statement people_count{"select count(*) from people_persons"};
    CHECK(tx.find<std::int64_t>(people_count) == done.tally.added);
    CHECK(office.imports.unfinished(tx).empty());
    return 0;
  });
  const auto undone = office.undo(done);
  CHECK(undone.kept == 0);
  CHECK(office.everybody().empty());
  CHECK(office.homes() == 0);
}

TEST_CASE("only who manages the people of the whole community may import, and others see nothing of it") {
  Office office;
  const auto import = office.check(granny);
  const auto path = "/api/v1/communities/" + office.community.text() + "/imports";
  const auto grid_worker = linli::testing::caller_with({people::manage}, code + "001", 950);
  const auto viewer = linli::testing::caller_with({people::view}, code, 951);
  CHECK(office.house.as(grid_worker, "GET", path).status == 403);
  CHECK(office.house.as(viewer, "GET", path).status == 403);
  CHECK(office.house.as(viewer, "POST", path + "?name=x.csv", csv_of(granny)).status == 403);
  const auto uploaded = office.house.as(office.clerk, "POST", path + "?name=x.csv", csv_of(granny));
  REQUIRE(uploaded.status == 201);
  CHECK(linli::testing::body_of(uploaded).at("tally").at("added").as_int64() == 1);
  CHECK(office.house.as(office.clerk, "GET", path + "/" + import.id.text() + "/rows?verdict=added").status == 200);
  const auto broken = office.house.as(office.clerk, "POST", path + "?name=x.xlsx", "PK\x03\x04 nonsense");
  CHECK(broken.status == 422);
  CHECK(linli::testing::problem_code(broken) == "xlsx.not_a_workbook");
}

}  // namespace linli::imports::people_files_tests
