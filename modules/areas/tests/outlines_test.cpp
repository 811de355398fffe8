#include <doctest/doctest.h>

#include "modules/areas/outlines.hpp"
#include "platform/testing/test_house.hpp"
#include "shapes/facts/facts.hpp"

using namespace linli;
using areas::Areas;
using testing::body_of;
using testing::problem_code;

namespace {

// A square around a place near Songzi; `size` in hundredths of a degree.
std::string plot(double west, double south, double size) {
  const auto spot = [](double lng, double lat) {
    return "[" + std::to_string(111 + lng / 100) + "," + std::to_string(30 + lat / 100) + "]";
  };
  return R"({"type":"Polygon","coordinates":[[)" + spot(west, south) + "," + spot(west + size, south) + "," +
         spot(west + size, south + size) + "," + spot(west, south + size) + "," + spot(west, south) + "]]}";
}
std::string feature(const std::string& properties, const std::string& geometry) {
  return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}
std::string quoted(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '"') text.insert(i++, 1, '\\');
  return "\"" + text + "\"";
}

// A community with two grids, a compound in each, and a Building 1 in both of these.
struct Neighbourhood {
  Neighbourhood() {
    community = house.write([&](Tx& tx) {
      auto& areas = house.room<Areas>();
      const auto made = areas.ensure_community(tx, "421087104001", "玉岭社区", Latitude{30.05}, Longitude{111.05});
      const auto program = Caller::program("test");
      for (const auto* grid : {"一", "二"})
        areas.create(tx, program,
                     {.community_id = made.id,
                      .kind = AreaKind::grid,
                      .name = Text<1, 60>(grid),
                      .parent_code = Text<12, 40>("421087104001")});
      for (const auto* grid : {"421087104001001", "421087104001002"}) {
        const auto compound =
            areas.create(tx, program,
                         {.community_id = made.id,
                          .kind = AreaKind::compound,
                          .name = Text<1, 60>(std::string(grid) == "421087104001001" ? "东苑" : "西苑"),
                          .parent_code = Text<12, 40>(grid)});
        areas.create(tx, program,
                     {.community_id = made.id,
                      .kind = AreaKind::building,
                      .name = Text<1, 60>("1栋"),
                      .parent_code = Text<12, 40>(compound.code)});
      }
      return made;
    });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
  HttpResponse send(const Caller& caller, const std::string& path, const std::vector<std::string>& features) {
    std::string all;
    for (const auto& each : features) all += (all.empty() ? "" : ",") + each;
    return house.as(caller, "POST", url(path),
                    R"({"file_name":"a.geojson","collection":{"type":"FeatureCollection","features":[)" + all + "]}}");
  }
  // "drawn 421087104001001C01" for each feature, or "refused" with the reason's first words.
  std::string checked(const Caller& caller, const std::vector<std::string>& features) {
    std::string all;
    const auto answer = body_of(send(caller, "/outline-imports/check", features));
    for (const auto& row : answer.at("items").as_array()) {
      all += (all.empty() ? "" : "; ") + std::string(row.at("verdict").as_string());
      if (const auto* code = row.as_object().if_contains("area_code"); code != nullptr && code->is_string())
        all += " " + std::string(code->as_string());
    }
    return all;
  }
  Area area(const std::string& code) {
    return house.read([&](Tx& tx) { return *house.room<Areas>().find(tx, community.id, code); });
  }

  testing::TestHouse house{{facts_shape(), areas_module()}};
  Area community;
  Caller manager = testing::caller_with({areas::view, areas::manage}, "421087104001");
};

}  // namespace

