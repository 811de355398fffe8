#include <doctest/doctest.h>

#include "modules/accounts/tests/village.hpp"

using namespace linli;
using namespace linli::accounts;
using testing::refusal_code_of;
using testing::body_of;
using testing::Browser;
using testing::grid_code;
using testing::Village;
using testing::village_code;

namespace {

constexpr Statement count_accounts{"select count(*) from accounts_accounts"};
constexpr Statement count_sessions{"select count(*) from accounts_sessions"};

}  // namespace

TEST_CASE("a person's account is opened once, and found by the person") {
  Village village;
  const auto first =
      village.house.write([&](Tx& tx) { return village.accounts().ensure_account_for_person(tx, village.granny); });
  const auto again =
      village.house.write([&](Tx& tx) { return village.accounts().ensure_account_for_person(tx, village.granny); });
  CHECK(first == again);
  CHECK(village.house.read([&](Tx& tx) { return village.accounts().find_account_of(tx, village.granny.id); }) == first);
  CHECK_FALSE(village.house.read([&](Tx& tx) { return village.accounts().find_account_of(tx, village.leader.id); }));
}

TEST_CASE("whoever has no telephone, or one whose account is another's, gets no account") {
  Village village;
  auto nobody = village.granny;
  nobody.phone.reset();
  const auto ensure = [&](const Person& person) {
    return refusal_code_of(
        [&] { village.house.write([&](Tx& tx) { return village.accounts().ensure_account_for_person(tx, person); }); });
  };
  CHECK(ensure(nobody) == "accounts.no_phone");
  Browser granny{village};
  granny.sign_in("13800001111");
  const auto grandson = village.house.write([&](Tx& tx) { return village.add(tx, "小田", "13800001111"); });
  CHECK(ensure(grandson) == "accounts.phone_of_another");
}

TEST_CASE("a role given twice is given once, and a role that is not there is refused") {
  Village village;
  constexpr Statement count_grants{"select count(*) from accounts_grants"};
  const auto give = [&](const char* role) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.accounts().grant(tx, village.program, village.leader, role, village.community.id, village_code);
      });
    });
  };
  CHECK(give("volunteer").empty());
  CHECK(give("volunteer").empty());
  CHECK(give("king") == "accounts.no_such_role");
  CHECK(village.count(count_grants) == 1);
}

TEST_CASE("nobody has one permission in more than four separate areas") {
  Village village;
  const auto give = [&](const std::string& code) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        const auto community = village.house.room<areas::Areas>().ensure_community(tx, code, "别处", {}, {});
        village.accounts().grant(tx, village.program, village.leader, "grid_worker", community.id, code);
      });
    });
  };
  for (const auto* code : {"421087104002", "421087104003", "421087104004"}) CHECK(give(code).empty());
  // The fourth is the person's own community, where they are a resident.
  CHECK(give("421087104005") == "accounts.too_many_areas");
}

TEST_CASE("whoever becomes a volunteer stays signed in and has it at once; when it is taken away they are signed out") {
  Village village;
  Browser browser{village};
  browser.sign_in("13800003333");
  const auto ends = [&] { return boost::json::serialize(body_of(browser.ask("GET", "/api/v1/session")).at("ends")); };
  CHECK(ends() == R"(["resident"])");
  village.house.write([&](Tx& tx) {
    village.accounts().grant(tx, village.program, village.leader, "volunteer", village.community.id, village_code);
  });
  CHECK(ends() == R"(["resident","field"])");
  village.house.write([&](Tx& tx) { village.accounts().revoke(tx, village.leader.id, "volunteer", village_code); });
  CHECK(ends() == "[]");
}

TEST_CASE("a volunteer's number is told by whoever keeps volunteers") {
  Village village;
  village.accounts().find_volunteer_with([&](Tx&, Id<Area>, Id<Person> person) {
    return person == village.leader.id ? std::optional<std::int64_t>(77) : std::nullopt;
  });
  Browser leader{village}, granny{village};
  CHECK(body_of(leader.sign_in("13800003333")).at("volunteer_id").as_string() == "77");
  CHECK(body_of(granny.sign_in("13800001111")).at("volunteer_id").is_null());
}

