// A community with an Open311 client that has a key, and a second community without one.
#pragma once
#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/facts/facts.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::testing {

inline const std::string village_code = "421087104001", other_code = "421087104002";
inline const std::string grid_code = village_code + "001", building_code = grid_code + "C01B01";

struct Village {
  TestHouse house{{facts_shape(), work_shape(), ledger_shape(), areas_module(), people_module(), posts_module(),
                   accounts_module(), services_module(), volunteers_module(), points_module(), requests_module(),
                   open311_module()}};
  Caller program = Caller::program("test");
  Area community, other;
  Person granny;
  std::string key;

  Village() {
    house.write([&](Tx& tx) { build(tx); });
    key = issue(community, "12345热线");
  }
  void found_other() {
    house.write([&](Tx& tx) {
      other = house.room<areas::Areas>().ensure_community(tx, other_code, "城东社区", Latitude{30.2}, Longitude{111.8});
    });
  }
  std::string issue(const Area& area, const char* client) {
    return house
        .write([&](Tx& tx) {
          return house.room<open311::Open311>().issue_key(tx, program, {area.id, Text<1, 80>(client)});
        })
        .api_key;
  }

  HttpResponse ask(const std::string& method, const std::string& target, const std::string& body = "",
                   const std::string& language = "zh") {
    HttpRequest request;
    request.method = method;
    if (!split_target("/open311/v2" + target, request.path, request.query)) throw std::logic_error("a broken target");
    request.headers = {{"accept-language", language}, {"host", "linli.example"}};
    request.body = body;
    return house.house().reception().answer(request);
  }
  boost::json::value get(const std::string& target) { return boost::json::parse(ask("GET", target).body); }
  // A dark lamp on the stairs, with the key and whatever else is said.
  std::string lamp(const std::string& more = "") const {
    return "api_key=" + key + "&service_code=lighting&attribute[where]=stairs&lat=30.1702&long=111.7701" + more;
  }
  // Files it and returns its number.
  std::string file(const std::string& form) {
    const auto answer = ask("POST", "/requests.json", form);
    return std::string(boost::json::parse(answer.body).at(0).at("service_request_id").as_string());
  }
  boost::json::object follow(const std::string& number) {
    return get("/requests/" + number + ".json").at(0).as_object();
  }

  // A resident as sign-in would make them.
  Caller as_granny() const {
    auto caller = caller_with({requests::order}, village_code, granny.id.value);
    caller.community_id = community.id;
    caller.household_id = *granny.household_id;
    return caller;
  }
  requests::Request ordered_by_granny(const std::string& kind, const std::string& field, const std::string& answer) {
    requests::OrderRequest order{.community_id = community.id, .kind = Text<1, 40>(kind)};
    order.words = Text<0, 1000>("我腿脚不好，电话13800001111");
    order.fields.value[field] = answer;
    return house.write([&](Tx& tx) { return house.room<requests::Requests>().order(tx, as_granny(), order); });
  }
  requests::Request find(const std::string& number) {
    return house.read(
        [&](Tx& tx) { return house.room<requests::Requests>().find_by_number(tx, community.id, number).value(); });
  }

 private:
  void build(Tx& tx) {
    const auto& areas = house.room<areas::Areas>();
    community = areas.ensure_community(tx, village_code, "玉岭社区", Latitude{30.17}, Longitude{111.77});
    const std::tuple<AreaKind, const char*, std::string> parts[] = {{AreaKind::grid, "一网格", village_code},
                                                                    {AreaKind::compound, "玉岭新村", grid_code},
                                                                    {AreaKind::building, "3栋", grid_code + "C01"}};
    for (const auto& [kind, name, parent] : parts)
      areas.create(tx, program,
                   {.community_id = community.id,
                    .kind = kind,
                    .name = Text<1, 60>(name),
                    .parent_code = Text<12, 40>(parent),
                    .lat = Latitude{30.17},
                    .lng = Longitude{111.77}});
    const auto& people = house.room<people::People>();
    const auto home = people.ensure_household(
        tx, {community.id, Text<12, 40>(building_code), Text<0, 20>("2单元"), Text<1, 20>("301"), {}});
    const char* fault = nullptr;
    granny = people.add_person(tx, program,
                               {.community_id = community.id,
                                .name = Text<1, 60>("田桂英"),
                                .phone = Phone::make("13800001111", fault),
                                .household_id = home.id},
                               {});
  }
};

// "400 service_code: …": the status and the first error as the standard tells it, in English.
inline std::string refused(const HttpResponse& response) {
  const auto errors = boost::json::parse(response.body);
  CHECK(errors.at(0).at("code").as_int64() == response.status);
  return std::to_string(response.status) + " " + std::string(errors.at(0).at("description").as_string());
}

}  // namespace linli::testing
