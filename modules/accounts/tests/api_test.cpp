#include <doctest/doctest.h>

#include "modules/accounts/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::Browser;
using testing::problem_code;
using testing::Village;

TEST_CASE("a resident signs in with the code that was sent, and the cookie is not for scripts") {
  Village village;
  Browser browser{village};
  const auto asked = browser.ask_code("13800001111");
  CHECK(asked.status == 202);
  CHECK(body_of(asked).at("resend_after_seconds").as_int64() == 60);
  CHECK(asked.body.find(browser.sent_code("13800001111")) == std::string::npos);
  const auto entered = browser.enter("13800001111", browser.sent_code("13800001111"));
  CHECK(entered.status == 201);
  const auto session = body_of(entered);
  CHECK(session.at("name").as_string() == "田桂英");
  CHECK_FALSE(session.at("staff").as_bool());
  CHECK(session.at("communities").as_array().size() == 1);
  const auto& cookie = entered.headers.at(0).second;
  CHECK(cookie.find("HttpOnly") != std::string::npos);
  CHECK(cookie.find("SameSite=Lax") != std::string::npos);
  CHECK(browser.is_in());
}

TEST_CASE("a code opens one session, not two") {
  Village village;
  Browser first{village}, second{village};
  first.sign_in("13800001111");
  CHECK(problem_code(second.enter("13800001111", first.sent_code("13800001111"))) == "accounts.code_over");
}

TEST_CASE("after five wrong codes the right one is no longer taken") {
  Village village;
  Browser browser{village};
  browser.ask_code("13800001111");
  const auto right = browser.sent_code("13800001111");
  const std::string wrong = right == "000000" ? "000001" : "000000";
  for (int left = 4; left >= 0; --left) {
    const auto refused = browser.enter("13800001111", wrong);
    CHECK(problem_code(refused) == "accounts.wrong_code");
    CHECK(body_of(refused).at("arguments").at("left").as_string() == std::to_string(left));
  }
  CHECK(problem_code(browser.enter("13800001111", right)) == "accounts.code_over");
  CHECK_FALSE(browser.is_in());
}

TEST_CASE("a code runs out after ten minutes") {
  Village village;
  Browser browser{village};
  browser.ask_code("13800001111");
  village.house.clock().advance(minutes(10));
  CHECK(problem_code(browser.enter("13800001111", browser.sent_code("13800001111"))) == "accounts.code_over");
}

TEST_CASE("a code is sent again after a minute at the earliest, six times an hour, and says how long to wait") {
  Village village;
  Browser browser{village};
  CHECK(browser.ask_code("13800001111").status == 202);
  const auto soon = browser.ask_code("13800001111");
  CHECK(soon.status == 429);
  CHECK(problem_code(soon) == "platform.too_many");
  CHECK(soon.headers.at(0).first == "Retry-After");
  for (int i = 1; i < 6; ++i) {
    village.house.clock().advance(minutes(1));
    CHECK(browser.ask_code("13800001111").status == 202);
  }
  village.house.clock().advance(minutes(1));
  CHECK(browser.ask_code("13800001111").status == 429);
  CHECK(browser.ask_code("13800002222").status == 202);
}

TEST_CASE("one network address cannot ask for codes of ever more telephones") {
  Village village;
  Browser browser{village}, elsewhere{village, "10.0.0.9"};
  for (int i = 0; i < 30; ++i) CHECK(browser.ask_code("138000" + std::to_string(10000 + i)).status == 202);
  CHECK(problem_code(browser.ask_code("13800020000")) == "platform.too_many");
  CHECK(elsewhere.ask_code("13800020000").status == 202);
}

