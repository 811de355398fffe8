#include "modules/services/shelf.hpp"
#include "modules/services/tests/writing_desk.hpp"
#include "modules/services/writing.hpp"

using namespace linli;
using namespace linli::services;
using testing::body_of;
using testing::problem_code;
using testing::WritingDesk;

TEST_CASE("every shipped kind, ladder and calendar reads back from what is written of it") {
  const auto catalogue = read_catalogue(testing::repository() / "catalog");
  const auto shipped = terms_of(catalogue);
  for (const auto& service : catalogue.services) {
    const auto content = read_edition({catalogue, *shipped}, Subject::kind, service.code, write_service(service));
    CHECK_MESSAGE(json::text(*content.kind) == json::text(service), service.code);
  }
  for (const auto& ladder : catalogue.ladders) {
    const auto content = read_edition({catalogue, *shipped}, Subject::ladder, ladder.code, write_ladder(ladder));
    CHECK_MESSAGE(json::text(*content.ladder) == json::text(ladder), ladder.code);
  }
  const auto calendar =
      read_edition({catalogue, *shipped}, Subject::calendar, "cn", work::write_sheet(catalogue.sheet));
  CHECK(json::text(calendar.working_time->sheet) == json::text(catalogue.sheet));
}

TEST_CASE("what a form writes of an unchanged kind is its file, letter for letter") {
  for (const auto catalogue = read_catalogue(testing::repository() / "catalog");
       const auto& service : catalogue.services)
    CHECK_MESSAGE(write_service(service) == catalogue.texts.at(service.code), service.code);
}

TEST_CASE("a check tells the line and what to write instead, in both languages, as the files are read") {
  WritingDesk desk;
  CHECK(desk.fault("kind/meals", desk.meals_called("送饭上门")).empty());
  CHECK(desk.fault("kind/meals", desk.changed("kind/meals", "urgent: false", "urgnet: false")) ==
        "1 少了“urgent”，请加一行“urgent: …”");
  CHECK(desk.fault("kind/meals", desk.changed("kind/meals", "time: working}", "time: daily}")) ==
        "23 time：不认识“daily”，请从这些里写一个：working、calendar");
  CHECK(desk.fault("kind/meals", desk.changed("kind/meals", "icon: soup", "icon: sopu")) ==
        "7 icon：services/ 里没有“sopu”；是不是“soup”？");
  CHECK(desk.fault("kind/meals", desk.changed("kind/meals", "code: meals", "code: meal")) ==
        "1 code：请写“meals”，和文件名一样");
  CHECK(desk.fault("kind/meals", desk.changed("kind/meals", "closing: resident", "closing: handler"))
            .find("closing：怎么办结不能改") != std::string::npos);
  CHECK(desk.fault("ladder/default", desk.changed("ladder/default", "to: county", "to: grid")).find("比上一步还低") !=
        std::string::npos);
  CHECK(desk.fault("calendar/cn", desk.changed("calendar/cn", "+08:00", "+07:00")).find("时区不能改") !=
        std::string::npos);
  const auto refused = desk.publish(desk.secretary, "kind/meals", desk.changed("kind/meals", "icon: soup", "icon:"), 0);
  CHECK(problem_code(refused) == "services.faulty_text");
  CHECK(refused.body.find("第 1 行：少了“icon”") != std::string::npos);
}

TEST_CASE("a ladder whose steps stand still, go back in time or never end is refused with what to write") {
  WritingDesk desk;
  const auto still = desk.changed("ladder/default", "{hours: 4, time: working}", "{hours: 0, time: working}");
  CHECK(desk.fault("ladder/default", still).find("hours 请写得比 0 大") != std::string::npos);
  const auto back = desk.changed("ladder/default", "{hours: 35, time: working}", "{hours: 13, time: working}");
  CHECK(desk.fault("ladder/default", back).find("hours 请写得比 14 大") != std::string::npos);
  auto endless = desk.changed("ladder/default", "code: default", "code: default");
  for (int i = 0; i < 300; ++i)
    endless += "  - after: finish\n    late_by: {hours: " + std::to_string(36 + i) +
               ", time: working}\n    to: county\n    tell: {zh: 等等, en: Wait}\n";
  CHECK(desk.fault("ladder/default", endless).find("最多写 16 步") != std::string::npos);
}

TEST_CASE("a check tells everything that is wrong at once, by line") {
  WritingDesk desk;
  auto yaml = desk.changed("kind/meals", "urgent: false", "urgent: perhaps");
  yaml.replace(yaml.find("ladder: default"), 15, "ladder: nowhere");
  yaml += "colour: red\n";
  const auto faults = desk.check("kind/meals", yaml).at("faults").as_array();
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].at("words").at("zh").as_string().find("ladder：") == 0);
  CHECK(faults[1].at("words").at("zh").as_string().find("urgent：") == 0);
  CHECK(faults[2].at("words").at("zh").as_string().find("colour") != boost::json::string::npos);
  CHECK(faults[0].at("line").as_int64() < faults[1].at("line").as_int64());
}