TEST_CASE("a telephone that changed hands no longer opens the account of who gave it up") {
  Village village;
  Browser before{village};
  before.sign_in("13800001111");
  village.house.write([&](Tx& tx) {
    people::ChangePerson change{.community_id = village.community.id, .id = village.granny.id, .version = 1};
    change.phone = Phone::stored("13900001111");
    village.house.room<people::People>().change(tx, village.program, change);
  });
  Browser stranger{village, "10.0.0.2"}, granny{village, "10.0.0.3"};
  village.house.clock().advance(minutes(2));
  CHECK(body_of(stranger.sign_in("13800001111")).at("person_id").is_null());
  CHECK(body_of(granny.sign_in("13900001111")).at("name").as_string() == "田桂英");
  CHECK(body_of(before.ask("GET", "/api/v1/session")).at("account_id").is_null());
}

TEST_CASE("standing codes are only set, taken and remembered in a program that allowed them") {
  Village village;
  const auto phone = *village.granny.phone;
  CHECK_THROWS_AS(village.house.write([&](Tx& tx) { village.accounts().set_standing_code(tx, phone, "246810"); }),
                  std::logic_error);
  village.accounts().allow_standing_codes();
  village.house.write([&](Tx& tx) { village.accounts().set_standing_code(tx, phone, "246810"); });
  Browser browser{village};
  CHECK(browser.enter("13800001111", "246811").status == 401);
  CHECK(browser.enter("13800001111", "246810").status == 201);
  CHECK(browser.ask_code("13800001111").status == 202);
  CHECK(browser.ask_code("13800001111").status == 202);
  CHECK(village.last_message_to("13800001111").empty());
}

TEST_CASE("standing codes and their sessions count for nothing in a program that never allowed them") {
  Village village;
  village.house.write([&](Tx& tx) {
    constexpr Statement leave_code{"insert into accounts_standing_codes (phone_hash, code_hash) values ($1, $2)"};
    const auto& phone = village.granny.phone->digits();
    tx.run(leave_code, tx.vault().keyed_hash("phone", phone),
           tx.vault().keyed_hash("standing code", phone + "\n246810"));
  });
  Browser browser{village};
  CHECK(testing::problem_code(browser.enter("13800001111", "246810")) == "accounts.code_over");
  browser.sign_in("13800001111");
  constexpr Statement make_standing{"update accounts_sessions set opened = 'standing_code'"};
  village.house.write([&](Tx& tx) {
    tx.run(make_standing);
    tx.announce("accounts", 0, village.accounts().find_account_of(tx, village.granny.id)->value);
  });
  CHECK(body_of(browser.ask("GET", "/api/v1/session")).at("account_id").is_null());
}

TEST_CASE("whoever is in no register can be staff for the demonstration") {
  Village village;
  const auto phone = Phone::stored("13600000001");
  village.house.write(
      [&](Tx& tx) { return village.accounts().ensure_staff(tx, "省里的人", phone, "administrator", {}, ""); });
  CHECK(village.count(count_accounts) == 1);
  CHECK_FALSE(village.house.write([&](Tx& tx) { return village.accounts().first_administrator_token(tx); }));
}

TEST_CASE("an unused session is forgotten after its days, a used one is not") {
  Village village;
  Browser used{village}, unused{village};
  used.sign_in("13800001111");
  unused.sign_in("13800002222");
  const auto run_jobs = [&] {
    for (const auto& job : village.house.house().jobs())
      if (job.name.starts_with("accounts.")) village.house.write([&](Tx& tx) { job.run(tx, village.program); });
  };
  village.house.clock().advance(days(20));
  CHECK(used.ask("GET", "/api/v1/me/sessions").status == 200);
  run_jobs();
  village.house.clock().advance(days(11));
  CHECK(used.ask("GET", "/api/v1/me/sessions").status == 200);
  CHECK(unused.ask("GET", "/api/v1/me/sessions").status == 401);
  run_jobs();
  CHECK(village.count(count_sessions) == 1);
}
