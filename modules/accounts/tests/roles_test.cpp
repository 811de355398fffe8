#include <doctest/doctest.h>

#include "modules/accounts/tests/staff.hpp"

using namespace linli;
using testing::account_of;
using testing::administrator_of;
using testing::body_of;
using testing::Browser;
using testing::grid_code;
using testing::password;
using testing::problem_code;
using testing::staff_of;
using testing::token_in;
using testing::Village;
using testing::village_code;

TEST_CASE("a community that an administrator founds stands in their session at once") {
  Village village;
  auto administrator = administrator_of(village);
  const auto founded = administrator.ask(
      "POST", "/api/v1/communities",
      R"({"code":"421081001001","name":"青溪社区","street":{"name":"青溪街道"},"county":{"name":"石首市"}})");
  REQUIRE(founded.status == 201);
  const auto communities = body_of(administrator.ask("GET", "/api/v1/session")).at("communities").as_array();
  REQUIRE(communities.size() == 2);
  CHECK(communities.at(0).at("name").as_string() == "青溪社区");
}

TEST_CASE("roles are given within one's area and below one's own, never to oneself") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  Browser{village}.sign_in("13800001111");
  const auto give = [&](Browser& by, const std::string& account, const std::string& role, const std::string& area) {
    const auto response =
        by.ask("POST", village.url("/grants"),
               R"({"account_id":")" + account + R"(","role":")" + role + R"(","area_code":")" + area + R"("})");
    if (response.status < 400) return std::string();
    const auto errors = body_of(response).at("errors").as_array();
    return errors.empty() ? problem_code(response) : std::string(errors[0].at("code").as_string());
  };
  const auto granny = account_of(village, village.granny);
  CHECK(give(secretary, granny, "grid_worker", grid_code).empty());
  CHECK(give(secretary, granny, "king", grid_code) == "accounts.no_such_role");
  CHECK(give(secretary, granny, "grid_worker", village_code + "099") == "areas.no_such_area");
  CHECK(give(secretary, granny, "grid_worker", "421087104002") == "platform.no_permission");
  CHECK(give(secretary, granny, "street_staff", "421087104") == "platform.no_permission");
  CHECK(give(secretary, granny, "secretary", village_code) == "accounts.role_too_high");
  CHECK(give(administrator, granny, "secretary", village_code).empty());
  CHECK(give(secretary, account_of(village, village.leader), "medic", village_code) == "accounts.not_yourself");
  CHECK(give(secretary, "77", "medic", village_code) == "platform.not_found");
}

TEST_CASE("old sessions die when rights change: a role given, taken, a post got and lost") {
  Village village;
  auto administrator = administrator_of(village);
  auto worker = staff_of(village, administrator, "13800003333", "grid_worker");
  const auto again = [&] {
    village.house.clock().advance(seconds(90));
    CHECK(worker.sign_in_staff("13800003333", password, worker.totp()).status == 201);
  };
  const auto account = account_of(village, village.leader);
  const auto given =
      administrator.ask("POST", village.url("/grants"),
                        R"({"account_id":")" + account + R"(","role":"medic","area_code":")" + village_code + R"("})");
  CHECK(given.status == 201);
  CHECK_FALSE(worker.is_in());
  again();
  const std::string grant(body_of(given).at("grants").as_array()[1].at("id").as_string());
  CHECK(administrator.ask("DELETE", village.url("/grants/" + grant)).status == 204);
  CHECK_FALSE(worker.is_in());
  again();
  const auto post = village.appoint(village.leader, grid_code, "grid_leader");
  CHECK_FALSE(worker.is_in());
  again();
  village.house.write([&](Tx& tx) {
    village.house.room<posts::Posts>().end(tx, village.program, {village.community.id, post.id});
  });
  CHECK_FALSE(worker.is_in());
  CHECK(administrator.is_in());
}

