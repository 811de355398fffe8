#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;
using testing::refusal_of;

namespace {

std::vector<std::string> sentences_of(const std::vector<Reason>& reasons) {
  std::vector<std::string> sentences;
  for (const auto& reason : reasons) sentences.push_back(reason.words.zh);
  return sentences;
}

bool says(const std::vector<Reason>& reasons, const std::string& sentence) {
  const auto sentences = sentences_of(reasons);
  return std::ranges::find(sentences, sentence) != sentences.end();
}

}  // namespace

TEST_CASE("the helper next door comes first, and the reasons are plain words") {
  DispatchingVillage village;
  const auto suggestions = village.suggest(village.ordered_by_granny());
  REQUIRE(suggestions.items.size() == 2);
  CHECK(suggestions.items[0].name == "向勇");
  CHECK(sentences_of(suggestions.items[0].reasons) ==
        std::vector<std::string>{"就在旁边", "这周还有 4 小时", "会水电"});
  CHECK(suggestions.items[0].reasons[2].words.en == "Skill: Plumbing or electrics");
  CHECK(suggestions.items[1].name == "谭丽");
  CHECK(says(suggestions.items[1].reasons, "步行 32 分钟"));
  CHECK(suggestions.items[0].cost < suggestions.items[1].cost);
}

TEST_CASE("a job in hand weighs, and the reason says so") {
  DispatchingVillage village;
  village.take(village.as_helper(), village.ordered_by_granny());
  village.offer(village.ordered_by_granny(), village.volunteer);
  const auto suggestions = village.suggest(village.ordered_by_granny());
  const auto& helper = *std::ranges::find(suggestions.items, "向勇", &Suggestion::name);
  CHECK(says(helper.reasons, "手上有 2 件事"));
}

TEST_CASE("whoever lacks a needed skill is never offered it") {
  DispatchingVillage village;
  const auto unskilled = village.enrol_neighbour({"cooking"});
  const auto request = village.ordered_by_granny();
  const auto suggestions = village.suggest(request);
  CHECK(std::ranges::find(suggestions.items, "覃大海", &Suggestion::name) == suggestions.items.end());
  REQUIRE(suggestions.excluded.size() == 1);
  CHECK(suggestions.excluded[0].name == "覃大海");
  CHECK(suggestions.excluded[0].words.zh == "这件事要会水电");
  CHECK(refusal_of([&] { village.offer(request, unskilled); }).code() == "requests.lacks_skill");
  CHECK(refusal_of([&] { village.take(village.as_volunteer(village.neighbour), request); }).code() ==
        "requests.lacks_skill");
  for (const auto& pair : village.plan().pairs) CHECK(pair.name != "覃大海");
}

TEST_CASE("nobody on leave is asked, and the list says until when") {
  DispatchingVillage village;
  village.leave(village.as_helper(), minutes(0), days(3));
  const auto request = village.ordered_by_granny();
  const auto suggestions = village.suggest(request);
  CHECK(suggestions.items.size() == 1);
  REQUIRE(suggestions.excluded.size() == 1);
  CHECK(suggestions.excluded[0].words.zh == "请假到 11-27");
  CHECK(refusal_of([&] { village.offer(request, village.volunteer); }).code() == "volunteers.on_leave");
  CHECK(refusal_of([&] { village.take(village.as_helper(), request); }).code() == "volunteers.on_leave");
  for (const auto& pair : village.plan().pairs) CHECK(pair.name != "向勇");
}

TEST_CASE("whoever is on leave when the resident would like them to come is not asked") {
  DispatchingVillage village;
  village.leave(village.as_helper(), days(1), days(3));
  auto wanted = village.order();
  wanted.preferred_at = village.now() + days(2);
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  CHECK(village.suggest(request).items.size() == 1);
  CHECK(refusal_of([&] { village.offer(request, village.volunteer); }).code() == "volunteers.on_leave");
  const auto plan = village.plan();
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].name == "谭丽");
}

TEST_CASE("quiet hours leave somebody out of the list, but a person may still ask") {
  DispatchingVillage village;
  village.set_quiet(village.as_helper(), "08:00", "12:00");
  const auto request = village.ordered_by_granny();
  const auto suggestions = village.suggest(request);
  REQUIRE(suggestions.excluded.size() == 1);
  CHECK(suggestions.excluded[0].words.zh == "08:00 到 12:00 不想被打扰");
  CHECK(village.offer(request, village.volunteer).state == AssignmentState::offered);
}

TEST_CASE("whoever helped this home well before comes with that") {
  DispatchingVillage village;
  const auto before = village.ordered_by_granny();
  village.complete(village.as_far_helper(), village.take(village.as_far_helper(), before));
  village.house.write([&](Tx& tx) {
    return village.house.room<Ratings>().rate(tx, village.as_resident(village.granny),
                                              {village.community.id, before.id, Answer::solved, {}});
  });
  const auto suggestions = village.suggest(village.ordered_by_granny());
  CHECK(says(std::ranges::find(suggestions.items, "谭丽", &Suggestion::name)->reasons, "以前帮过这家 1 次"));
  CHECK_FALSE(says(std::ranges::find(suggestions.items, "向勇", &Suggestion::name)->reasons, "以前帮过这家 1 次"));
}

