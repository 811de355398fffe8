#include <doctest/doctest.h>

#include "modules/accounts/tests/staff.hpp"

using namespace linli;
using testing::administrator_of;
using testing::body_of;
using testing::Browser;
using testing::invitation;
using testing::password;
using testing::problem_code;
using testing::staff_of;
using testing::token_in;
using testing::Village;

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
