#include <doctest/doctest.h>

#include "modules/accounts/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::Browser;
using testing::problem_code;
using testing::Village;

namespace {

const std::string granny_phone = "13800001111";

boost::json::array new_devices_of(Browser& browser) {
  return body_of(browser.ask("GET", "/api/v1/session")).at("new_devices").as_array();
}

std::string id_in(const boost::json::value& row) { return std::string(row.at("id").as_string()); }

// Signs in two minutes later, when the next code may be sent.
void come_in(Browser& browser) {
  browser.village.house.clock().advance(minutes(2));
  REQUIRE(browser.sign_in(granny_phone).status == 201);
}

}  // namespace

TEST_CASE("a sign-in from a new device is told to the old one, which ends it with one request") {
  Village village;
  Browser old{village}, thief{village, "10.0.0.66"};
  come_in(old);
  CHECK(new_devices_of(old).empty());
  come_in(thief);
  const auto told = new_devices_of(old);
  REQUIRE(told.size() == 1);
  CHECK(told[0].at("address").as_string() == "10.0.0.66");
  CHECK(old.ask("DELETE", "/api/v1/me/sessions/" + id_in(told[0])).status == 204);
  CHECK_FALSE(thief.is_in());
  CHECK(new_devices_of(old).empty());
}

TEST_CASE("a new device hears nothing of itself and cannot say that it is known") {
  Village village;
  Browser old{village}, fresh{village};
  come_in(old);
  come_in(fresh);
  CHECK(new_devices_of(fresh).empty());
  const auto told = new_devices_of(old);
  REQUIRE(told.size() == 1);
  CHECK(problem_code(fresh.ask("POST", "/api/v1/me/sessions/" + id_in(told[0]) + "/recognition")) ==
        "platform.not_found");
  CHECK(new_devices_of(old).size() == 1);
}

TEST_CASE("a device that its owner knows is told no more, and stays signed in") {
  Village village;
  Browser old{village}, fresh{village};
  come_in(old);
  come_in(fresh);
  const auto path = "/api/v1/me/sessions/" + id_in(new_devices_of(old).at(0)) + "/recognition";
  CHECK(old.ask("POST", path).status < 300);
  CHECK(new_devices_of(old).empty());
  CHECK(fresh.is_in());
}

TEST_CASE("a device that was there before is told to nobody, even after it signed out") {
  Village village;
  Browser phone{village}, computer{village};
  come_in(computer);
  phone.device = computer.device;
  come_in(phone);
  CHECK(new_devices_of(computer).empty());
  phone.ask("DELETE", "/api/v1/session");
  come_in(phone);
  CHECK(new_devices_of(computer).empty());
}

TEST_CASE("what one account knows of a device says nothing to another account on it") {
  Village village;
  Browser mothers{village}, daughters{village};
  village.house.clock().advance(minutes(2));
  daughters.sign_in("13800002222");
  come_in(mothers);
  Browser shared{village};
  shared.device = daughters.device;
  come_in(shared);
  CHECK(new_devices_of(mothers).size() == 1);
  constexpr Statement devices{"select count(distinct device_hash) from accounts_devices"};
  CHECK(village.count(devices) == 3);
}

TEST_CASE("nobody can speak for the devices of somebody else") {
  Village village;
  Browser granny{village}, fresh{village}, daughter{village};
  come_in(granny);
  come_in(fresh);
  daughter.sign_in("13800002222");
  const auto path = "/api/v1/me/sessions/" + id_in(new_devices_of(granny).at(0));
  CHECK(problem_code(daughter.ask("POST", path + "/recognition")) == "platform.not_found");
  CHECK(problem_code(daughter.ask("DELETE", path)) == "platform.not_found");
}
