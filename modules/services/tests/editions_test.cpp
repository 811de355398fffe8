#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/services/shelf.hpp"
#include "modules/services/writing.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using namespace linli::services;
using testing::body_of;
using testing::problem_code;

namespace {

const std::string writing_code = "421087104001";

// A desk at which a secretary changes what is offered, and a second one who is as quick.
struct WritingDesk {
  testing::TestHouse house{
      {facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(), services_module()}};
  Id<Area> community, other;
  Caller secretary = testing::caller_with({services::view, services::manage}, writing_code);
  Caller colleague = testing::caller_with({services::view, services::manage}, writing_code, 901);

  WritingDesk() {
    secretary.name = "王书记";
    colleague.name = "李主任";
    house.write([&](Tx& tx) {
      const auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, writing_code, "玉岭社区", {}, {}).id;
      other = areas.ensure_community(tx, "421087104002", "青溪社区", {}, {}).id;
    });
  }
  const Services& services() { return house.room<Services>(); }
  const Terms& terms(Id<Area> where) {
    return *house.read([&](Tx& tx) { return &services().terms(tx, where); });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.text() + rest; }
  std::string text(const std::string& what) {
    return house.as(secretary, "GET", url("/editions/" + what + "/text")).body;
  }
  // The text in force with the first `from` replaced; throws when it is not there.
  std::string changed(const std::string& what, const std::string& from, const std::string& to) {
    auto changed = text(what);
    return changed.replace(changed.find(from), from.size(), to);
  }
  HttpResponse publish(const Caller& caller, const std::string& what, const std::string& yaml, std::int64_t version) {
    const boost::json::object body{{"text", yaml}, {"version", version}, {"reason", "食堂人手少了"}};
    return house.as(caller, "POST", url("/editions/" + what), boost::json::serialize(body));
  }
  HttpResponse restore(const std::string& what, std::int64_t restores, std::int64_t version) {
    const boost::json::object body{{"restores", restores}, {"version", version}};
    return house.as(secretary, "POST", url("/editions/" + what + "/restoration"), boost::json::serialize(body));
  }
  boost::json::object check(const std::string& what, const std::string& yaml) {
    const boost::json::object body{{"text", yaml}};
    return body_of(house.as(secretary, "POST", url("/editions/" + what + "/check"), boost::json::serialize(body)));
  }
  std::string fault(const std::string& what, const std::string& yaml) {
    const auto checked = check(what, yaml);
    if (checked.at("fault").is_null()) return {};
    const auto& fault = checked.at("fault").as_object();
    return std::to_string(fault.at("line").as_int64()) + " " + std::string(fault.at("words").at("zh").as_string());
  }
  std::string meals_called(const std::string& name) { return changed("kind/meals", "送餐助餐", name); }
};

}  // namespace

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

TEST_CASE("an own edition holds in its community alone, and the desk sees that it is changed here") {
  WritingDesk desk;
  CHECK(desk.publish(desk.secretary, "kind/meals", desk.meals_called("送饭上门"), 0).status == 201);
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送饭上门");
  CHECK(desk.terms(desk.other).get("meals").name.zh == "送餐助餐");
  const auto body = body_of(desk.house.as(desk.secretary, "GET", desk.url("/catalogue")));
  for (const auto& row : body.at("items").as_array())
    CHECK(row.at("version").as_int64() == (row.at("service").at("code").as_string() == "meals" ? 1 : 0));
}

TEST_CASE("what was ordered keeps its terms, and what is ordered later has the new ones") {
  WritingDesk desk;
  const auto before = desk.house.clock().now();
  desk.house.clock().advance(minutes(1));
  desk.publish(desk.secretary, "kind/meals", desk.changed("kind/meals", "hours: 7", "hours: 14"), 0);
  const auto hours = [&](Instant at) {
    return desk.house.read([&](Tx& tx) {
      const Timeline timeline(tx, desk.services(), desk.community);
      const auto hours = timeline.at(at).get("meals").limits.finish.hours;
      CHECK(desk.services().terms(tx, desk.community, at).get("meals").limits.finish.hours == hours);
      return hours;
    });
  };
  CHECK(hours(before) == 7);
  CHECK(hours(desk.house.clock().now()) == 14);
}

TEST_CASE("an undo is a new edition that says what the old one said, and no edition goes") {
  WritingDesk desk;
  desk.publish(desk.secretary, "kind/meals", desk.meals_called("送饭上门"), 0);
  desk.publish(desk.secretary, "kind/meals", desk.changed("kind/meals", "送饭上门", "热饭上门"), 1);
  CHECK(desk.restore("kind/meals", 1, 2).status == 201);
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送饭上门");
  CHECK(desk.restore("kind/meals", 0, 3).status == 201);
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送餐助餐");
  const auto page = body_of(desk.house.as(desk.secretary, "GET", desk.url("/editions/kind/meals")));
  CHECK_FALSE(page.at("own").as_bool());
  CHECK(page.at("text").as_string() == page.at("shipped").as_string());
  const auto& editions = page.at("editions").as_array();
  REQUIRE(editions.size() == 4);
  CHECK(editions[0].at("shipped").as_bool());
  CHECK(editions[1].at("restores").as_int64() == 1);
  CHECK(editions[3].at("reason").as_string() == "食堂人手少了");
  CHECK(editions[3].at("by_name").as_string() == "王书记");
  const auto old = desk.house.as(desk.secretary, "GET", desk.url("/editions/kind/meals/text?version=2"));
  CHECK(old.body.find("热饭上门") != std::string::npos);
  CHECK(old.content_type == "text/plain; charset=utf-8");
  CHECK(problem_code(desk.restore("kind/meals", 9, 4)) == "platform.not_found");
  CHECK(problem_code(desk.house.as(desk.secretary, "GET", desk.url("/editions/kind/meals/text?version=9"))) ==
        "platform.not_found");
}

