#include "modules/areas/outline.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace linli;
using namespace linli::areas;

namespace {

Outline read(const std::string& geojson) {
  std::vector<OutlineFault> faults;
  auto outline = read_outline(geojson, faults);
  CHECK(faults.empty());
  return outline;
}
std::string faults_of(const std::string& geojson) {
  std::vector<OutlineFault> faults;
  read_outline(geojson, faults);
  std::string all;
  for (const auto& fault : faults)
    all += (all.empty() ? "" : "; ") + fault.code + (fault.limit.empty() ? "" : " " + fault.limit);
  return all;
}
std::string polygon(const std::string& rings) { return R"({"type":"Polygon","coordinates":[)" + rings + "]}"; }
const std::string square = "[[0,0],[4,0],[4,4],[0,4],[0,0]]", hole = "[[1,1],[2,1],[2,2],[1,2],[1,1]]";

// A circle of so many sides.
std::string circle(int sides) {
  std::string ring = "[";
  for (int i = 0; i <= sides; ++i) {
    const double angle = (i % sides) * 6.283185307179586 / sides;
    ring +=
        fmt::format("{}[{:.9f},{:.9f}]", i == 0 ? "" : ",", 111 + std::cos(angle) / 100, 30 + std::sin(angle) / 100);
  }
  return polygon(ring + "]");
}

}  // namespace

TEST_CASE("an outline is read and written to a centimetre, without heights and foreign members") {
  CHECK(
      geojson_of(read(
          R"({"type":"Polygon","crs":"x","coordinates":[[[111.77012344,30,12],[112,30.5],[111,31],[111.77012344,30,12]]]})")) ==
      R"({"type":"Polygon","coordinates":[[[111.7701234,30],[112,30.5],[111,31],[111.7701234,30]]]})");
  const auto two = R"({"type":"MultiPolygon","coordinates":[[)" + square + "],[[[9,9],[10,9],[10,10],[9,9]]]]}";
  CHECK(geojson_of(read(two)) == two);
}

TEST_CASE("whatever cannot be an outline is told in its own words") {
  CHECK(faults_of("[1,") == "areas.outline_not_json");
  CHECK(faults_of("7") == "areas.outline_not_an_area");
  CHECK(faults_of(R"({"type":"Point","coordinates":[1,2]})") == "areas.outline_not_an_area Point");
  CHECK(faults_of(R"({"type":"Polygon"})") == "areas.outline_malformed");
  CHECK(faults_of(R"({"type":"Polygon","coordinates":[]})") == "areas.outline_malformed");
  CHECK(faults_of(R"({"type":"MultiPolygon","coordinates":[[]]})") == "areas.outline_malformed");
  CHECK(faults_of(polygon(R"([[0,0],["a",1],[1,1],[0,0]])")) == "areas.outline_malformed");
  CHECK(faults_of(polygon("[[0,0],[30.1,111.7],[1,1],[0,0]]")) == "areas.outline_outside 30.1, 111.7");
  CHECK(faults_of(polygon("[[0,0],[1,1],[0,0]]")) == "areas.outline_too_short 1");
  CHECK(faults_of(polygon("[[0,0],[4,0],[4,4],[0,4]]")) == "areas.outline_open 1");
  CHECK(faults_of(polygon("[[0,0],[1,1],[2,2],[0,0]]")) == "areas.outline_flat 1");
}

TEST_CASE("an outline that crosses itself is told with the two sides") {
  CHECK(faults_of(polygon("[[0,0],[2,2],[2,0],[0,2],[0,0]]")) == "areas.outline_crosses 1, 3");
  CHECK(faults_of(polygon(square + "," + "[[1,1],[2,2],[2,1],[1,2],[1,1]]")) == "areas.outline_crosses 1, 3");
}

