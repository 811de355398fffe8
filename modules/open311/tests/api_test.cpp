#include <doctest/doctest.h>

#include "modules/open311/tests/village.hpp"

using namespace linli;
using namespace linli::open311;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

// "400 service_code: …": the status and the first error as the standard tells it, in English.
std::string refused(const HttpResponse& response) {
  const auto errors = boost::json::parse(response.body);
  CHECK(errors.at(0).at("code").as_int64() == response.status);
  return std::to_string(response.status) + " " + std::string(errors.at(0).at("description").as_string());
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

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
  const auto filed = house.write([&](Tx& tx) { return room.file_request(tx, {request, {}, Caller::stranger()}); });
  const auto answer = boost::json::parse(filed.body).at(0).as_object();
  CHECK_FALSE(answer.contains("service_request_id"));
  const std::string token(answer.at("token").as_string());
  CHECK(village.get("/tokens/" + token + ".json").at(0).at("service_request_id").as_string() == "261124-0001");
  const auto in_xml = village.ask("GET", "/tokens/" + token + ".xml").body;
  CHECK(in_xml.find("<request><service_request_id>261124-0001</service_request_id><token>" + token) !=
        std::string::npos);
  CHECK(village.ask("GET", "/tokens/0123.json").status == 404);
}

TEST_CASE("whoever has no key, or one that ended, files nothing") {
  Village village;
  const auto without = village.lamp().substr(village.lamp().find('&') + 1);
  CHECK(refused(village.ask("POST", "/requests.json", without, "en")).starts_with("403 Send an api_key"));
  CHECK(refused(village.ask("POST", "/requests.json", "api_key=wrong&" + without, "en")).starts_with("403 "));
  CHECK(village.ask("POST", "/requests.json?api_key=" + village.key, without).status == 201);

  const auto desk = caller_with({file}, testing::village_code);
  const auto keys = "/api/v1/communities/" + village.community.id.text() + "/open311/keys";
  const auto list = body_of(village.house.as(desk, "GET", keys)).at("items").as_array();
  REQUIRE(list.size() == 1);
  CHECK(list[0].at("client").as_string() == "12345热线");
  const std::string id(list[0].at("id").as_string());
  CHECK(village.house.as(desk, "DELETE", keys + "/" + id).status == 204);
  CHECK(problem_code(village.house.as(desk, "DELETE", keys + "/" + id)) == "platform.not_found");
  CHECK(village.ask("POST", "/requests.json", village.lamp()).status == 403);
}

TEST_CASE("a key is issued at the desk of the whole community, shown once and kept as a hash") {
  Village village;
  const auto keys = "/api/v1/communities/" + village.community.id.text() + "/open311/keys";
  const auto form = R"({"client":"随手拍"})";
  const auto issued = village.house.as(caller_with({file}, testing::village_code), "POST", keys, form);
  CHECK(issued.status == 201);
  const std::string key(body_of(issued).at("api_key").as_string());
  CHECK(key.size() == 43);
  const auto list = village.house.as(caller_with({file}, testing::village_code), "GET", keys).body;
  CHECK(list.find("随手拍") != std::string::npos);
  CHECK(list.find(key) == std::string::npos);
  CHECK(problem_code(village.house.as(caller_with({file}, testing::grid_code), "POST", keys, form)) ==
        "platform.no_permission");
  CHECK(problem_code(village.house.as(caller_with({requests::view}, testing::village_code), "GET", keys)) ==
        "platform.no_permission");
}

TEST_CASE("what is wrong with a report is told parameter by parameter, and nothing is kept") {
  Village village;
  const auto ask = [&](const std::string& form) {
    return refused(village.ask("POST", "/requests.json", "api_key=" + village.key + "&" + form, "en"));
  };
  CHECK(ask("lat=1&long=1").starts_with("400 service_code: "));
  CHECK(ask("service_code=no_such&lat=1&long=1").starts_with("404 "));
  CHECK(ask("service_code=lighting&attribute[where]=stairs").starts_with("400 lat: Say where it is"));
  CHECK(ask("service_code=lighting&lat=1&long=1").starts_with("400 attribute[where]: "));
  CHECK(ask("service_code=lighting&lat=1&long=1&attribute[where]=moon").starts_with("400 attribute[where]: "));
  CHECK(ask("service_code=lighting&address_id=999999999999&attribute[where]=stairs").starts_with("400 address_id: "));
  CHECK(ask("service_code=lighting&lat=%zz").starts_with("400 This form cannot be read."));
  CHECK(ask("service_code=lighting&description=%ff%fe").starts_with("400 This form cannot be read."));
  const auto in_xml =
      village.ask("POST", "/requests.xml", "api_key=" + village.key + "&service_code=lighting&lat=x", "en");
  CHECK(in_xml.status == 400);
  CHECK(in_xml.body.find("<errors><error><code>400</code><description>lat: ") != std::string::npos);
  CHECK(count(in_xml.body, "<error>") == 3);
  CHECK(village.get("/requests.json").as_array().empty());
}

TEST_CASE("a form of another type, a paused kind and a body that is too large are refused in the standard's form") {
  Village village;
  HttpRequest request;
  request.method = "POST";
  request.path = "/open311/v2/requests.json";
  request.headers = {{"content-type", "multipart/form-data; boundary=x"}, {"accept-language", "en"}};
  CHECK(refused(village.house.house().reception().answer(request)).starts_with("400 Send a form"));

  const Refusal large(413, "platform.too_large", {{"limit", "64 KB"}});
  CHECK(refused(village.house.house().reception().refuse(std::make_exception_ptr(large), request)).starts_with("413 "));
  for (const auto& route : village.house.house().reception().routes())
    if (route.pattern.starts_with("/open311/")) CHECK(route.body_limit == 64 * 1024);

  const auto manager = caller_with({services::manage}, testing::village_code);
  village.house.as(manager, "PUT", "/api/v1/communities/" + village.community.id.text() + "/catalogue/lighting",
                   R"({"offered":false,"reason":"路灯改造"})");
  CHECK(refused(village.ask("POST", "/requests.json", village.lamp())).find("路灯改造") != std::string::npos);
  CHECK(village.ask("GET", "/services.json").body.find("\"lighting\"") == std::string::npos);
  CHECK(refused(village.ask("GET", "/nothing.json")).starts_with("404 "));
  CHECK(refused(village.ask("DELETE", "/requests.json")).starts_with("405 "));
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

TEST_CASE("a report with a resident's telephone is theirs, and no telephone is ever told") {
  Village village;
  const auto number = village.file(village.lamp("&phone=138-0000-1111&first_name=Gui&description=call+13800001111"));
  const auto request = village.find(number);
  CHECK(request.requester_person_id == village.granny.id);
  CHECK(request.requester_name == "田桂英");
  CHECK(request.household_id == village.granny.household_id);
  CHECK(request.channel == requests::Channel::open311);
  CHECK(request.ordered_by_name == "12345热线");
  CHECK(request.fields.value.at("where").as_string() == "stairs");
  CHECK(request.responsible_code == testing::grid_code);
  const auto told = village.ask("GET", "/requests.json").body;
  CHECK(told.find("13800001111") == std::string::npos);
  CHECK(told.find("call 138****") != std::string::npos);
  CHECK(told.find("田桂英") == std::string::npos);

  const auto stranger = village.find(village.file(village.lamp("&phone=13999999999&first_name=Min&last_name=Zhou")));
  CHECK_FALSE(stranger.requester_person_id);
  CHECK(stranger.requester_name == "Min Zhou");
}

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
