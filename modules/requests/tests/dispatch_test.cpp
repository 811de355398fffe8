#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::body_of;
using testing::DispatchingVillage;
using testing::problem_code;
using testing::refusal_of;

TEST_CASE("an offer names one person, once, while somebody is needed") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  CHECK(refusal_of([&] { village.offer(OfferRequest{village.community.id, request.id, {}, {}}); }).status() == 422);
  const auto offered = village.offer(request, village.volunteer);
  CHECK(refusal_of([&] { village.offer(request, village.volunteer); }).code() == "requests.already_asked");
  village.accept(village.as_helper(), offered);
  const auto refusal = refusal_of([&] { village.offer(request, village.far_volunteer); });
  CHECK(refusal.code() == "requests.enough_helpers");
  village.complete(village.as_helper(), offered);
  CHECK(refusal_of([&] { village.offer(request, village.far_volunteer); }).code() == "requests.not_now");
}

TEST_CASE("only whoever dispatches here sees suggestions and offers") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto suggest = [&](const Caller& caller) {
    return refusal_of([&] {
      village.house.read([&](Tx& tx) {
        return village.dispatch().suggest(tx, caller, {village.community.id, request.id});
      });
    });
  };
  CHECK(suggest(village.as_far_helper()).code() == "platform.not_found");
  CHECK(suggest(village.as_grid_worker()).code() == "platform.no_permission");
  CHECK(suggest(village.as_resident(village.granny)).code() == "platform.no_permission");
}

// ---- the whole backlog ----

TEST_CASE("open work is shown to whoever may take it, the nearest first") {
  DispatchingVillage village;
  const auto far = village.ordered(village.as_resident(village.daughter), village.order());
  const auto near = village.ordered_by_granny();
  const auto open = village.open_for(village.as_helper());
  REQUIRE(open.size() == 2);
  CHECK(open[0].id == near.id);
  CHECK(open[1].id == far.id);
  CHECK(open[0].place_text == "玉岭新村 3栋");
  CHECK(open[0].requester_name.empty());
  CHECK(village.open_for(village.as_resident(village.neighbour)).empty());
  const auto in_grid = village.open_for(village.as_grid_worker());
  REQUIRE(in_grid.size() == 1);
  CHECK(in_grid[0].id == near.id);
}

TEST_CASE("my work stands in the order in which it is due") {
  DispatchingVillage village;
  const auto taken = village.ordered_by_granny();
  village.take(village.as_helper(), taken);
  const auto asked = village.ordered_by_granny();
  village.offer(asked, village.volunteer);
  const auto work = village.work_of(village.as_helper());
  REQUIRE(work.size() == 2);
  CHECK(work[0].request.id == asked.id);
  CHECK(work[1].request.id == taken.id);
}

TEST_CASE("the desk plans and dispatches, the helper answers, all over the API") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto staff = village.as_staff(), helper = village.as_helper();
  const auto planned = village.house.as(staff, "POST", village.url("/plans"), R"({"request_ids":[]})");
  REQUIRE(planned.status == 200);
  const auto plan = testing::body_of(planned);
  const auto& pair = plan.at("pairs").as_array().at(0).as_object();
  CHECK(pair.at("request_id").as_string() == request.id.text());
  CHECK(pair.at("name").as_string() == "向勇");
  const boost::json::object offers{
      {"offers", {{{"request_id", pair.at("request_id")}, {"volunteer_id", pair.at("volunteer_id")}}}}};
  const auto dispatched =
      village.house.as(staff, "POST", village.url("/plans/dispatch"), boost::json::serialize(offers));
  REQUIRE(dispatched.status == 200);
  const auto part = village.url("/assignments/" + village.open_offer(request)->id.text());
  CHECK(testing::problem_code(village.house.as(village.as_far_helper(), "POST", part + "/acceptance")) ==
        "platform.not_found");
  CHECK(village.house.as(helper, "POST", part + "/acceptance").status == 200);
  CHECK(village.house.as(helper, "POST", part + "/completion", R"({"note":"换了垫圈"})").status == 200);
  CHECK(village.find(request.id).state == State::done);
}
