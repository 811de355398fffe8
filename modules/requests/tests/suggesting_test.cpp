#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;
using testing::refusal_of;
using testing::says;
using testing::sentences_of;

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
