#include <doctest/doctest.h>

#include "modules/open311/tests/village.hpp"

using namespace linli;
using namespace linli::open311;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::refused;
using testing::Village;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

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
