#include "modules/services/tests/writing_desk.hpp"

using namespace linli;
using namespace linli::services;
using testing::body_of;
using testing::problem_code;
using testing::WritingDesk;

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

TEST_CASE("an undo that would change nothing makes no edition") {
  WritingDesk desk;
  desk.publish(desk.secretary, "kind/meals", desk.meals_called("送饭上门"), 0);
  CHECK(problem_code(desk.restore("kind/meals", 1, 1)) == "platform.invalid");
  CHECK(desk.restore("kind/meals", 0, 1).status == 201);
  CHECK(problem_code(desk.restore("kind/meals", 0, 2)) == "platform.invalid");
  const auto page = body_of(desk.house.as(desk.secretary, "GET", desk.url("/editions/kind/meals")));
  CHECK(page.at("editions").as_array().size() == 2);
}

TEST_CASE("who has seen an edition that is not there is told that none is") {
  WritingDesk desk;
  const auto refused = desk.publish(desk.secretary, "kind/meals", desk.meals_called("送饭上门"), 3);
  CHECK(problem_code(refused) == "services.no_edition_yet");
  CHECK(refused.status == 409);
}

TEST_CASE("marks that nobody sees are taken out of a kind's name, also when they are written as escapes") {
  WritingDesk desk;
  const auto turned = desk.changed("kind/meals", "送餐助餐", "\"送餐\\u202E助餐\\u200B\"");
  CHECK(desk.publish(desk.secretary, "kind/meals", turned, 0).status == 201);
  CHECK(desk.terms(desk.community).get("meals").name.zh == "送餐助餐");
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
  const auto resident = testing::caller_with({services::view}, testing::writing_code);
  const auto of_grid = testing::caller_with({services::view, services::manage}, testing::writing_code + "001");
  const auto yaml = desk.meals_called("送饭上门");
  for (const auto& caller : {resident, of_grid}) {
    CHECK(problem_code(desk.publish(caller, "kind/meals", yaml, 0)) == "platform.no_permission");
    for (const auto* path : {"/editions", "/editions/kind/meals", "/editions/kind/meals/text"})
      CHECK(problem_code(desk.house.as(caller, "GET", desk.url(path))) == "platform.no_permission");
  }
  CHECK(desk.house.as(resident, "GET", desk.url("/ladders")).status == 200);
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
