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

TEST_CASE("whoever knows the password signs in as often as the day asks for it") {
  Village village;
  auto administrator = administrator_of(village);
  for (int i = 0; i < 14; ++i) {
    village.house.clock().advance(seconds(60));
    Browser browser{village};
    CHECK(browser.sign_in_staff("13700000001", password, administrator.totp()).status == 201);
  }
}

TEST_CASE("second factors cannot be tried without end") {
  Village village;
  auto administrator = administrator_of(village);
  Browser browser{village};
  for (int i = 0; i < 10; ++i) browser.sign_in_staff("13700000001", password, "000000");
  village.house.clock().advance(seconds(60));
  CHECK(problem_code(browser.sign_in_staff("13700000001", password, administrator.totp())) == "platform.too_many");
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