TEST_CASE("nobody is sent to their own home") {
  DispatchingVillage village;
  const auto own = village.enrol_as(village.grandpa, {"plumbing_or_electric"});
  const auto request = village.ordered_by_granny();
  const auto suggestions = village.suggest(request);
  CHECK(std::ranges::find(suggestions.items, "周大山", &Suggestion::name) == suggestions.items.end());
  CHECK(refusal_of([&] { village.offer(request, own); }).code() == "requests.own_home");
  CHECK(refusal_of([&] { village.take(village.as_volunteer(village.grandpa), request); }).code() ==
        "requests.own_home");
  CHECK(village.open_for(village.as_volunteer(village.grandpa)).empty());
  for (const auto& pair : village.plan().pairs) CHECK(pair.name != "周大山");
}

TEST_CASE("whoever holds a fitting post over the place may be asked, and nobody else") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto suggestions = village.suggest(request);
  REQUIRE(suggestions.by_office.size() == 1);
  CHECK(suggestions.by_office[0].name == "黄网格");
  CHECK(refusal_of([&] { village.offer(request, village.secretary); }).code() == "requests.may_not_take");
  const auto offered = village.offer(request, village.grid_worker);
  CHECK(offered.taker == Taker::grid_worker);
  CHECK_FALSE(offered.volunteer_id);
  CHECK(village.accept(village.as_grid_worker(), offered).state == AssignmentState::accepted);
  CHECK(village.hours_of(village.as_helper()).empty());
}

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

TEST_CASE("a plan gives everything to whom it suits at the smallest cost, and changes nothing") {
  DispatchingVillage village;
  const auto near = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order());
  const auto plan = village.plan();
  REQUIRE(plan.pairs.size() == 2);
  CHECK(plan.pairs[0].request_id == near.id);
  CHECK(plan.pairs[0].name == "向勇");
  CHECK(plan.pairs[1].request_id == far.id);
  CHECK(plan.pairs[1].name == "谭丽");
  CHECK(says(plan.pairs[0].reasons, "就在旁边"));
  CHECK(plan.unassigned.empty());
  CHECK(village.find(near.id).state == State::ordered);
  CHECK(village.find(near.id).version == near.version);
  CHECK_FALSE(village.open_offer(near));
}

TEST_CASE("a plan hands what no volunteer takes to a post that may, and shares it out") {
  DispatchingVillage village;
  const auto noise = village.ordered_by_granny("noise");
  const auto plan = village.plan();
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].request_id == noise.id);
  CHECK_FALSE(plan.pairs[0].volunteer_id);
  CHECK(plan.pairs[0].reasons[0].code == "post");
  const auto dispatched = village.dispatch_plan(plan);
  REQUIRE(dispatched.offered.size() == 1);
  CHECK(dispatched.offered[0].person_id == plan.pairs[0].person_id);
}

TEST_CASE("dispatching a plan offers what it said") {
  DispatchingVillage village;
  const auto near = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order());
  const auto plan = village.plan();
  const auto dispatched = village.dispatch_plan(plan);
  CHECK(dispatched.offered.size() == 2);
  CHECK(dispatched.not_offered.empty());
  CHECK(village.open_offer(near)->name == "向勇");
  CHECK(village.open_offer(far)->name == "谭丽");
  CHECK(sentences_of(village.open_offer(far)->reasons) == sentences_of(plan.pairs[1].reasons));
  CHECK(village.plan().pairs.empty());
}

TEST_CASE("what has changed since a plan was made is named, and the rest is done") {
  DispatchingVillage village;
  const auto near = village.ordered_by_granny();
  const auto far = village.ordered(village.as_resident(village.daughter), village.order());
  const auto plan = village.plan();
  village.leave(village.as_far_helper(), minutes(0), days(1));
  const auto dispatched = village.dispatch_plan(plan);
  CHECK(dispatched.offered.size() == 1);
  REQUIRE(dispatched.not_offered.size() == 1);
  CHECK(dispatched.not_offered[0].request_id == far.id);
  CHECK(dispatched.not_offered[0].why.zh == "谭丽在请假，请换一个人。");
  CHECK(village.open_offer(near));
  CHECK_FALSE(village.open_offer(far));
}

TEST_CASE("what nobody is there for waits, and the plan says why") {
  DispatchingVillage village;
  auto wanted = village.order("tutoring");
  wanted.fields.value = {{"subject", "maths"}, {"learner", "primary"}};
  const auto tutoring = village.ordered(village.as_resident(village.granny), wanted);
  const auto plan = village.plan();
  CHECK(plan.pairs.empty());
  REQUIRE(plan.unassigned.size() == 1);
  CHECK(plan.unassigned[0].request_id == tutoring.id);
  CHECK(plan.unassigned[0].why.zh == "会辅导功课的志愿者一时不够");
}

TEST_CASE("with the volunteers away, whoever has the post is planned instead") {
  DispatchingVillage village;
  village.leave(village.as_helper(), minutes(0), days(3));
  village.leave(village.as_far_helper(), minutes(0), days(3));
  village.ordered_by_granny();
  const auto plan = village.plan();
  REQUIRE(plan.pairs.size() == 1);
  CHECK_FALSE(plan.pairs[0].volunteer_id);
  CHECK(plan.unassigned.empty());
}

TEST_CASE("a plan may be asked for some requests only") {
  DispatchingVillage village;
  village.ordered_by_granny();
  const auto second = village.ordered_by_granny();
  const auto plan = village.plan({second.id});
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].request_id == second.id);
}

// ---- what I may do ----

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