TEST_CASE("of two who edit at once the second is told who was first") {
  WritingDesk desk;
  const auto hers = desk.meals_called("送饭上门"), his = desk.meals_called("热饭上门");
  CHECK(desk.publish(desk.secretary, "kind/meals", hers, 0).status == 201);
  const auto refused = desk.publish(desk.colleague, "kind/meals", his, 0);
  CHECK(problem_code(refused) == "services.changed_meanwhile");
  CHECK(refused.body.find("王书记") != std::string::npos);
  CHECK(desk.publish(desk.colleague, "kind/meals", his, 1).status == 201);
  CHECK(problem_code(desk.publish(desk.secretary, "kind/meals", his, 2)) == "platform.invalid");
}

TEST_CASE("only whoever manages the whole community writes editions or reads who did") {
  WritingDesk desk;
  const auto resident = testing::caller_with({services::view}, writing_code);
  const auto of_grid = testing::caller_with({services::view, services::manage}, writing_code + "001");
  const auto yaml = desk.meals_called("送饭上门");
  for (const auto& caller : {resident, of_grid}) {
    CHECK(problem_code(desk.publish(caller, "kind/meals", yaml, 0)) == "platform.no_permission");
    for (const auto* path : {"/editions", "/editions/kind/meals", "/editions/kind/meals/text"})
      CHECK(problem_code(desk.house.as(caller, "GET", desk.url(path))) == "platform.no_permission");
  }
  CHECK(desk.house.as(resident, "GET", desk.url("/ladders")).status == 200);
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

TEST_CASE("a kind of the community's own is made from a copy, offered, and keeps its name when it is withdrawn") {
  WritingDesk desk;
  const auto haircut = desk.changed("kind/phone_help", "code: phone_help", "code: haircut");
  CHECK(desk.publish(desk.secretary, "kind/haircut", haircut, 0).status == 201);
  const auto offers = [&](Id<Area> where) {
    const auto items = desk.house.read([&](Tx& tx) { return desk.services().offered(tx, desk.secretary, {where}); });
    return std::ranges::any_of(items.items, [](const Service& each) { return each.code == "haircut"; });
  };
  CHECK(offers(desk.community));
  CHECK_FALSE(offers(desk.other));
  CHECK(desk.restore("kind/haircut", 0, 1).status == 201);
  CHECK_FALSE(offers(desk.community));
  CHECK(desk.terms(desk.community).find("haircut") != nullptr);
  CHECK(testing::refusal_code_of([&] {
          desk.house.read([&](Tx& tx) { return &desk.services().get_offered(tx, desk.community, "haircut"); });
        }) == "services.no_such_kind");
  CHECK(desk.restore("kind/haircut", 1, 2).status == 201);
  CHECK(offers(desk.community));
}

TEST_CASE("every kind follows a ladder of the community's own, which stays while a kind needs it") {
  WritingDesk desk;
  const auto quick = desk.changed("ladder/default", "{hours: 4, time: working}", "{hours: 1, time: working}");
  CHECK(desk.publish(desk.secretary, "ladder/default", quick, 0).status == 201);
  CHECK(desk.terms(desk.community).get("meals").ladder_steps[1].late_by_hours == 1);
  CHECK(desk.terms(desk.other).get("meals").ladder_steps[1].late_by_hours == 4);
  const auto own = desk.changed("ladder/default", "code: default", "code: canteen");
  CHECK(desk.publish(desk.secretary, "ladder/canteen", own, 0).status == 201);
  CHECK(desk.publish(desk.secretary, "kind/meals", desk.changed("kind/meals", "ladder: default", "ladder: canteen"), 0)
            .status == 201);
  CHECK(problem_code(desk.restore("ladder/canteen", 0, 1)) == "services.ladder_in_use");
  CHECK(desk.restore("kind/meals", 0, 1).status == 201);
  CHECK(desk.restore("ladder/canteen", 0, 1).status == 201);
}

TEST_CASE("a calendar of the community's own moves its promises and nobody else's") {
  WritingDesk desk;
  const auto noon = desk.changed("calendar/cn", "{from: \"08:30\", to: \"12:00\"}", "{from: \"10:00\", to: \"12:00\"}");
  CHECK(desk.publish(desk.secretary, "calendar/cn", noon, 0).status == 201);
  const auto now = desk.house.clock().now();
  const auto due = [&](Id<Area> where) {
    const auto& terms = desk.terms(where);
    return terms.due(terms.get("meals"), Promise::accept, now).iso();
  };
  CHECK(due(desk.community) == "2026-11-24T04:00:00Z");
  CHECK(due(desk.other) == "2026-11-24T03:00:00Z");
  CHECK(problem_code(desk.publish(desk.secretary, "calendar/xx", noon, 0)) == "platform.not_found");
}

TEST_CASE("an edition that the program reads no more is set aside, and the desk is told why") {
  WritingDesk desk;
  desk.house.write([&](Tx& tx) {
    tx.insert("services_editions", Edition{tx.new_id<Edition>(),
                                           desk.community,
                                           Subject::kind,
                                           "meals",
                                           1,
                                           "code: meals\nflavour: sweet\n",
                                           "",
                                           {},
                                           {},
                                           "王书记",
                                           tx.now()});
  });
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送餐助餐");
  const auto page = body_of(desk.house.as(desk.secretary, "GET", desk.url("/editions/kind/meals")));
  CHECK(page.at("fault").at("en").as_string().find("“group” is missing") != std::string::npos);
  CHECK(page.at("text").as_string().find("flavour") != std::string::npos);
}