TEST_CASE("a text that is endless, deep, long or no text at all is refused and harms nothing") {
  WritingDesk desk;
  const std::string bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
  CHECK(desk.fault("kind/meals", bomb).find("1 不能用 &、* 和 !") == 0);
  CHECK(desk.fault("kind/meals", "code: !!binary aGk=\n").find("不能用") != std::string::npos);
  CHECK(desk.fault("kind/meals", "code: " + std::string(60, '[')).find("1 ") == 0);
  CHECK(desk.fault("kind/meals", "code: " + std::string(40, '[') + std::string(40, ']')) == "1 套得太深了");
  CHECK(desk.fault("kind/meals", "name: " + std::string(600, 'a')) == "1 这里太长了，最多 500 个字");
  CHECK(desk.fault("kind/meals", "name: \"a\\0b\"") == "1 这里有看不见的控制符，请重新打一遍");
  CHECK(desk.fault("kind/meals", "code: a\ncode: b\n") == "2 “code”写了两遍，请留一遍");
  CHECK(desk.fault("kind/meals", "--- {a: 1}\n--- {b: 2}\n").find("不要用 ---") != std::string::npos);
  CHECK(desk.fault("kind/meals", "").find("不要空着") != std::string::npos);
  CHECK_FALSE(desk.fault("kind/meals", "{{{{").empty());
  const std::string large(70 * 1024, '#');
  CHECK(problem_code(desk.publish(desk.secretary, "kind/meals", large, 0)) == "platform.invalid");
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送餐助餐");
}

TEST_CASE("a calendar without enough working time is refused, so every promise has an end") {
  WritingDesk desk;
  const std::string hours = "{from: \"08:30\", to: \"12:00\"}";
  auto short_day = desk.changed("calendar/cn", hours, "{from: \"08:30\", to: \"08:31\"}");
  const std::string afternoon = "    - {from: \"14:00\", to: \"17:30\"}\n";
  REQUIRE(short_day.find(afternoon) != std::string::npos);
  short_day.erase(short_day.find(afternoon), afternoon.size());
  CHECK(desk.fault("calendar/cn", short_day).find("一周至少要上班 10 小时") != std::string::npos);
  std::string breaks;
  for (int year = 2030; year < 2048; ++year)
    breaks += "{from: " + std::to_string(year) + "-01-01, to: " + std::to_string(year) +
              "-02-28, name: {zh: 歇业, en: Closed}}\n      - ";
  const auto closed = desk.changed("calendar/cn", "{from: 2026-10-01", breaks + "{from: 2026-10-01");
  CHECK(desk.fault("calendar/cn", closed).find("所有放假加起来最多 1000 天") != std::string::npos);
}

TEST_CASE("a check shows until when something ordered now would be done, before and after") {
  WritingDesk desk;
  const auto due = desk.check("kind/meals", desk.changed("kind/meals", "hours: 7", "hours: 14")).at("due").as_array();
  REQUIRE(due.size() == 7);  // two promises and five steps
  CHECK(due[1].at("before").as_string() == "2026-11-25T01:00:00Z");
  CHECK(due[1].at("after").as_string() == "2026-11-26T01:00:00Z");
  const auto calendar = desk.changed("calendar/cn", "workdays: [2026-01-04", "workdays: [2026-01-05");
  const auto closed =
      desk.changed("calendar/cn", "{from: 2026-10-01, to: 2026-10-07", "{from: 2026-11-24, to: 2026-11-25");
  const auto later = desk.check("calendar/cn", closed).at("due").as_array();
  REQUIRE_FALSE(later.empty());
  CHECK(std::ranges::any_of(later, [](const auto& each) { return each.at("before") != each.at("after"); }));
  CHECK(std::ranges::none_of(desk.check("calendar/cn", calendar).at("due").as_array(),
                             [](const auto& each) { return each.at("before") != each.at("after"); }));
}

TEST_CASE("a form's kind becomes the text of a file, and only one thing is checked at a time") {
  WritingDesk desk;
  auto kind = desk.check("kind/meals", desk.text("kind/meals")).at("kind").as_object();
  kind.at("name").as_object()["zh"] = "热饭：上门, \"新\" #1";
  const auto send = [&](boost::json::object body) {
    return desk.house.as(desk.secretary, "POST", desk.url("/editions/kind/meals/check"), boost::json::serialize(body));
  };
  const auto checked = body_of(send({{"kind", kind}}));
  CHECK(checked.at("fault").is_null());
  CHECK(checked.at("changed").as_bool());
  CHECK(checked.at("kind").at("name").at("zh").as_string() == "热饭：上门, \"新\" #1");
  CHECK(problem_code(send({{"kind", kind}, {"text", "a: b"}})) == "platform.invalid");
  CHECK(problem_code(send({})) == "platform.invalid");
}
