#include <doctest/doctest.h>

#include "modules/accounts/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::Browser;
using testing::grid_code;
using testing::password;
using testing::problem_code;
using testing::token_in;
using testing::Village;
using testing::village_code;

namespace {

// The first administrator, signed in.
Browser administrator_of(Village& village) {
  Browser browser{village, "10.1.0.1"};
  const auto token = village.house.write([&](Tx& tx) { return village.accounts().first_administrator_token(tx); });
  const auto entered = browser.accept_invitation(*token, R"(,"name":"罗局","phone":"13700000001")");
  REQUIRE(entered.status == 201);
  return browser;
}

std::string invitation(const std::string& name, const std::string& phone, const std::string& role,
                       const std::string& area_code = village_code) {
  return R"({"name":")" + name + R"(","phone":")" + phone + R"(","role":")" + role + R"(","area_code":")" + area_code +
         R"("})";
}

// Somebody in the register whom the administrator invited, signed in with both factors.
Browser staff_of(Village& village, Browser& administrator, const std::string& phone, const std::string& role) {
  Browser browser{village, "10.1.0.2"};
  const auto invited = administrator.ask("POST", village.url("/invitations"), invitation("某某", phone, role));
  REQUIRE(invited.status == 201);
  REQUIRE(browser.accept_invitation(token_in(village.last_message_to(phone))).status == 201);
  return browser;
}

std::string account_of(Village& village, const Person& person) {
  return village.house.read([&](Tx& tx) { return village.accounts().find_account_of(tx, person.id)->text(); });
}

}  // namespace

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

TEST_CASE("the first administrator's link works once, and never again once there is an administrator") {
  Village village;
  const auto make = [&] {
    return village.house.write([&](Tx& tx) { return village.accounts().first_administrator_token(tx); });
  };
  const auto early = *make(), token = *make();
  Browser browser{village};
  CHECK(problem_code(browser.view_invitation(early)) == "accounts.invitation_over");
  CHECK(body_of(browser.view_invitation(token)).at("roles").as_array()[0].at("zh").as_string() == "管理员");
  CHECK(problem_code(browser.confirm(token, "123456")) == "accounts.no_password_yet");
  CHECK(problem_code(browser.choose_password(token)) == "platform.invalid");
  CHECK(browser.choose_password(token, R"(,"name":"罗局","phone":"13700000009")").status == 200);
  CHECK(body_of(browser.view_invitation(token)).at("phone").is_null());
  const auto entered = browser.accept_invitation(token, R"(,"name":"罗局","phone":"13700000001")");
  CHECK(entered.status == 201);
  CHECK(body_of(entered).at("staff").as_bool());
  CHECK(body_of(entered).at("name").as_string() == "罗局");
  village.house.clock().advance(seconds(90));
  CHECK(browser.sign_in_staff("13700000001", password, browser.totp()).status == 201);
  CHECK(problem_code(browser.view_invitation(token)) == "accounts.invitation_over");
  CHECK(problem_code(browser.accept_invitation(token)) == "accounts.invitation_over");
  CHECK_FALSE(make());
}

TEST_CASE("a password is long, and an invitation needs the authenticator's code and ends after three days") {
  Village village;
  const auto token = *village.house.write([&](Tx& tx) { return village.accounts().first_administrator_token(tx); });
  Browser browser{village};
  const auto brief = browser.ask("POST", "/api/v1/invitations/password",
                                 R"({"token":")" + token + R"(","password":"short","phone":"13700000001"})");
  CHECK(body_of(brief).at("errors").as_array()[0].at("pointer").as_string() == "/password");
  browser.choose_password(token, R"(,"name":"罗局","phone":"13700000001")");
  CHECK(problem_code(browser.confirm(token, browser.totp() == "000000" ? "000001" : "000000")) ==
        "accounts.wrong_totp");
  village.house.clock().advance(days(3));
  CHECK(problem_code(browser.confirm(token, browser.totp())) == "accounts.invitation_over");
}

TEST_CASE("staff sign in with password and authenticator, and no code works twice") {
  Village village;
  auto administrator = administrator_of(village);
  Browser browser{village};
  const auto used = administrator.totp();
  CHECK(problem_code(browser.sign_in_staff("13700000001", password, used)) == "accounts.wrong_staff_sign_in");
  village.house.clock().advance(seconds(60));
  const auto fresh = administrator.totp();
  CHECK(problem_code(browser.sign_in_staff("13700000001", "falsch falsch", fresh)) == "accounts.wrong_staff_sign_in");
  CHECK(browser.sign_in_staff("13700000001", password, fresh).status == 201);
  CHECK(problem_code(browser.sign_in_staff("13700000001", password, fresh)) == "accounts.wrong_staff_sign_in");
  CHECK(problem_code(browser.sign_in_staff("13999999999", password, fresh)) == "accounts.wrong_staff_sign_in");
}

