// The village with the deeds of dispatching, each in a transaction of its own.
#pragma once
#include "modules/requests/tests/village.hpp"

namespace linli::testing {

// What a deed is refused with; fails the test when it is not.
template <class Deed>
Refusal refusal_of(Deed&& deed) {
  try {
    deed();
  } catch (const Refusal& refusal) {
    return refusal;
  }
  return {200, "nothing was refused"};
}

struct DispatchingVillage : Village {
  const requests::Dispatch& dispatch() { return house.room<requests::Dispatch>(); }
  Instant now() { return house.clock().now(); }

  // Medicine is wanted within two hours of the clock, and needs a line about what was fetched.
  requests::Request medicine() {
    auto wanted = order("medicine");
    wanted.fields.value["pick_up"] = "人民医院";
    wanted.fields.value["left"] = "day";
    return ordered(as_resident(granny), wanted);
  }

  // ---- the desk ----

  requests::Suggestions suggest(const requests::Request& request) {
    const auto staff = as_staff();
    return house.read([&](Tx& tx) { return dispatch().suggest(tx, staff, {community.id, request.id}); });
  }
  requests::Assignment offer(const requests::Request& request, const volunteers::Volunteer& volunteer) {
    return offer(requests::OfferRequest{community.id, request.id, volunteer.id, {}});
  }
  requests::Assignment offer(const requests::Request& request, const Person& person) {
    return offer(requests::OfferRequest{community.id, request.id, {}, person.id});
  }
  requests::Assignment offer(const requests::OfferRequest& wanted) {
    const auto staff = as_staff();
    return house.write([&](Tx& tx) { return dispatch().offer(tx, staff, wanted); });
  }
  requests::Plan plan(std::vector<Id<requests::Request>> only = {}) {
    const auto staff = as_staff();
    return house.read([&](Tx& tx) { return dispatch().plan(tx, staff, {community.id, only}); });
  }
  requests::Dispatched dispatch_plan(const requests::Plan& plan) {
    const auto staff = as_staff();
    requests::DispatchPlan wanted{community.id, {}};
    for (const auto& pair : plan.pairs) wanted.offers.push_back({pair.request_id, pair.volunteer_id, pair.person_id});
    return house.write([&](Tx& tx) { return dispatch().dispatch(tx, staff, wanted); });
  }

  // ---- the helper ----

  requests::Assignment accept(const Caller& caller, const requests::Assignment& part) {
    return house.write([&](Tx& tx) { return dispatch().accept(tx, caller, {community.id, part.id}); });
  }
  requests::Assignment decline(const Caller& caller, const requests::Assignment& part, const char* reason) {
    return house.write([&](Tx& tx) {
      return dispatch().decline(tx, caller, {community.id, part.id, Text<1, 500>(reason)});
    });
  }
  requests::Assignment hand_back(const Caller& caller, const requests::Assignment& part, const char* reason) {
    return house.write([&](Tx& tx) {
      return dispatch().hand_back(tx, caller, {community.id, part.id, Text<1, 500>(reason)});
    });
  }
  requests::Assignment take(const Caller& caller, const requests::Request& request) {
    return house.write([&](Tx& tx) { return dispatch().take(tx, caller, {community.id, request.id}); });
  }
  requests::Assignment depart(const Caller& caller, const requests::Assignment& part) {
    return house.write([&](Tx& tx) { return dispatch().depart(tx, caller, {community.id, part.id}); });
  }
  requests::Assignment arrive(const Caller& caller, const requests::Assignment& part) {
    return house.write([&](Tx& tx) { return dispatch().arrive(tx, caller, {community.id, part.id}); });
  }
  requests::Assignment complete(const Caller& caller, const requests::Assignment& part,
                                requests::CompleteAssignment told = {}) {
    told.community_id = community.id;
    told.id = part.id;
    return house.write([&](Tx& tx) { return dispatch().complete(tx, caller, told); });
  }
  std::vector<requests::Work> work_of(const Caller& caller) {
    return house.read([&](Tx& tx) { return dispatch().my_work(tx, caller, {community.id}); }).items;
  }
  std::vector<requests::Request> open_for(const Caller& caller) {
    return house.read([&](Tx& tx) { return dispatch().open_for_me(tx, caller, {community.id}); }).items;
  }

  // ---- volunteers ----

  volunteers::Volunteer enrol_neighbour(std::vector<std::string> skills) {
    return enrol_as(neighbour, std::move(skills));
  }
  volunteers::Volunteer enrol_as(const Person& person, std::vector<std::string> skills) {
    return house.write([&](Tx& tx) {
      return house.room<volunteers::Volunteers>().enrol(tx, program, person.id,
                                                        {.community_id = community.id,
                                                         .affiliation = {},
                                                         .skills = std::move(skills),
                                                         .weekly_minutes = Whole<0, 6000>{120}});
    });
  }
  void set_quiet(const Caller& caller, const char* from, const char* to) {
    volunteers::ChangeVolunteer change{.community_id = community.id};
    change.quiet_from = Text<0, 5>(from);
    change.quiet_to = Text<0, 5>(to);
    house.write([&](Tx& tx) { return house.room<volunteers::Volunteers>().change_mine(tx, caller, change); });
  }
  void leave(const Caller& caller, Duration from, Duration to) {
    house.write([&](Tx& tx) {
      return house.room<volunteers::Volunteers>().take_leave(tx, caller, {community.id, now() + from, now() + to});
    });
  }
  std::vector<volunteers::Hours> hours_of(const Caller& caller) {
    return house.read([&](Tx& tx) { return house.room<volunteers::Volunteers>().my_hours(tx, caller, {community.id}); })
        .items;
  }

  // ---- what came of it ----

  requests::Assignment part(const requests::Assignment& before) {
    return house.read(
        [&](Tx& tx) { return house.room<requests::Book>().find_assignment(tx, community.id, before.id).value(); });
  }
  std::optional<requests::Assignment> open_offer(const requests::Request& request) {
    for (const auto& each :
         house.read([&](Tx& tx) { return house.room<requests::Book>().assignments_of(tx, community.id, request.id); }))
      if (each.state == requests::AssignmentState::offered) return each;
    return {};
  }
  std::optional<Instant> answer_alarm(const requests::Assignment& part) {
    return house.read([&](Tx& tx) {
      return house.room<work::Clocks>().due_at(tx, community.id, {part.id.value}, requests::Book::answer_alarm);
    });
  }
  // The newest sentence of the trace, or one that many before it.
  std::string told(const requests::Request& request, std::size_t before = 0) {
    const auto rows = house.read([&](Tx& tx) { return work::trace_of(tx, community.id, {request.id.value}); });
    return before < rows.size() ? work::sentence(house.house().words(), rows[rows.size() - 1 - before]).zh : "";
  }
};

inline std::vector<std::string> sentences_of(const std::vector<requests::Reason>& reasons) {
  std::vector<std::string> sentences;
  for (const auto& reason : reasons) sentences.push_back(reason.words.zh);
  return sentences;
}

inline bool says(const std::vector<requests::Reason>& reasons, const std::string& sentence) {
  const auto sentences = sentences_of(reasons);
  return std::ranges::find(sentences, sentence) != sentences.end();
}

}  // namespace linli::testing