TEST_CASE("a post brings its role, to whoever signs in with both factors") {
  Village village;
  auto administrator = administrator_of(village);
  village.appoint(village.leader, village_code, "secretary");
  const auto invited =
      administrator.ask("POST", village.url("/invitations"), R"({"name":"向东","phone":"13800003333"})");
  CHECK(invited.status == 201);
  Browser browser{village};
  const auto token = token_in(village.last_message_to("13800003333"));
  CHECK(body_of(browser.view_invitation(token)).at("roles").as_array().empty());
  const auto session = body_of(browser.accept_invitation(token));
  CHECK(session.at("staff").as_bool());
  const auto rows = body_of(browser.ask("GET", village.url("/accounts"))).at("items").as_array();
  REQUIRE(rows.size() == 2);
  const auto& grants = rows[1].at("grants").as_array();
  REQUIRE(grants.size() == 1);
  CHECK(grants[0].at("from_post").as_bool());
  CHECK(grants[0].at("id").is_null());
}

TEST_CASE("an administrator ends somebody's sessions, or all their ways in, and the last one cannot be unmade") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  const auto path = village.url("/accounts/" + account_of(village, village.leader));
  CHECK(administrator.ask("DELETE", path + "/sessions").status == 204);
  CHECK_FALSE(secretary.is_in());
  CHECK(administrator.ask("DELETE", path + "/password").status == 204);
  village.house.clock().advance(seconds(90));
  CHECK(problem_code(secretary.sign_in_staff("13800003333", password, secretary.totp())) ==
        "accounts.wrong_staff_sign_in");
  auto medic = staff_of(village, administrator, "13800003333", "medic");
  CHECK(medic.is_in());

  const auto rows = body_of(administrator.ask("GET", village.url("/accounts?q=%E7%BD%97"))).at("items").as_array();
  REQUIRE(rows.size() == 1);
  const std::string grant(rows[0].at("grants").as_array()[0].at("id").as_string());
  CHECK(problem_code(administrator.ask("DELETE", village.url("/grants/" + grant))) == "accounts.last_administrator");
  CHECK(problem_code(medic.ask("DELETE", village.url("/grants/" + grant))) == "platform.not_found");
}

TEST_CASE("whoever manages a community cannot lock out whoever stands above, nor reset themselves") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  auto street = staff_of(village, administrator, "13800002222", "grid_worker");
  village.house.write([&](Tx& tx) {
    village.accounts().grant(tx, village.program, village.daughter, "street_staff", {}, "421087104");
  });
  const auto reset = [&](Browser& by, const Person& person) {
    return problem_code(by.ask("DELETE", village.url("/accounts/" + account_of(village, person) + "/password")));
  };
  CHECK(reset(secretary, village.daughter) == "platform.no_permission");
  const auto first = body_of(secretary.ask("GET", village.url("/accounts?q=%E7%BD%97"))).at("items").as_array();
  REQUIRE(first.size() == 1);
  const auto above = village.url("/accounts/" + std::string(first[0].at("id").as_string()) + "/sessions");
  CHECK(problem_code(secretary.ask("DELETE", above)) == "platform.no_permission");
  CHECK(administrator.is_in());
  CHECK(reset(secretary, village.leader) == "accounts.not_yourself");
  CHECK(reset(administrator, village.daughter).empty());
}

TEST_CASE("the list shows staff, and residents only when somebody looks for them") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  Browser{village}.sign_in("13800001111");
  const auto names = [&](const std::string& q) {
    std::vector<std::string> found;
    const auto page = body_of(secretary.ask("GET", village.url("/accounts" + q)));
    for (const auto& row : page.at("items").as_array()) found.emplace_back(row.at("name").as_string());
    return found;
  };
  CHECK(names("") == std::vector<std::string>{"罗局", "向东"});
  CHECK(names("?q=%E7%94%B0") == std::vector<std::string>{"田桂英"});
  CHECK(names("?q=%25").empty());
  CHECK(body_of(secretary.ask("GET", village.url("/accounts"))).at("items").as_array()[1].at("phone").as_string() ==
        "138****3333");
}
