#include <doctest/doctest.h>

#include "modules/requests/tests/orders_over_api.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::dripping_tap;
using testing::get_order;
using testing::problem_code;
using testing::Village;

namespace {

std::vector<std::string> ids_on(const HttpResponse& response) {
  std::vector<std::string> ids;
  const auto body = body_of(response);
  for (const auto& item : body.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
  return ids;
}

std::vector<std::string> actions_for(Village& village, const Caller& caller, const std::string& id) {
  std::vector<std::string> actions;
  const auto page = body_of(village.house.as(caller, "GET", village.url("/requests/" + id)));
  for (const auto& each : page.at("actions").as_array()) actions.emplace_back(each.as_string());
  return actions;
}

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

TEST_CASE("a resident orders, follows and finds it among their own") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = get_order(village, granny, dripping_tap);
  const auto page = body_of(village.house.as(granny, "GET", village.url("/requests/" + id)));
  CHECK(page.at("request").at("number").as_string() == "261124-0001");
  CHECK(page.at("trace").as_array().at(0).at("words").at("zh").as_string() == "收到了，正在找人。");
  CHECK(ids_on(village.house.as(granny, "GET", village.url("/requests?view=household"))) == std::vector{id});
  CHECK(ids_on(village.house.as(village.as_resident(village.grandpa), "GET",
                                village.url("/requests?view=household"))) == std::vector{id});
  CHECK(ids_on(village.house.as(village.as_proxy(), "GET", village.url("/requests?view=household"))) ==
        std::vector{id});
  CHECK(ids_on(village.house.as(village.as_resident(village.neighbour), "GET", village.url("/requests?view=household")))
            .empty());
}

TEST_CASE("the same order sent again with its key is there once") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const std::string key = "0190f1c0-0000-7000-8000-000000000001";
  const auto first = village.house.as(granny, "POST", village.url("/requests"), dripping_tap, key);
  const auto again = village.house.as(granny, "POST", village.url("/requests"), dripping_tap, key);
  CHECK(first.body == again.body);
  CHECK(ids_on(village.house.as(granny, "GET", village.url("/requests?view=household"))).size() == 1);
}

TEST_CASE("a neighbour cannot see, change, withdraw or annotate what is not theirs") {
  Village village;
  const auto id = get_order(village, village.as_resident(village.granny), dripping_tap);
  const auto neighbour = village.as_resident(village.neighbour);
  const auto url = village.url("/requests/" + id);
  CHECK(problem_code(village.house.as(neighbour, "GET", url)) == "platform.not_found");
  CHECK(problem_code(village.house.as(neighbour, "PATCH", url, R"({"words":"x","version":1})")) ==
        "platform.not_found");
  CHECK(problem_code(village.house.as(neighbour, "POST", url + "/withdrawal", "{}")) == "platform.not_found");
  CHECK(problem_code(village.house.as(neighbour, "POST", url + "/notes", R"({"words":"x"})")) == "platform.not_found");
  CHECK(problem_code(village.house.as(neighbour, "GET", village.url("/requests"))) == "platform.no_permission");
}

TEST_CASE("a change must say which version was read, and an older one overwrites nothing") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto url = village.url("/requests/" + get_order(village, granny, dripping_tap));
  const auto unread = village.house.as(granny, "PATCH", url, R"({"words":"卫生间也漏"})");
  CHECK(unread.status == 422);
  CHECK(unread.body.find("\"/version\"") != std::string::npos);
  CHECK(village.house.as(granny, "PATCH", url, R"({"words":"卫生间也漏","version":1})").status == 200);
  CHECK(problem_code(village.house.as(granny, "PATCH", url, R"({"words":"厨房","version":1})")) ==
        "requests.changed_meanwhile");
}