TEST_CASE("a whole office signs in from one address, and only wrong codes shut it") {
  Village village;
  Browser office{village, "10.0.1.1"};
  const auto code_for = [&](int number) {
    const auto phone = "138000" + std::to_string(10'000 + number);
    Browser{village, "10.0.2." + std::to_string(number)}.ask_code(phone);
    return std::pair(phone, office.sent_code(phone));
  };
  for (int i = 0; i < 125; ++i) {
    const auto [phone, code] = code_for(i);
    REQUIRE(office.enter(phone, code).status == 201);
  }
  for (int i = 0; i < 120; ++i) CHECK(problem_code(office.enter("13900000000", "123456")) == "accounts.code_over");
  const auto [phone, code] = code_for(200);
  CHECK(problem_code(office.enter(phone, code)) == "platform.too_many");
  CHECK((Browser{village, "10.0.1.2"}.enter(phone, code).status) == 201);
  village.house.clock().advance(minutes(61));
  const auto [later_phone, later_code] = code_for(201);
  CHECK(office.enter(later_phone, later_code).status == 201);
}

TEST_CASE("not even with right codes is one address let in without end") {
  Village village;
  Browser crowd{village, "10.0.1.1"};
  const auto enter = [&](int number) {
    const auto phone = "138000" + std::to_string(10'000 + number);
    Browser{village, "10.1." + std::to_string(number / 200) + "." + std::to_string(number % 200)}.ask_code(phone);
    return crowd.enter(phone, crowd.sent_code(phone));
  };
  for (int i = 0; i < 1'200; ++i) REQUIRE(enter(i).status == 201);
  CHECK(problem_code(enter(1'200)) == "platform.too_many");
}

TEST_CASE("asking for a code says the same for a telephone that nobody has") {
  Village village;
  Browser browser{village};
  CHECK(browser.ask_code("13800001111").body == browser.ask_code("13999999999").body);
}

TEST_CASE("a number that is none and a code that is none are both named") {
  Village village;
  Browser browser{village};
  const auto refused = browser.enter("1380", "1");
  CHECK(refused.status == 422);
  CHECK(body_of(refused).at("errors").as_array().size() == 2);
}

TEST_CASE("another site cannot sign its visitors in here") {
  Village village;
  Browser browser{village};
  browser.ask_code("13800001111");
  browser.site = "cross-site";
  CHECK(problem_code(browser.enter("13800001111", browser.sent_code("13800001111"))) == "platform.csrf");
  browser.site = "same-origin";
  CHECK(browser.enter("13800001111", browser.sent_code("13800001111")).status == 201);
}

TEST_CASE("whoever is new says who they are, once") {
  Village village;
  Browser browser{village};
  CHECK(body_of(browser.sign_in("13955556666")).at("person_id").is_null());
  const auto body = R"({"name":"新来的","community_id":")" + village.community.id.text() + R"("})";
  const auto enrolled = browser.ask("POST", "/api/v1/registration", body);
  CHECK(body_of(enrolled).at("name").as_string() == "新来的");
  CHECK(body_of(enrolled).at("community_id").as_string() == boost::json::string_view(village.community.id.text()));
  CHECK(problem_code(browser.ask("POST", "/api/v1/registration", body)) == "accounts.already_registered");
}

TEST_CASE("whom one may act for stands in the session, and goes when the consent ends") {
  Village village;
  Browser granny{village}, daughter{village};
  granny.sign_in("13800001111");
  daughter.sign_in("13800002222");
  CHECK(body_of(daughter.ask("GET", "/api/v1/session")).at("principals").as_array().empty());
  const auto proxy =
      granny.ask("POST", village.url("/me/proxies"), R"({"agent_phone":"13800002222","relation":"relative"})");
  REQUIRE(proxy.status == 201);
  const auto session = body_of(daughter.ask("GET", "/api/v1/session"));
  REQUIRE(session.at("principals").as_array().size() == 1);
  CHECK(session.at("principals").as_array()[0].at("name").as_string() == "田桂英");
  const std::string id(body_of(proxy).at("id").as_string());
  CHECK(granny.ask("DELETE", village.url("/proxies/" + id)).status == 204);
  CHECK(body_of(daughter.ask("GET", "/api/v1/session")).at("principals").as_array().empty());
}

TEST_CASE("a write without the CSRF token of the session is refused") {
  Village village;
  Browser browser{village};
  browser.sign_in("13800001111");
  browser.csrf.clear();
  CHECK(problem_code(browser.ask("DELETE", "/api/v1/session")) == "platform.csrf");
  CHECK(browser.is_in());
}

TEST_CASE("one ends this session or another of one's own, and nobody else's") {
  Village village;
  Browser phone{village}, tablet{village}, other{village};
  phone.sign_in("13800001111");
  village.house.clock().advance(minutes(1));
  tablet.sign_in("13800001111");
  other.sign_in("13800002222");
  const auto rows = body_of(phone.ask("GET", "/api/v1/me/sessions")).at("items").as_array();
  REQUIRE(rows.size() == 2);
  const auto& second = rows[0].at("current").as_bool() ? rows[1] : rows[0];
  const auto path = "/api/v1/me/sessions/" + std::string(second.at("id").as_string());
  CHECK(problem_code(other.ask("DELETE", path)) == "platform.not_found");
  CHECK(tablet.is_in());
  CHECK(phone.ask("DELETE", path).status == 204);
  CHECK_FALSE(tablet.is_in());
  CHECK(phone.ask("DELETE", "/api/v1/session").status == 204);
  CHECK_FALSE(phone.is_in());
  CHECK(other.is_in());
}
