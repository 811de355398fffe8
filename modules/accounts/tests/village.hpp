// A small village whose people really sign in: each browser has its cookie, its CSRF token and its address.
#pragma once
#include <fstream>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "platform/crypto/secrets.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/chronicle/chronicle.hpp"
#include "shapes/facts/facts.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001";
inline const std::string grid_code = village_code + "001";
inline const std::string password = "清江水到玉岭来2026";

struct Village {
  TestHouse house{
      {chronicle_shape(), facts_shape(), areas_module(), people_module(), posts_module(), accounts_module()}, true};
  Area community;
  Person granny;
  Person daughter;
  Person leader;
  Caller program = Caller::program("test");

  Village() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, village_code, "玉岭社区", {}, {});
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = AreaKind::grid,
                    .name = Text<1, 60>("一网格"),
                    .parent_code = Text<12, 40>(village_code)});
      granny = add(tx, "田桂英", "13800001111");
      daughter = add(tx, "周敏", "13800002222");
      leader = add(tx, "向东", "13800003333");
    });
  }

  accounts::Accounts& accounts() { return house.room<accounts::Accounts>(); }
  Person add(Tx& tx, const char* name, const std::string& phone) {
    return house.room<people::People>().add_person(
        tx, program, {.community_id = community.id, .name = Text<1, 60>(name), .phone = Phone::stored(phone)}, {});
  }
  posts::Post appoint(const Person& person, const std::string& area_code, const char* post) {
    return house.write([&](Tx& tx) {
      return house.room<posts::Posts>().appoint(
          tx, program, {community.id, Text<2, 40>(area_code), Text<1, 40>(post), person.id, {}});
    });
  }
  // The words that were sent to a telephone last; empty when there were none.
  std::string last_message_to(const std::string& phone) const {
    std::ifstream file(const_cast<Village*>(this)->house.house().settings().data() / "messages.jsonl");
    std::string last;
    for (std::string line; std::getline(file, line);) {
      const auto message = boost::json::parse(boost::json::string_view(line)).as_object();
      if (message.at("to").as_string() == boost::json::string_view(phone)) last = message.at("words").as_string();
    }
    return last;
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
  std::int64_t count(const Statement& statement) {
    return house.read([&](Tx& tx) { return tx.find<std::int64_t>(statement).value_or(0); });
  }
};

// What somebody holds in their hand.
struct Browser {
  Village& village;
  std::string address = "10.0.0.1";
  std::string cookie;
  std::string device;
  std::string csrf;
  std::string totp_secret;  // base32, as the page shows it
  std::string site;         // what the browser says about where a request comes from

  HttpResponse ask(const std::string& method, const std::string& target, const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    split_target(target, request.path, request.query);
    request.body = body;
    request.address = address;
    request.headers["accept-language"] = "zh-CN";
    if (!site.empty()) request.headers["sec-fetch-site"] = site;
    if (!cookie.empty()) request.cookies["linli_session"] = cookie;
    if (!device.empty()) request.cookies["linli_device"] = device;
    if (!csrf.empty()) request.headers["x-linli-csrf"] = csrf;
    auto response = village.house.house().reception().answer(request);
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie") take(value, response);
    return response;
  }
  void take(const std::string& set_cookie, const HttpResponse& response) {
    const auto from = set_cookie.find('=') + 1;
    const auto value = set_cookie.substr(from, set_cookie.find(';') - from);
    if (set_cookie.starts_with("linli_device=")) {
      device = value;
      return;
    }
    cookie = value;
    csrf = response.body.empty() ? "" : std::string(body_of(response).at("csrf").as_string());
  }

  bool is_in() { return !body_of(ask("GET", "/api/v1/session")).at("account_id").is_null(); }

  // ---- residents ----

  HttpResponse ask_code(const std::string& phone) {
    return ask("POST", "/api/v1/sign-in/codes", R"({"phone":")" + phone + R"("})");
  }
  std::string sent_code(const std::string& phone) const {
    const auto words = village.last_message_to(phone);
    const auto at = words.find_first_of("0123456789");
    return words.substr(at, 6);
  }
  HttpResponse enter(const std::string& phone, const std::string& code) {
    return ask("POST", "/api/v1/sign-in/sessions", R"({"phone":")" + phone + R"(","code":")" + code + R"("})");
  }
  HttpResponse sign_in(const std::string& phone) {
    ask_code(phone);
    return enter(phone, sent_code(phone));
  }

  // ---- staff ----

  HttpResponse view_invitation(const std::string& token) {
    return ask("POST", "/api/v1/invitations/view", R"({"token":")" + token + R"("})");
  }
  HttpResponse choose_password(const std::string& token, const std::string& more = "") {
    auto response = ask("POST", "/api/v1/invitations/password",
                        R"({"token":")" + token + R"(","password":")" + password + "\"" + more + "}");
    if (response.status == 200) totp_secret = body_of(response).at("totp_secret").as_string();
    return response;
  }
  HttpResponse confirm(const std::string& token, const std::string& totp) {
    return ask("POST", "/api/v1/invitations/confirmation", R"({"token":")" + token + R"(","totp":")" + totp + R"("})");
  }
  HttpResponse accept_invitation(const std::string& token, const std::string& more = "") {
    const auto chosen = choose_password(token, more);
    return chosen.status == 200 ? confirm(token, totp()) : chosen;
  }
  HttpResponse sign_in_staff(const std::string& phone, const std::string& with, const std::string& totp) {
    return ask("POST", "/api/v1/sign-in/staff-sessions",
               R"({"phone":")" + phone + R"(","password":")" + with + R"(","totp":")" + totp + R"("})");
  }
  // What the authenticator shows now.
  std::string totp() const { return totp_code(from_base32(totp_secret), village.house.clock().now()); }

  static std::string from_base32(const std::string& text) {
    std::string bytes;
    unsigned bits = 0, count = 0;
    for (const char c : text) {
      bits = bits << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
      count += 5;
      if (count < 8) continue;
      count -= 8;
      bytes += static_cast<char>(bits >> count & 0xFF);
    }
    return bytes;
  }
};

// The token at the end of a link.
inline std::string token_in(const std::string& words) { return words.substr(words.rfind('/') + 1); }

}  // namespace linli::testing
