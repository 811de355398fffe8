#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;
using testing::says;
using testing::sentences_of;

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

namespace {

// Whoever reads more volunteers than the one that is named stumbles over the others.
constexpr Statement spoil_others{R"sql(
update volunteers_volunteers set skills = 'no list' where community_id = $1 and id <> $2
)sql"};

}  // namespace

TEST_CASE("offering and taking read nobody but who is named, so that the lane waits for no ranking") {
  DispatchingVillage village;
  const auto near = village.ordered_by_granny(), next = village.ordered_by_granny("meals"),
             last = village.ordered_by_granny();
  village.house.write([&](Tx& tx) { tx.run(spoil_others, village.community.id, village.volunteer.id); });
  CHECK_THROWS(village.plan());
  CHECK(village.offer(near, village.volunteer).name == "向勇");
  const auto staff = village.as_staff();
  const auto dispatched = village.house.write([&](Tx& tx) {
    return village.dispatch().dispatch(tx, staff, {village.community.id, {{next.id, village.volunteer.id, {}}}});
  });
  CHECK(dispatched.offered.size() == 1);
  CHECK(says(dispatched.offered[0].reasons, "手上有 1 件事"));
  CHECK(village.take(village.as_helper(), last).state == AssignmentState::accepted);
}

TEST_CASE("an offer that names nobody is answered with whom to choose") {
  DispatchingVillage village;
  const auto near = village.ordered_by_granny();
  const auto staff = village.as_staff();
  const auto dispatched = village.house.write([&](Tx& tx) {
    return village.dispatch().dispatch(tx, staff, {village.community.id, {{near.id, {}, {}}}});
  });
  REQUIRE(dispatched.not_offered.size() == 1);
  CHECK(dispatched.not_offered[0].why.zh == "请选一位志愿者，或者一位在岗的人。");
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
