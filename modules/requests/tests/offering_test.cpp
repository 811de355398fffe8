#include <doctest/doctest.h>

#include "modules/requests/tests/dispatching_village.hpp"

using namespace linli;
using namespace linli::requests;
using testing::DispatchingVillage;
using testing::refusal_of;

TEST_CASE("an offer waits for an answer, and both sides read so") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  CHECK(offered.state == AssignmentState::offered);
  CHECK(offered.offered_by_name == "李社工");
  CHECK(offered.reasons.at(0).words.zh == "就在旁边");
  CHECK(village.find(request.id).state == State::offered);
  CHECK(village.told(request) == "社区请向勇来帮忙，正等回话。");
  const auto work = village.work_of(village.as_helper());
  REQUIRE(work.size() == 1);
  CHECK(work[0].request.number == request.number);
}

TEST_CASE("an answer is awaited for a third of the promise, from ten minutes to two hours") {
  DispatchingVillage village;
  // Home repair promises to be taken within four office hours.
  const auto request = village.ordered_by_granny();
  CHECK((village.offer(request, village.volunteer).answer_due_at - village.now()) == minutes(80));
  const auto medicine = village.medicine();
  CHECK((village.offer(medicine, village.volunteer).answer_due_at - village.now()) == minutes(40));
  village.house.clock().advance(minutes(119));
  CHECK((village.offer(medicine, village.far_volunteer).answer_due_at - village.now()) == minutes(10));
}

TEST_CASE("whoever is asked accepts, and it is theirs") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  village.house.clock().advance(minutes(5));
  CHECK(village.accept(village.as_helper(), offered).state == AssignmentState::accepted);
  const auto taken = village.find(request.id);
  CHECK(taken.state == State::accepted);
  CHECK(taken.accepted_at == village.now());
  CHECK(taken.helper_names == std::vector<std::string>{"向勇"});
  CHECK(village.told(request) == "向勇接下了。");
  CHECK_FALSE(village.answer_alarm(offered));
}

TEST_CASE("of two who accept at once one wins, and the other is told who has it") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto first = village.offer(request, village.volunteer), second = village.offer(request, village.far_volunteer);
  village.accept(village.as_far_helper(), second);
  const auto refusal = refusal_of([&] { village.accept(village.as_helper(), first); });
  CHECK(refusal.code() == "requests.taken");
  CHECK(refusal.arguments() == Refusal::Arguments{{"name", "谭丽"}});
  CHECK(village.part(first).state == AssignmentState::cancelled);
  CHECK_FALSE(village.answer_alarm(first));
  village.complete(village.as_far_helper(), second);
  CHECK(refusal_of([&] { village.accept(village.as_helper(), first); }).code() == "requests.taken");
}

TEST_CASE("whoever takes what somebody else just took is told who") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  CHECK(village.take(village.as_helper(), request).state == AssignmentState::accepted);
  CHECK(village.find(request.id).state == State::accepted);
  const auto refusal = refusal_of([&] { village.take(village.as_far_helper(), request); });
  CHECK(refusal.code() == "requests.taken");
  CHECK(refusal.arguments() == Refusal::Arguments{{"name", "向勇"}});
}

TEST_CASE("taking what one was asked for is accepting it") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  CHECK(village.take(village.as_helper(), request).id == offered.id);
}

TEST_CASE("who declines makes room for the next best, once each") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  const auto declined = village.decline(village.as_helper(), offered, "手头有事");
  CHECK(declined.decline_reason == "手头有事");
  CHECK(village.find(request.id).state == State::offered);
  const auto next = village.open_offer(request);
  REQUIRE(next);
  CHECK(next->name == "谭丽");
  CHECK(next->offered_by_name == "邻里");
  CHECK(village.told(request) == "接着请谭丽来帮忙，正等回话。");
  village.decline(village.as_far_helper(), *next, "离得太远");
  CHECK_FALSE(village.open_offer(request));
  CHECK(village.find(request.id).state == State::ordered);
}

TEST_CASE("who is only asked reads what and whereabouts, and whose home it is once they said yes") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  const auto page = [&] {
    const auto caller = village.as_helper();
    return village.house.read([&](Tx& tx) {
      return village.requests().get(tx, caller, {village.community.id, request.id});
    });
  };
  const auto before = page();
  CHECK(before.request.requester_name.empty());
  CHECK(before.request.place_text == "玉岭新村 3栋");
  CHECK(before.request.words == "厨房水龙头漏水");
  CHECK_FALSE(before.request.household_id);
  CHECK(before.trace.empty());
  CHECK(before.contacts.empty());
  REQUIRE(village.work_of(village.as_helper()).size() == 1);
  CHECK(village.work_of(village.as_helper())[0].request.requester_name.empty());

  village.accept(village.as_helper(), offered);
  CHECK(page().request.requester_name == "田桂英");
  CHECK_FALSE(page().trace.empty());
  CHECK(village.work_of(village.as_helper())[0].request.requester_name == "田桂英");
}

TEST_CASE("who declined reads and writes nothing there any more") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  village.decline(village.as_helper(), offered, "手头有事");
  const auto url = village.url("/requests/" + request.id.text());
  CHECK(village.house.as(village.as_helper(), "GET", url).status == 404);
  CHECK(village.house.as(village.as_helper(), "POST", url + "/notes", R"({"words":"还在这里"})").status == 404);
}