TEST_CASE("an outline that touches itself is told with the two sides, a corner that two sides share aside") {
  CHECK(faults_of(polygon("[[0,0],[4,0],[4,4],[2,0],[0,4],[0,0]]")) ==
        "areas.outline_touches 1, 4");  // a corner on a side
  CHECK(faults_of(polygon("[[0,0],[2,2],[4,0],[4,4],[2,2],[0,4],[0,0]]")) ==
        "areas.outline_touches 1, 5");  // an hourglass
  CHECK(faults_of(polygon("[[0,0],[4,0],[4,4],[4,2],[4,6],[0,4],[0,0]]")) ==
        "areas.outline_touches 2, 3");                                         // there and back
  CHECK(faults_of(polygon("[[0,0],[2,0],[4,0],[4,4],[0,4],[0,0]]")).empty());  // a corner in the middle of a line
  CHECK(faults_of(polygon("[[0,0],[4,0],[4,0],[4,4],[0,4],[0,0]]")).empty());  // a corner that is told twice
}

TEST_CASE("a hole lies inside its ring and apart from other holes") {
  const auto ring = [](double west, double south, double size) {
    return fmt::format("[[{0},{1}],[{2},{1}],[{2},{3}],[{0},{3}],[{0},{1}]]", west, south, west + size, south + size);
  };
  CHECK(faults_of(polygon(square + "," + hole + "," + ring(2.5, 2.5, 1))).empty());
  CHECK(faults_of(polygon(square + "," + ring(6, 6, 1))) == "areas.outline_hole_outside 2");
  CHECK(faults_of(polygon(square + "," + ring(3, 3, 3))) == "areas.outline_rings_meet 1, 2");
  CHECK(faults_of(polygon(square + "," + ring(1, 0, 1))) == "areas.outline_rings_meet 1, 2");
  CHECK(faults_of(polygon(square + "," + hole + "," + ring(1.5, 1.5, 1))) == "areas.outline_rings_meet 2, 3");
  CHECK(faults_of(polygon(square + "," + hole + "," + ring(1.2, 1.2, 0.2))) == "areas.outline_hole_in_hole 3");
  CHECK(faults_of(polygon(square + "," + ring(1.2, 1.2, 0.2) + "," + hole)) == "areas.outline_hole_in_hole 2");
  CHECK(faults_of(polygon(hole + "," + square)) == "areas.outline_hole_outside 2");
  CHECK(faults_of(R"({"type":"MultiPolygon","coordinates":[[)" + ring(9, 9, 1) + "],[" + square + "," + ring(6, 6, 1) +
                  "]]}") == "areas.outline_hole_outside 3");
}

TEST_CASE("every ring's fault is told at once") {
  CHECK(faults_of(polygon("[[0,0],[4,0],[4,4],[0,4]]," + hole + ",[[0,0],[1,1],[0,0]]")) ==
        "areas.outline_open 1; areas.outline_too_short 3");
}

TEST_CASE("an outline may have 2,000 points and no more") {
  CHECK(faults_of(circle(1'999)).empty());
  CHECK(faults_of(circle(2'000)) == "areas.outline_too_many 2001");
}

TEST_CASE("what lies in a hole lies outside") {
  const auto outline = read(polygon(square + "," + hole));
  CHECK(holds(outline, {3, 3}));
  CHECK_FALSE(holds(outline, {1.5, 1.5}));
  CHECK_FALSE(holds(outline, {5, 1}));
}

TEST_CASE("the middle of an outline is that of its largest part") {
  const auto middle =
      middle_of(read(R"({"type":"MultiPolygon","coordinates":[[[[9,9],[10,9],[10,10],[9,9]]],[)" + square + "]]}"));
  CHECK(middle.lng == doctest::Approx(2));
  CHECK(middle.lat == doctest::Approx(2));
}

TEST_CASE("an outline with latitude and longitude swapped is too far from its community") {
  Area community;
  CHECK_FALSE(kilometres_off(community, read(polygon(square))));
  community.lat = Latitude{30.05};
  community.lng = Longitude{111.05};
  CHECK_FALSE(kilometres_off(community, read(circle(40))));
  CHECK(kilometres_off(community, read(polygon("[[30.1,80],[30.2,80],[30.2,81],[30.1,80]]"))).value_or(0) > 5'000);
}
