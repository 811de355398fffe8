#include <doctest/doctest.h>

#include "modules/open311/tests/village.hpp"

using namespace linli;
using namespace linli::open311;
using testing::refused;
using testing::Village;

TEST_CASE("a client goes the whole round in JSON: services, definition, report, request") {
  Village village;
  const auto services = village.get("/services.json").as_array();
  const auto lighting = std::ranges::find_if(
      services, [](const auto& each) { return each.at("service_code").as_string() == "lighting"; });
  REQUIRE(lighting != services.end());
  CHECK(lighting->at("service_name").as_string() == "公共照明");
  CHECK(lighting->at("metadata").as_bool());
  CHECK(lighting->at("type").as_string() == "realtime");
  CHECK(lighting->at("keywords").as_string() == "light, lamp, street");
  CHECK(lighting->at("group").as_string() == "街上和小区");

  const auto definition = village.get("/services/lighting.json");
  const auto& where = definition.at("attributes").at(0);
  CHECK(where.at("code").as_string() == "where");
  CHECK(where.at("datatype").as_string() == "singlevaluelist");
  CHECK(where.at("required").as_bool());
  CHECK(where.at("values").at(0).at("key").as_string() == "stairs");

  const auto filed =
      village.ask("POST", "/requests.json",
                  village.lamp("&description=%E6%A5%BC%E9%81%93%E7%81%AF%E4%B8%8D%E4%BA%AE"
                               "&media_url=https%3A%2F%2Fx.example%2F1.jpg&address_string=%E9%97%A8%E5%8F%A3"));
  REQUIRE(filed.status == 201);
  const auto answer = boost::json::parse(filed.body).at(0);
  CHECK(answer.at("service_request_id").as_string() == "261124-0001");
  CHECK(answer.at("service_notice").as_string() == "这件事由一网格负责，编号 261124-0001。");
  CHECK_FALSE(answer.as_object().contains("token"));

  const auto request = village.follow("261124-0001");
  CHECK(request.at("status").as_string() == "open");
  CHECK(request.at("status_notes").as_string() == "收到了，正在找人来办。");
  CHECK(request.at("description").as_string() == "楼道灯不亮");
  CHECK(request.at("media_url").as_string() == "https://x.example/1.jpg");
  CHECK(request.at("address").as_string() == "门口");
  CHECK(request.at("lat").as_double() == doctest::Approx(30.1702));
  CHECK(request.at("agency_responsible").as_string() == "一网格");
  CHECK(request.at("requested_datetime").as_string() == testing::standing_time().iso());
  CHECK(village.get("/requests.json").as_array().size() == 1);
}

TEST_CASE("a client goes the same round in XML, in English") {
  Village village;
  const auto services = village.ask("GET", "/services.xml", "", "en");
  CHECK(services.content_type == "text/xml; charset=utf-8");
  CHECK(services.body.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<services><service><service_code>"));
  CHECK(services.body.find("<service_name>Public lighting</service_name>") != std::string::npos);
  const auto definition = village.ask("GET", "/services/lighting.xml", "", "en").body;
  CHECK(definition.find("<value><key>stairs</key><name>Stairs or landing</name></value>") != std::string::npos);
  const auto filed = village.ask("POST", "/requests.xml", village.lamp("&description=dark+%26+cold"), "en");
  CHECK(filed.status == 201);
  CHECK(filed.body.find("<service_requests><request><service_request_id>261124-0001</service_request_id>") !=
        std::string::npos);
  const auto request = village.ask("GET", "/requests/261124-0001.xml", "", "en").body;
  CHECK(request.find("<status>open</status>") != std::string::npos);
  CHECK(request.find("<description>dark &amp; cold</description>") != std::string::npos);
  CHECK(request.find("<zipcode></zipcode>") != std::string::npos);
}

TEST_CASE("a batch kind is answered with a token that leads to the request") {
  Village village;
  auto& house = village.house;
  auto catalogue = services::read_catalogue(testing::repository() / "catalog");
  std::ranges::find(catalogue.services, "lighting", &services::Service::code)->open311.type = "batch";
  const services::Services in_batches(house.room<areas::Areas>(), catalogue);
  const Open311 room({house.room<areas::Areas>(), house.room<people::People>(), in_batches,
                      house.room<requests::Requests>(), house.house().words(), ""});
  HttpRequest request;
  request.body = village.lamp();
  const auto filed = house.write([&](Tx& tx) { return room.file_request(tx, {request, {}, Caller::stranger(), {}}); });
  const auto answer = boost::json::parse(filed.body).at(0).as_object();
  CHECK_FALSE(answer.contains("service_request_id"));
  const std::string token(answer.at("token").as_string());
  CHECK(village.get("/tokens/" + token + ".json").at(0).at("service_request_id").as_string() == "261124-0001");
  const auto in_xml = village.ask("GET", "/tokens/" + token + ".xml").body;
  CHECK(in_xml.find("<request><service_request_id>261124-0001</service_request_id><token>" + token) !=
        std::string::npos);
  CHECK(village.ask("GET", "/tokens/0123.json").status == 404);
}

TEST_CASE("where there are several communities the jurisdiction must be said, and each keeps to itself") {
  Village village;
  const auto number = village.file(village.lamp());
  village.found_other();
  CHECK(refused(village.ask("GET", "/services.json")).starts_with("400 "));
  CHECK(refused(village.ask("GET", "/services.json?jurisdiction_id=421087104999")).starts_with("404 "));
  const auto here = "?jurisdiction_id=" + testing::village_code, there = "?jurisdiction_id=" + testing::other_code;
  CHECK(village.ask("GET", "/requests/" + number + ".json" + here).status == 200);
  CHECK(village.ask("GET", "/requests/" + number + ".json" + there).status == 404);
  CHECK(village.get("/requests.json" + there).as_array().empty());
  CHECK(village.get("/requests.json" + there + "&service_request_id=" + number).as_array().empty());
  CHECK(village.ask("POST", "/requests.json", village.lamp("&jurisdiction_id=" + testing::other_code)).status == 403);
  CHECK(village.ask("POST", "/requests.json", village.lamp("&jurisdiction_id=" + testing::village_code)).status == 201);
}

TEST_CASE("discovery leads to the endpoint and says where keys are issued") {
  Village village;
  const auto found = village.get("/discovery.json");
  CHECK(found.at("endpoints").at(0).at("url").as_string() == "http://linli.example/open311/v2");
  CHECK(found.at("endpoints").at(0).at("formats").as_array().size() == 2);
  const auto in_xml = village.ask("GET", "/discovery.xml").body;
  CHECK(in_xml.find("<endpoint><specification>http://wiki.open311.org/GeoReport_v2</specification>") !=
        std::string::npos);
  CHECK(in_xml.find("<format>text/xml</format>") != std::string::npos);
}