TEST_CASE("passwords cannot be tried without end") {
  Village village;
  auto administrator = administrator_of(village);
  Browser browser{village};
  for (int i = 0; i < 10; ++i) browser.sign_in_staff("13700000001", "falsch falsch", "000000");
  village.house.clock().advance(seconds(60));
  CHECK(problem_code(browser.sign_in_staff("13700000001", password, administrator.totp())) == "platform.too_many");
  village.house.clock().advance(minutes(15));
  CHECK(browser.sign_in_staff("13700000001", password, administrator.totp()).status == 201);
}

TEST_CASE("staff who sign in with a mere code are residents") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  CHECK(secretary.ask("GET", village.url("/accounts")).status == 200);
  Browser at_home{village};
  const auto session = body_of(at_home.sign_in("13800003333"));
  CHECK_FALSE(session.at("staff").as_bool());
  CHECK(boost::json::serialize(session.at("ends")) == R"(["resident"])");
  CHECK(problem_code(at_home.ask("GET", village.url("/accounts"))) == "platform.no_permission");
}

TEST_CASE("whoever invites sees the link only while nobody has the telephone") {
  Village village;
  auto administrator = administrator_of(village);
  const auto known =
      administrator.ask("POST", village.url("/invitations"), invitation("向东", "13800003333", "secretary"));
  CHECK(body_of(known).at("url").is_null());
  CHECK(village.last_message_to("13800003333").find("/desk/#/welcome/") != std::string::npos);
  const auto fresh =
      administrator.ask("POST", village.url("/invitations"), invitation("小王", "13600001111", "call_taker"));
  const auto token = token_in(std::string(body_of(fresh).at("url").as_string()));
  Browser browser{village};
  CHECK(browser.choose_password(token).status == 200);
  village.house.write([&](Tx& tx) { village.add(tx, "真的主人", "13600001111"); });
  CHECK(problem_code(browser.confirm(token, browser.totp())) == "accounts.invitation_over");
}

TEST_CASE("inviting somebody who has a password adds the role at once, but not to oneself") {
  Village village;
  auto administrator = administrator_of(village);
  auto secretary = staff_of(village, administrator, "13800003333", "secretary");
  const auto again = administrator.ask("POST", village.url("/invitations"), invitation("向东", "13800003333", "medic"));
  CHECK(body_of(again).at("already_staff").as_bool());
  const auto rows =
      body_of(administrator.ask("GET", village.url("/accounts?q=%E5%90%91%E4%B8%9C"))).at("items").as_array();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("grants").as_array().size() == 2);
  const auto self = invitation("罗局", "13700000001", "medic");
  CHECK(problem_code(administrator.ask("POST", village.url("/invitations"), self)) == "accounts.not_yourself");
}

TEST_CASE("a link invited twice does not take over an account that was opened meanwhile") {
  Village village;
  auto administrator = administrator_of(village);
  const auto invite = [&] {
    administrator.ask("POST", village.url("/invitations"), invitation("向东", "13800003333", "medic"));
    return token_in(village.last_message_to("13800003333"));
  };
  const auto first = invite(), second = invite();
  Browser leader{village}, thief{village};
  CHECK(leader.accept_invitation(first).status == 201);
  CHECK(problem_code(thief.accept_invitation(second)) == "accounts.already_staff");
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

TEST_CASE("neither tokens nor codes nor second factors can be read in the tables") {
  Village village;
  auto administrator = administrator_of(village);
  administrator.ask("POST", village.url("/invitations"), invitation("向东", "13800003333", "secretary"));
  Browser browser{village};
  const auto token = token_in(village.last_message_to("13800003333"));
  browser.choose_password(token);
  browser.ask_code("13800001111");
  const auto code = browser.sent_code("13800001111");
  std::string everything;
  village.house.read([&](Tx& tx) {
    for (const auto* sql :
         {"select code_hash from accounts_codes", "select token_hash || password_hash from accounts_invitations",
          "select totp_secret from accounts_invitations", "select token_hash from accounts_sessions",
          "select action || subject from chronicle_entries"}) {
      const Statement statement{sql};
      tx.each<std::string>(statement, [&](const std::string& text) { everything += text + "\n"; });
    }
    return 0;
  });
  CHECK(everything.find("/api/v1/invitations/password") != std::string::npos);
  const auto secret = Browser::from_base32(browser.totp_secret);
  for (const auto& hidden : {token, administrator.cookie, secret, password})
    CHECK_MESSAGE(everything.find(hidden) == std::string::npos, hidden);
  CHECK(everything.find(code + "\n") == std::string::npos);
}
