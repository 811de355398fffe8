#include "modules/exports/exports.hpp"

#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/xlsx/xlsx.hpp"
#include "shapes/chronicle/chronicle.hpp"
#include "shapes/facts/facts.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::exports::exports_tests {
namespace {

const std::string code = "421087104001";

struct Office {
  linli::testing::TestHouse house{{chronicle_shape(), facts_shape(), work_shape(), ledger_shape(), areas_module(), people_module(),
                                   posts_module(), accounts_module(), services_module(), volunteers_module(), points_module(),
                                   requests_module(), exports_module()}};
  Id<Area> community;
  std::string grid_of_one;

  Office() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      const auto program = Caller::program("test");
      community = areas.ensure_community(tx, code, "玉岭社区", {}, {}).id;
      for (const auto* name : {"一网格", "二网格"}) {
        const auto make = [&](AreaKind kind, const char* called, const std::string& parent) {
          return areas.create(tx, program, {.community_id = community, .kind = kind, .name = Text<1, 60>(called), .parent_code = Text<12, 40>(parent)}).code;
        };
        const auto grid = make(AreaKind::grid, name, code);
        if (grid_of_one.empty()) grid_of_one = grid;
        const auto building = make(AreaKind::building, "3栋", make(AreaKind::compound, "玉岭新村", grid));
        const auto home = house.room<people::People>().ensure_household(tx, {community, Text<12, 40>(building), {}, Text<1, 20>("501"), {}});
        house.room<people::People>().add_person(tx, program, {.community_id = community, .name = Text<1, 60>(std::string("居民") + name), .phone = Phone::stored("13800001111"), .household_id = home.id}, {});
      }
    });
  }

  HttpResponse take_out(const Caller& caller, const std::string& body) {
    return house.as(caller, "POST", "/api/v1/communities/" + community.text() + "/exports", body);
  }
};

Caller viewer(const std::string& area) { return linli::testing::caller_with({people::view}, area); }

}  // namespace

TEST_CASE("a list leaves with its purpose on it, telephones masked, and the audit says who took it") {
  Office office;
  const auto file = office.take_out(viewer(code), R"({"list":"residents","format":"csv_hxl","purpose":"入户核对"})");
  REQUIRE(file.status == 200);
  CHECK(file.content_type.starts_with("text/csv"));
  CHECK(file.body.find("用于：入户核对，2026-11-24 09:00") != std::string::npos);
  CHECK(file.body.find("#contact+phone+masked") != std::string::npos);
  CHECK(file.body.find("138****1111") != std::string::npos);
  CHECK(file.body.find("13800001111") == std::string::npos);
  office.house.read([&](Tx& tx) {
    constexpr Statement latest{"select subject from chronicle_entries where action = 'exports.take_out'"};
    CHECK(tx.find<std::string>(latest) == "residents/csv_hxl/2 rows/入户核对");
    return 0;
  });
}

TEST_CASE("nobody takes out a row that they may not see") {
  Office office;
  const auto body = R"({"list":"residents","format":"csv","purpose":"入户核对"})";
  const auto file = office.take_out(viewer(office.grid_of_one), body);
  CHECK(file.body.find("居民一网格") != std::string::npos);
  CHECK(file.body.find("居民二网格") == std::string::npos);
  const auto homes = office.take_out(viewer(office.grid_of_one), R"({"list":"homes","format":"csv","purpose":"入户核对"})");
  CHECK(std::ranges::count(homes.body, '\n') == 3);
  CHECK(office.take_out(linli::testing::caller_with({}, code), body).status == 403);
  CHECK(office.take_out(viewer(code), R"({"list":"requests","format":"csv","purpose":"入户核对"})").status == 403);
}

TEST_CASE("nothing leaves without a purpose") {
  Office office;
  CHECK(linli::testing::problem_code(office.take_out(viewer(code), R"({"list":"residents","format":"csv","purpose":""})")) == "platform.invalid");
}

TEST_CASE("every list comes as a workbook and as a PDF under its own name") {
  Office office;
  auto caller = viewer(code);
  caller.rights.push_back({std::string(requests::view.name), code, {}});
  for (const auto* list : {"residents", "homes", "requests"}) {
    const auto body = [&](const char* format) { return std::string(R"({"list":")") + list + R"(","format":")" + format + R"(","purpose":"入户核对"})"; };
    const auto workbook = office.take_out(caller, body("xlsx"));
    REQUIRE(workbook.status == 200);
    CHECK(xlsx::Workbook::open(workbook.body).has_value());
    const auto paper = office.take_out(caller, body("pdf"));
    CHECK(paper.body.starts_with("%PDF"));
    CHECK(paper.headers.at(0).second.ends_with("-2026-11-24.pdf"));
  }
}

}  // namespace linli::exports::exports_tests