TEST_CASE("an id of another community is not found") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = get_order(village, granny, dripping_tap);
  const auto other = village.house.write([&](Tx& tx) {
    return village.house.room<areas::Areas>().ensure_community(tx, "421087104002", "别的社区", {}, {});
  });
  const auto url = "/api/v1/communities/" + other.id.text() + "/requests";
  CHECK(problem_code(village.house.as(granny, "GET", url + "/" + id)) == "platform.not_found");
  CHECK(problem_code(village.house.as(granny, "POST", url, dripping_tap)) == "platform.invalid");
  CHECK(problem_code(village.house.as(village.as_staff(), "GET", url + "/" + id)) == "platform.not_found");
  CHECK(ids_on(village.house.as(village.as_staff(), "GET", url)).empty());
}

TEST_CASE("the board stands in the order of its promises, page by page, each once") {
  Village village;
  const auto staff = village.as_staff();
  std::vector<std::string> ordered;
  for (const auto* kind : {"home_repair", "meals", "water", "lighting", "home_repair"}) {
    ordered.push_back(village.ordered_by_granny(kind).id.text());
    village.house.clock().advance(minutes(7));
  }
  std::vector<std::string> seen;
  std::string after;
  for (int page = 0; page < 5; ++page) {
    const auto answer = village.house.as(staff, "GET", village.url("/requests?view=board&limit=2" + after));
    std::ranges::copy(ids_on(answer), std::back_inserter(seen));
    const auto next = body_of(answer).at("next");
    if (next.is_null()) break;
    after = "&after=" + std::string(next.as_string());
  }
  const auto whole =
      body_of(village.house.as(staff, "GET", village.url("/requests?view=board"))).at("items").as_array();
  CHECK(seen.size() == 5);
  for (std::size_t i = 0; i < whole.size(); ++i) CHECK(whole[i].at("id").as_string() == seen[i]);
  for (std::size_t i = 1; i < whole.size(); ++i)
    CHECK(whole[i - 1].at("due_at").as_string() <= whole[i].at("due_at").as_string());
  std::ranges::sort(seen);
  std::ranges::sort(ordered);
  CHECK(seen == ordered);
}

TEST_CASE("lists hold what lies in one's area or what its office answers for, by kind, state and words") {
  Village village;
  const auto near = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order("lighting"));
  const auto listed = [&](const Caller& caller, const std::string& query) {
    return ids_on(village.house.as(caller, "GET", village.url("/requests?" + query)));
  };
  CHECK(listed(village.as_grid_worker(), "view=board") == std::vector{near.id.text()});
  CHECK(listed(village.as_staff(), "view=all") == std::vector{far.id.text(), near.id.text()});
  CHECK(listed(village.as_street(), "view=all").size() == 2);
  CHECK(listed(village.as_staff(), "view=all&kind=lighting") == std::vector{far.id.text()});
  CHECK(listed(village.as_staff(), "view=board&area_code=" + testing::grid_code) == std::vector{near.id.text()});
  CHECK(listed(village.as_staff(), "view=all&q=%E5%9F%8E%E4%B8%9C") == std::vector{far.id.text()});
  CHECK(listed(village.as_staff(), "view=all&q=" + near.number) == std::vector{near.id.text()});
  CHECK(listed(village.as_staff(), "view=all&q=0002") == std::vector{far.id.text()});
  CHECK(listed(village.as_staff(), "view=all&q=%25").empty());
  CHECK(listed(village.as_grid_worker(), "view=all&q=" + far.number).empty());
  CHECK(listed(village.as_staff(), "view=done").empty());
  CHECK(listed(village.as_staff(), "state=ordered").size() == 2);
  CHECK(listed(village.as_staff(), "view=board&after=nonsense").size() == 2);
  CHECK(listed(village.as_staff(), "view=late").empty());
  village.house.clock().advance(days(1));
  CHECK(listed(village.as_staff(), "view=late").size() == 2);
}

