#include "modules/requests/rules.hpp"

#include <doctest/doctest.h>

#include "modules/requests/book.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using namespace linli::requests;

namespace {

services::Service laddered() {
  using services::Promise;
  services::Service service;
  service.ladder_steps = {{Promise::accept, 0, work::TimeKind::calendar, services::Office::grid, {}},
                          {Promise::accept, 4, work::TimeKind::calendar, services::Office::community, {}},
                          {Promise::finish, 0, work::TimeKind::calendar, services::Office::street, {}}};
  return service;
}

Request at(double lat, double lng, const std::string& words, const std::string& area_code = "421087104001") {
  Request request{.kind = "lighting", .words = words, .area_code = area_code};
  request.lat = lat;
  request.lng = lng;
  return request;
}

}  // namespace

TEST_CASE("a number is the day on the community's clock and the place in that day") {
  CHECK(number_of(local_time(from_local(2026, 11, 25, 10, 480), 480), 42) == "261125-0042");
  CHECK(number_of(local_time(from_local(2026, 1, 2, 0, 480), 480), 12345) == "260102-12345");
  CHECK(day_of(local_time(from_local(2007, 1, 2, 0, 480), 480)) == 70102);
}

TEST_CASE("words are alike by the pairs of letters they share, in any script") {
  CHECK(overlap_of("路灯不亮", "路灯 不亮。") == 1);
  CHECK(overlap_of("Street lamp is dark", "the street-lamp is DARK") > 0.8);
  CHECK(overlap_of("三栋楼道的灯不亮了", "楼道灯不亮") > 0.3);
  CHECK(overlap_of("送一份午饭", "路灯不亮") == 0);
  CHECK(overlap_of("", "路灯不亮") == 0);
}

TEST_CASE("broken text is compared without harm") {
  for (const std::string text : {"\xFF", "\xE3", "\xE3\x80", "灯\xF0\x9F", "\xEF\xBC"})
    CHECK(overlap_of(text, text) >= 0);
}

TEST_CASE("near is the same compound or three hundred metres") {
  const Likeness here{"lighting", "", "421087104001001C01B02", 30.1700, 111.7700};
  CHECK(is_near(here, at(30.1720, 111.7700, "")));
  CHECK_FALSE(is_near(here, at(30.1735, 111.7700, "")));
  CHECK(is_near(here, at(31, 112, "", "421087104001001C01B09")));
  CHECK_FALSE(is_near({"lighting", "", "421087104001", {}, {}}, at(30.17, 111.77, "")));
  CHECK(compound_of("421087104001C07B01") == "421087104001C07");
  CHECK(compound_of("421087104001001").empty());
}

TEST_CASE("the same kind nearby is alike, another kind only in like words") {
  const Likeness wanted{"lighting", "楼道灯不亮", "421087104001", 30.17, 111.77};
  const auto same = at(30.17, 111.77, "楼道的灯不亮了"), far = at(30.18, 111.77, "楼道灯不亮");
  auto other_kind = same, other_words = at(30.17, 111.77, "垃圾没有收");
  other_kind.kind = "other";
  CHECK(likeness_of(wanted, same) > likeness_of(wanted, other_words));
  CHECK(likeness_of(wanted, other_words) >= 1);
  CHECK(likeness_of(wanted, other_kind) > 0);
  CHECK(likeness_of(wanted, other_kind) < 1);
  CHECK(likeness_of(wanted, far) == 0);
  other_words.kind = "other";
  CHECK(likeness_of(wanted, other_words) == 0);
}

TEST_CASE("while nobody has taken it both promises are climbed, afterwards only the second") {
  const auto service = laddered();
  Request request;
  CHECK(next_step(request, service) == &service.ladder_steps[0]);
  request.escalation_step = 1;
  CHECK(next_step(request, service) == &service.ladder_steps[1]);
  request.state = State::accepted;
  CHECK(next_step(request, service) == &service.ladder_steps[2]);
  request.escalation_step = 3;
  CHECK(next_step(request, service) == nullptr);
  request.escalation_step = 0;
  for (const auto state : {State::done, State::deferred, State::closed, State::withdrawn}) {
    request.state = state;
    CHECK(next_step(request, service) == nullptr);
  }
}

TEST_CASE("an office is known by its code, and a compound without a grid belongs to its community") {
  CHECK(Book::office_of("421087104001002C01B01", Office::grid) == "421087104001002");
  CHECK(Book::office_of("421087104001C01B01", Office::grid) == "421087104001");
  CHECK(Book::office_of("421087104001002", Office::community) == "421087104001");
  CHECK(Book::office_of("421087104001002", Office::street) == "421087104");
  CHECK(Book::office_of("421087104001002", Office::county) == "421087");
  for (const auto level : {Office::county, Office::street, Office::community, Office::grid})
    CHECK(Book::level_of(Book::office_of("421087104001002C01", level)) == level);
}

TEST_CASE("neighbours are told of matters of a place, never of somebody's own troubles") {
  const auto catalogue = services::read_catalogue(testing::repository() / "catalog");
  const auto shared = [&](std::string_view code) {
    return is_shared(*std::ranges::find(catalogue.services, code, &services::Service::code));
  };
  for (const auto* code : {"lighting", "rubbish", "water", "lift", "road_damage", "fire_lane"})
    CHECK_MESSAGE(shared(code), code);
  for (const auto* code :
       {"meals", "dispute", "psychological_advice", "noise", "hospital_escort", "complaint", "home_repair"})
    CHECK_MESSAGE(!shared(code), code);
}

TEST_CASE("what a flow allows out of a state that is over is only to open it again") {
  for (const auto state : {State::closed, State::withdrawn, State::not_accepted})
    for (const auto& move : flow.out_of(state)) CHECK(move.name == "reopening");
  CHECK(flow.find("reopening", State::closed) != nullptr);
  CHECK(flow.find("withdrawal", State::under_way) == nullptr);
}
