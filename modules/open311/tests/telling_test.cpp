#include <doctest/doctest.h>

#include "modules/open311/tests/village.hpp"

using namespace linli;
using namespace linli::open311;
using testing::refused;
using testing::Village;

TEST_CASE("what residents ask about their own life is not listed, and their public matters only by compound") {
  Village village;
  const auto own = village.ordered_by_granny("home_repair", "trouble", "water");
  const auto lamp = village.ordered_by_granny("lighting", "where", "stairs");
  CHECK(village.ask("GET", "/requests/" + own.number + ".json").status == 404);
  const auto list = village.ask("GET", "/requests.json?service_request_id=" + own.number + "," + lamp.number).body;
  REQUIRE(boost::json::parse(list).as_array().size() == 1);
  CHECK(village.get("/requests.json").as_array().size() == 1);
  const auto told = village.follow(lamp.number);
  CHECK(told.at("address").as_string() == "玉岭新村");
  CHECK(told.at("description").is_null());
  CHECK(list.find("301") == std::string::npos);
  CHECK(list.find("腿脚") == std::string::npos);
}

TEST_CASE("a private matter that came through Open311 shows how it stands and nothing else") {
  Village village;
  const auto number = village.file("api_key=" + village.key +
                                   "&service_code=home_repair&attribute[trouble]=water&address_string=3%E6%A0%8B301"
                                   "&description=private+words");
  const auto told = village.follow(number);
  CHECK(told.at("status").as_string() == "open");
  CHECK(told.at("service_name").as_string() == "上门维修");
  for (const auto* hidden : {"description", "address", "lat", "long", "media_url"}) CHECK(told.at(hidden).is_null());
  CHECK(village.get("/requests.json?service_code=home_repair").as_array().size() == 1);
}

TEST_CASE("an address that names a home is told as its compound") {
  Village village;
  const auto number = village.file(
      village.lamp("&address_string=3%E6%A0%8B2%E5%8D%95%E5%85%83301&address_id=" + testing::building_code));
  const auto told = village.follow(number);
  CHECK(told.at("address").as_string() == "玉岭新村");
  CHECK(told.at("lat").as_double() == doctest::Approx(30.17));
}

TEST_CASE("requests are filtered by number, kind, time and status") {
  Village village;
  const auto first = village.file(village.lamp());
  village.house.clock().advance(days(100));
  const auto second = village.file(village.lamp());
  const auto numbers = [&](const std::string& query) {
    std::string found;
    const auto listed = village.get("/requests.json?" + query);
    for (const auto& each : listed.as_array()) found += std::string(each.at("service_request_id").as_string()) + " ";
    return found;
  };
  CHECK(numbers("") == second + " ");
  CHECK(numbers("service_request_id=" + first + "," + second + "&status=closed") == first + " " + second + " ");
  CHECK(numbers("start_date=2026-11-01T00:00:00Z") == first + " ");
  CHECK(numbers("end_date=2026-11-30T00:00:00Z&service_code=lighting,noise") == first + " ");
  CHECK(numbers("service_code=noise").empty());
  CHECK(numbers("status=closed").empty());
  CHECK(numbers("status=open,closed") == second + " ");
  CHECK(refused(village.ask("GET", "/requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-12-01T00:00:00Z", "",
                            "en"))
            .starts_with("400 end_date: "));
  CHECK(refused(village.ask("GET", "/requests.json?status=late", "", "en")).starts_with("400 status: "));
}

TEST_CASE("what was withdrawn is told as closed, with the reason it is") {
  Village village;
  const auto lamp = village.ordered_by_granny("lighting", "where", "stairs");
  village.house.write([&](Tx& tx) {
    village.house.room<requests::Requests>().withdraw(tx, village.as_granny(), {village.community.id, lamp.id, {}});
  });
  const auto told = village.follow(lamp.number);
  CHECK(told.at("status").as_string() == "closed");
  CHECK(told.at("status_notes").as_string() == "提出的人撤回了。");
  CHECK(told.at("service_notice").is_null());
  CHECK(village.get("/requests.json?status=closed").as_array().size() == 1);
}