TEST_CASE("who declined and then waits along reads what a neighbour reads") {
  DispatchingVillage village;
  auto wanted = village.order("rubbish");
  wanted.fields.value["trouble"] = "not_collected";
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  const auto helper = village.as_helper();
  village.decline(helper, village.offer(request, village.volunteer), "手头有事");
  village.house.write([&](Tx& tx) { village.requests().join(tx, helper, {village.community.id, request.id, {}, {}}); });
  const auto page = village.house.read([&](Tx& tx) {
    return village.requests().get(tx, helper, {village.community.id, request.id});
  });
  CHECK(page.request.requester_name.empty());
  CHECK_FALSE(page.request.household_id);
}

TEST_CASE("an offer without an answer goes to the next best when its time is over") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  village.wait(minutes(79));
  CHECK(village.part(offered).state == AssignmentState::offered);
  village.wait(minutes(1));
  CHECK(village.part(offered).state == AssignmentState::timed_out);
  const auto next = village.open_offer(request);
  REQUIRE(next);
  CHECK(next->name == "谭丽");
  const auto refusal = refusal_of([&] { village.accept(village.as_helper(), offered); });
  CHECK(refusal.code() == "requests.offer_is_over");
  village.wait(next->answer_due_at - village.now());
  CHECK_FALSE(village.open_offer(request));
  CHECK(village.find(request.id).state == State::ordered);
}

TEST_CASE("nobody is asked by the program in their quiet hours") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  village.set_quiet(village.as_far_helper(), "08:00", "12:00");
  village.decline(village.as_helper(), offered, "手头有事");
  CHECK_FALSE(village.open_offer(request));
  CHECK(village.offer(request, village.far_volunteer).state == AssignmentState::offered);
}

TEST_CASE("two are needed: two take it, and then it is enough") {
  DispatchingVillage village;
  auto wanted = village.order();
  wanted.people_needed = Whole<1, 20>{2};
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  const auto third = village.enrol_neighbour({"plumbing_or_electric"});
  const auto first = village.offer(request, village.volunteer);
  const auto second = village.offer(request, village.far_volunteer);
  const auto spare = village.offer(request, third);
  village.accept(village.as_helper(), first);
  CHECK(village.find(request.id).state == State::accepted);
  CHECK(village.part(spare).state == AssignmentState::offered);
  village.accept(village.as_far_helper(), second);
  CHECK(village.find(request.id).helper_names == std::vector<std::string>{"向勇", "谭丽"});
  CHECK(village.part(spare).state == AssignmentState::cancelled);
  CHECK(refusal_of([&] { village.offer(request, third); }).code() == "requests.enough_helpers");
  const auto late = refusal_of([&] { village.accept(village.as_volunteer(village.neighbour), spare); });
  CHECK(late.arguments() == Refusal::Arguments{{"name", "向勇、谭丽"}});

  village.complete(village.as_helper(), first);
  CHECK(village.find(request.id).state != State::done);
  village.complete(village.as_far_helper(), second);
  CHECK(village.find(request.id).state == State::done);
}

TEST_CASE("nobody takes both places of a job for two") {
  DispatchingVillage village;
  village.leave(village.as_far_helper(), minutes(0), days(1));
  auto wanted = village.order();
  wanted.people_needed = Whole<1, 20>{2};
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  village.take(village.as_helper(), request);
  CHECK(refusal_of([&] { village.take(village.as_helper(), request); }).code() == "requests.already_asked");
  CHECK(village.find(request.id).helper_names == std::vector<std::string>{"向勇"});
}

TEST_CASE("while one of two is found the program looks for the other") {
  DispatchingVillage village;
  auto wanted = village.order();
  wanted.people_needed = Whole<1, 20>{2};
  const auto request = village.ordered(village.as_resident(village.granny), wanted);
  village.take(village.as_helper(), request);
  const auto next = village.open_offer(request);
  REQUIRE(next);
  CHECK(next->name == "谭丽");
}

TEST_CASE("an offer is answered only by whoever got it") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  CHECK(refusal_of([&] { village.accept(village.as_far_helper(), offered); }).code() == "platform.not_found");
  CHECK(refusal_of([&] { village.accept(village.as_staff(), offered); }).code() == "requests.not_yours");
  CHECK(refusal_of([&] { village.take(village.as_resident(village.neighbour), request); }).code() ==
        "platform.not_found");
}

TEST_CASE("an order that is called off is no longer anybody's work") {
  DispatchingVillage village;
  const auto request = village.ordered_by_granny();
  const auto offered = village.offer(request, village.volunteer);
  village.house.write([&](Tx& tx) {
    return village.requests().withdraw(tx, village.as_resident(village.granny), {village.community.id, request.id, {}});
  });
  CHECK(village.work_of(village.as_helper()).empty());
  village.wait(hours(3));
  CHECK(village.part(offered).state == AssignmentState::cancelled);
  CHECK(refusal_of([&] { village.accept(village.as_helper(), offered); }).code() == "requests.offer_is_over");
  CHECK(refusal_of([&] { village.offer(request, village.volunteer); }).code() == "requests.not_now");
}