TEST_CASE("what one may do follows the flow and one's permissions") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = get_order(village, granny, dripping_tap);
  const auto hers = actions_for(village, granny, id);
  for (const auto* action : {"notes", "change", "withdrawal"}) CHECK_MESSAGE(has(hers, action), action);
  for (const auto* action : {"offers", "rating", "transfer", "taking", "reopening", "joiners"})
    CHECK_MESSAGE(!has(hers, action), action);
  const auto desk = actions_for(village, village.as_staff(), id);
  for (const auto* action : {"offers", "transfer", "deferral", "non_acceptance", "notes", "calls"})
    CHECK_MESSAGE(has(desk, action), action);
  for (const auto* action : {"withdrawal", "change", "rating", "call_back", "resumption"})
    CHECK_MESSAGE(!has(desk, action), action);
  village.house.as(granny, "POST", village.url("/requests/" + id + "/withdrawal"), "{}");
  CHECK(actions_for(village, granny, id) == std::vector<std::string>());
}

TEST_CASE("a number opens only between people who have to do with each other, and leaves a look") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = get_order(village, granny, dripping_tap);
  const auto calls = village.url("/requests/" + id + "/calls");
  const auto call = [&](const Caller& caller, const Person& whom) {
    return village.house.as(caller, "POST", calls, R"({"person_id":")" + whom.id.text() + R"("})");
  };
  CHECK(problem_code(call(village.as_helper(), village.granny)) == "platform.not_found");
  CHECK(problem_code(call(granny, village.helper)) == "requests.not_a_contact");
  const auto taken = village.house.as(village.as_helper(), "POST", village.url("/requests/" + id + "/taking"), "{}");
  REQUIRE_MESSAGE(taken.status < 300, taken.body);
  CHECK(body_of(call(village.as_helper(), village.granny)).at("phone").as_string() == village.granny.phone->digits());
  CHECK(body_of(call(granny, village.helper)).at("phone").as_string() == village.helper.phone->digits());
  CHECK(problem_code(call(granny, village.neighbour)) == "requests.not_a_contact");
  CHECK(problem_code(call(village.as_resident(village.grandpa), village.helper)) == "requests.not_a_contact");
  const auto looks = body_of(village.house.as(granny, "GET", village.url("/me/looks"))).at("items").as_array();
  REQUIRE(looks.size() == 1);
  CHECK(looks[0].at("by_name").as_string() == "向勇");
  CHECK(std::string(looks[0].at("purpose").as_string()).find("261124-0001") != std::string::npos);
}

TEST_CASE("where a refusal names a state it does so in the reader's language") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto id = get_order(village, granny, dripping_tap);
  const auto url = village.url("/requests/" + id + "/withdrawal");
  village.house.as(granny, "POST", url, "{}");
  const auto refused = body_of(village.house.as(granny, "POST", url, "{}"));
  CHECK(refused.at("code").as_string() == "requests.not_now");
  CHECK(std::string(refused.at("detail").as_string()).find("“已撤回”") != std::string::npos);
  CHECK(std::string(refused.at("detail").as_string()).find("{state}") == std::string::npos);
}

TEST_CASE("the desk reads what a home asked for, newest first, as far as its area holds it") {
  Village village;
  const auto first = village.ordered_by_granny(), second = village.ordered_by_granny();
  const auto home = village.url("/requests?household_id=" + village.home.id.text());
  CHECK(ids_on(village.house.as(village.as_staff(), "GET", home)) ==
        std::vector<std::string>{second.id.text(), first.id.text()});
  const auto page = village.house.as(village.as_staff(), "GET", home + "&limit=1");
  CHECK(ids_on(page).size() == 1);
  const std::string next(body_of(page).at("next").as_string());
  CHECK(ids_on(village.house.as(village.as_staff(), "GET", home + "&limit=1&after=" + next)) ==
        std::vector<std::string>{first.id.text()});
  const auto elsewhere = caller_with({requests::view}, testing::other_grid_code);
  CHECK(ids_on(village.house.as(elsewhere, "GET", home)).empty());
  CHECK(problem_code(village.house.as(village.as_resident(village.neighbour), "GET", home)) ==
        "platform.no_permission");
}