TEST_CASE("an outline is checked where it comes in, with every fault at its field") {
  Neighbourhood here;
  const auto grid = here.area("421087104001001");
  const auto change = [&](const std::string& outline) {
    return here.house.as(here.manager, "PATCH", here.url("/areas/" + grid.id.text()),
                         R"({"version":1,"outline":)" + quoted(outline) + "}");
  };
  const auto refused =
      body_of(change(R"({"type":"Polygon","coordinates":[[[111,30],[111.1,30],[111.1,30.1],[111,30.1]]]})"));
  CHECK(refused.at("errors").as_array().at(0).at("pointer").as_string() == "/outline");
  CHECK(refused.at("errors").as_array().at(0).at("code").as_string() == "areas.outline_open");
  CHECK(body_of(change(plot(3'000, 0, 1))).at("errors").as_array().at(0).at("code").as_string() == "areas.outline_far");
  CHECK_FALSE(here.area(grid.code).outline);
  CHECK(change(plot(0, 0, 5)).status == 200);
  CHECK(here.area(grid.code).outline);
}

TEST_CASE("an area without a place stands in the middle of its outline, one with a place keeps it") {
  Neighbourhood here;
  const auto grid = here.area("421087104001001");
  here.house.as(here.manager, "PATCH", here.url("/areas/" + grid.id.text()),
                R"({"version":1,"outline":)" + quoted(plot(0, 0, 4)) + "}");
  CHECK(here.area(grid.code).lat->value == doctest::Approx(30.02));
  here.house.as(here.manager, "PATCH", here.url("/areas/" + here.community.id.text()),
                R"({"version":1,"outline":)" + quoted(plot(0, 0, 4)) + "}");
  CHECK(here.area("421087104001").lat->value == doctest::Approx(30.05));
}

TEST_CASE("two who draw the same area at once do not overwrite one another") {
  Neighbourhood here;
  const auto target = here.url("/areas/" + here.area("421087104001001").id.text());
  CHECK(
      here.house.as(here.manager, "PATCH", target, R"({"version":1,"outline":)" + quoted(plot(0, 0, 4)) + "}").status ==
      200);
  CHECK(problem_code(
            here.house.as(here.manager, "PATCH", target, R"({"version":1,"outline":)" + quoted(plot(1, 0, 4)) + "}")) ==
        "areas.changed_meanwhile");
  CHECK(problem_code(here.house.as(here.manager, "POST", target + "/outline-erasure", R"({"version":1})")) ==
        "areas.changed_meanwhile");
  CHECK(here.house.as(here.manager, "POST", target + "/outline-erasure", R"({"version":2})").status == 200);
  CHECK_FALSE(here.area("421087104001001").outline);
}

TEST_CASE("whoever draws after a file was taken in is told who took it in") {
  Neighbourhood here;
  here.manager.name = "向勇";
  here.send(here.manager, "/outline-imports", {feature(R"("name":"东苑")", plot(0, 0, 2))});
  const auto compound = here.area("421087104001001C01");
  const auto slower = here.house.as(here.manager, "PATCH", here.url("/areas/" + compound.id.text()),
                                    R"({"version":1,"outline":)" + quoted(plot(0, 0, 1)) + "}");
  CHECK(std::string(body_of(slower).at("detail").as_string()).find("刚才向勇改过") != std::string::npos);
}

TEST_CASE("everybody who is signed in sees compounds and buildings on the map, grids only where their work lies") {
  Neighbourhood here;
  const auto kinds = [&](const Caller& caller) {
    std::string all;
    const auto answer = body_of(here.house.as(caller, "GET", here.url("/outlines")));
    for (const auto& each : answer.at("features").as_array())
      if (each.at("properties").at("kind").as_string() == "grid")
        all += std::string(each.at("properties").at("name").as_string());
    return all;
  };
  CHECK(kinds(here.manager) == "一二");
  CHECK(kinds(testing::caller_with({areas::view}, "421087104001002")) == "二");
  CHECK(kinds(testing::caller_with({}, "")).empty());
  const auto resident = body_of(here.house.as(testing::caller_with({}, ""), "GET", here.url("/outlines")));
  CHECK(resident.at("type").as_string() == "FeatureCollection");
  CHECK(resident.at("features").as_array().size() == 5);
  CHECK(resident.at("features").as_array().at(0).at("geometry").is_null());
  CHECK(problem_code(here.house.as_stranger("GET", here.url("/outlines"))) == "platform.not_signed_in");
}

TEST_CASE("features are known by code, by name, and a building by its compound's name or by where it lies") {
  Neighbourhood here;
  CHECK(here.checked(
            here.manager,
            {feature(R"("code":"421087104001001")", plot(0, 0, 4)), feature(R"("名称":"西苑")", plot(5, 0, 2)),
             feature(R"("name":"东苑 1栋")", plot(1, 1, 0.2)), feature(R"("name":"1栋")", plot(5.5, 0.5, 0.2))}) ==
        "drawn 421087104001001; drawn 421087104001002C01; drawn 421087104001001C01B01; drawn 421087104001002C01B01");
  CHECK_FALSE(here.area("421087104001001").outline);
}

TEST_CASE("what is not known is added below what it names or lies in, with its buildings") {
  Neighbourhood here;
  const std::vector features{feature(R"("kind":"building","name":"1栋")", plot(1.1, 1.1, 0.2)),
                             feature(R"("kind":"小区","name":"新苑")", plot(1, 1, 1)),
                             feature(R"("kind":"grid","code":"421087104001001")", plot(0, 0, 4))};
  CHECK(here.checked(here.manager, features) ==
        "added 421087104001001C02B01; added 421087104001001C02; drawn 421087104001001");
  CHECK(here.send(here.manager, "/outline-imports", features).status == 201);
  CHECK(here.area("421087104001001C02").name.str() == "新苑");
  CHECK(here.area("421087104001001C02B01").parent_code == "421087104001001C02");
  CHECK(here.checked(here.manager, features) ==
        "same 421087104001001C02B01; same 421087104001001C02; same 421087104001001");
}

TEST_CASE("what cannot be taken is told why and changes nothing") {
  Neighbourhood here;
  const auto why = [&](const Caller& caller, const std::string& one) {
    const auto row = body_of(here.send(caller, "/outline-imports/check", {one})).at("items").as_array().at(0);
    return std::string(row.at("verdict").as_string()) + " " +
           std::string(row.at("why").at("en").as_string()).substr(0, 20);
  };
  CHECK(why(here.manager, feature(R"("name":"1栋")", plot(0, 0, 1))) == "refused Several areas are ca");
  CHECK(why(here.manager, feature(R"("name":"没有")", plot(0, 0, 1))) == "refused There is no such are");
  CHECK(why(here.manager, feature(R"("kind":"building","name":"9栋")", plot(0, 0, 1))) ==
        "refused What it lies in is n");
  CHECK(
      why(here.manager, feature(R"("kind":"building","name":"9栋","parent_code":"421087104001001")", plot(0, 0, 1))) ==
      "refused " + here.house.house().words().say("en", "areas.wrong_level").substr(0, 20));
  CHECK(why(here.manager, feature(R"("x":1)", plot(0, 0, 1))) == "refused Without a code or a ");
  CHECK(why(here.manager, feature(R"("name":"东苑")", "null")) == "refused An outline is one ar");
  CHECK(why(here.manager, feature(R"("name":"东苑")", plot(9'000, 0, 1))) ==
        "refused " +
            here.house.house().words().say("en", "areas.outline_outside", {{"limit", "201, 30"}}).substr(0, 20));
  CHECK(why(testing::caller_with({areas::view, areas::manage}, "421087104001002"),
            feature(R"("name":"东苑")", plot(0, 0, 1))) == "refused You do not look afte");
  CHECK(here.checked(here.manager, {feature(R"("name":"东苑")", plot(0, 0, 1)),
                                    feature(R"("code":"421087104001001C01")", plot(0, 0, 2))}) ==
        "drawn 421087104001001C01; refused");
  CHECK(problem_code(here.send(here.manager, "/outline-imports", {feature(R"("x":1)", plot(0, 0, 1))})) ==
        "areas.import_nothing");
  const auto broken = here.house.as(here.manager, "POST", here.url("/outline-imports/check"),
                                    R"({"file_name":"","collection":{"type":"Feature"}})");
  CHECK(body_of(broken).at("errors").as_array().at(0).at("code").as_string() == "areas.import_not_a_collection");
}

TEST_CASE("an import is undone whole, once, and spares what was changed or used since") {
  Neighbourhood here;
  const auto taken =
      body_of(here.send(here.manager, "/outline-imports",
                        {feature(R"("name":"东苑")", plot(0, 0, 2)), feature(R"("name":"西苑")", plot(5, 0, 2)),
                         feature(R"("kind":"building","name":"2栋")", plot(0.5, 0.5, 0.2)),
                         feature(R"("kind":"building","name":"2栋")", plot(5.5, 0.5, 0.2))}));
  CHECK(taken.at("taken").at("drawn").as_int64() == 2);
  CHECK(taken.at("taken").at("added").as_int64() == 2);
  here.house.write([&](Tx& tx) {
    here.house.room<Areas>().count_household(tx, here.community.id, "421087104001002C01B02", "", 1);
    here.house.room<Areas>().change(tx, here.manager,
                                    {.community_id = here.community.id,
                                     .id = here.area("421087104001001C01").id,
                                     .version = 2,
                                     .outline = Text<2, 100000>(plot(0, 0, 3))});
  });
  const auto undoing = here.url("/outline-imports/" + std::string(taken.at("taken").at("id").as_string()) + "/undoing");
  const auto undone = body_of(here.house.as(here.manager, "POST", undoing));
  CHECK(undone.at("kept").as_array().size() == 2);
  CHECK(here.area("421087104001001C01").outline);
  CHECK_FALSE(here.area("421087104001002C01").outline);
  CHECK(here.area("421087104001002C01B02").outline);
  CHECK_FALSE(here.house.read(
      [&](Tx& tx) { return here.house.room<Areas>().find(tx, here.community.id, "421087104001001C01B02"); }));
  CHECK(problem_code(here.house.as(here.manager, "POST", undoing)) == "areas.import_undone_before");
  CHECK(body_of(here.house.as(here.manager, "GET", here.url("/outline-imports")))
            .at("items")
            .as_array()
            .at(0)
            .at("undone_at")
            .is_string());
}

TEST_CASE("the code of an area that an undone import had added is not given again") {
  Neighbourhood here;
  const std::vector features{
      feature(R"("kind":"compound","name":"新苑","parent_code":"421087104001001")", plot(0, 0, 2))};
  const auto taken = body_of(here.send(here.manager, "/outline-imports", features));
  here.house.as(here.manager, "POST",
                here.url("/outline-imports/" + std::string(taken.at("taken").at("id").as_string()) + "/undoing"));
  CHECK(here.checked(here.manager, features) == "added 421087104001001C03");
}

TEST_CASE("whoever manages one grid cannot undo an import that drew others") {
  Neighbourhood here;
  const auto taken = body_of(here.send(here.manager, "/outline-imports", {feature(R"("name":"东苑")", plot(0, 0, 2))}));
  const auto undoing = here.url("/outline-imports/" + std::string(taken.at("taken").at("id").as_string()) + "/undoing");
  CHECK(problem_code(here.house.as(testing::caller_with({areas::view, areas::manage}, "421087104001002"), "POST",
                                   undoing)) == "platform.no_permission");
}
