// Who works in the village of these tests, and how they come in.
#pragma once
#include <doctest/doctest.h>

#include "modules/accounts/tests/village.hpp"

namespace linli::testing {

// The first administrator, signed in.
inline Browser administrator_of(Village& village) {
  Browser browser{village, "10.1.0.1"};
  const auto token = village.house.write([&](Tx& tx) { return village.accounts().first_administrator_token(tx); });
  const auto entered = browser.accept_invitation(*token, R"(,"name":"罗局","phone":"13700000001")");
  REQUIRE(entered.status == 201);
  return browser;
}

inline std::string invitation(const std::string& name, const std::string& phone, const std::string& role,
                              const std::string& area_code = village_code) {
  return R"({"name":")" + name + R"(","phone":")" + phone + R"(","role":")" + role + R"(","area_code":")" + area_code +
         R"("})";
}

// Somebody in the register whom the administrator invited, signed in with both factors.
inline Browser staff_of(Village& village, Browser& administrator, const std::string& phone, const std::string& role) {
  Browser browser{village, "10.1.0.2"};
  const auto invited = administrator.ask("POST", village.url("/invitations"), invitation("某某", phone, role));
  REQUIRE(invited.status == 201);
  REQUIRE(browser.accept_invitation(token_in(village.last_message_to(phone))).status == 201);
  return browser;
}

inline std::string account_of(Village& village, const Person& person) {
  return village.house.read([&](Tx& tx) { return village.accounts().find_account_of(tx, person.id)->text(); });
}

}  // namespace linli::testing
