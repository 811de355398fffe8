#include "server/demo/story.hpp"

#include "modules/services/services.hpp"

namespace linli::demo {
namespace {

using requests::Answer;

template <std::size_t Minimum, std::size_t Maximum>
Text<Minimum, Maximum> words(std::string_view text) {
  return Text<Minimum, Maximum>(text);
}

}  // namespace

void Story::then(Part part, int minutes_later) {
  part_ = part;
  next_at_ = *next_at_ + minutes(std::max(1, minutes_later));
}

void Story::go_on(Id<requests::Request> heard) {
  const auto at = *next_at_;
  switch (part_) {
    case Part::order: {
      const bool done = stage_.at(at, "requests.order", [&](Tx& tx) {
        const auto who = teller(tx);
        if (heard && plan_.echo_of >= 0 && !plan_.repeats) {
          stage_.room<requests::Requests>().join(tx, who,
                                                 {.community_id = stage_.players().community(),
                                                  .id = heard,
                                                  .words = words<0, 1000>(plan_.saying->words)});
        } else {
          order(tx, who);
        }
        return who;
      });
      if (!done || !request_ || plan_.fate == Fate::fresh || plan_.fate == Fate::neglected) return end();
      return then(Part::offer, plan_.until_offer);
    }
    case Part::offer:
    case Part::offer_again:
      return offer(at);
    case Part::answer:
    case Part::answer_again:
      return answer(at);
    case Part::start:
      if (!helper_does(at, "requests.depart", [](const auto& dispatch, Tx& tx, const Caller& who, const auto& key) {
            dispatch.depart(tx, who, key);
          }))
        return end();
      return then(Part::arrive, dice_.between(3, 15));
    case Part::arrive:
      helper_does(at, "requests.arrive", [](const auto& dispatch, Tx& tx, const Caller& who, const auto& key) {
        dispatch.arrive(tx, who, key);
      });
      if (plan_.fate == Fate::under_way) return end();
      return then(Part::finish, plan_.work);
    case Part::finish:
      return finish(at);
    case Part::rate:
      return rate(at);
    case Part::verify:
      return call_back(at);
  }
}

Caller Story::teller(Tx& tx) {
  switch (plan_.voice) {
    case Voice::call:
      return stage_.players().caller(tx, cast_.call_taker);
    case Voice::proxy:
      for (const auto& proxy : cast_.proxies)
        if (proxy.principal == plan_.person) return stage_.players().caller(tx, proxy.agent);
      return stage_.players().caller(tx, plan_.person);
    default:
      return stage_.players().caller(tx, plan_.person);
  }
}

void Story::order(Tx& tx, const Caller& who) {
  const auto community = stage_.players().community();
  requests::OrderRequest wanted{.community_id = community,
                                .kind = words<1, 40>(plan_.saying->kind),
                                .words = words<0, 1000>(plan_.saying->words)};
  wanted.fields.value = boost::json::parse(boost::json::string_view(plan_.saying->fields)).as_object();
  const auto& home =
      town_.homes[static_cast<std::size_t>(population_.people[static_cast<std::size_t>(plan_.person)].home)];
  const auto& building = town_.buildings[static_cast<std::size_t>(home.building)];
  if (plan_.saying->outdoors) {
    const auto& compound = town_.compounds[static_cast<std::size_t>(building.compound)];
    wanted.area_code = words<12, 40>(building.code);
    wanted.place_text = words<0, 200>(compound.name + " " + building.name + "附近");
    wanted.lat = Latitude{building.spot.lat};
    wanted.lng = Longitude{building.spot.lng};
  }
  if (plan_.voice == Voice::event) wanted.event = true;
  if (plan_.voice == Voice::call) {
    wanted.by_phone = true;
    wanted.for_person_id = stage_.players().person(tx, plan_.person).id;
  }
  if (plan_.voice == Voice::proxy && !who.principals.empty()) wanted.for_person_id = who.principals.front().person_id;
  request_ = stage_.room<requests::Requests>().order(tx, who, wanted).id;
}

Caller Story::staff(Tx& tx) {
  return stage_.players().caller(
      tx, cast_.community_workers[static_cast<std::size_t>(plan_.person) % cast_.community_workers.size()]);
}

void Story::offer(Instant at) {
  if (plan_.fate == Fate::withdrawn || plan_.fate == Fate::not_accepted || plan_.fate == Fate::deferred)
    return staff_end(at);
  const auto& dispatch = stage_.room<requests::Dispatch>();
  const bool done = stage_.at(at, "requests.offer", [&](Tx& tx) {
    const auto who = staff(tx);
    const auto community = stage_.players().community();
    const auto found = dispatch.suggest(tx, who, {community, request_});
    requests::OfferRequest wanted{.community_id = community, .id = request_};
    if (!found.items.empty())
      wanted.volunteer_id = found.items.front().volunteer_id;
    else if (!found.by_office.empty())
      wanted.person_id = found.by_office.front().person_id;
    else
      return who;
    const auto made = dispatch.offer(tx, who, wanted);
    assignment_ = made.id;
    helper_ = made.person_id;
    return who;
  });
  if (!done || !assignment_ || plan_.fate == Fate::offered) return end();
  // Who does not answer is left alone for three hours: the house asks the next one meanwhile.
  then(Part::answer, plan_.fate == Fate::timed_out && !second_round_ ? 185 : std::min(plan_.until_answer, 8));
}

void Story::answer(Instant at) {
  // What fell due before now comes first: an offer may be over, and somebody else asked.
  stage_.ring_until(at);
  if (!find_helper()) return ++tries_ < 4 ? then(Part::offer_again, 6) : end();
  if (stage_.is_left_alone(helper_)) return end();
  if (plan_.fate == Fate::declined && !declined_once_) {
    declined_once_ = true;
    stage_.at(at, "requests.decline", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, helper_);
      stage_.room<requests::Dispatch>().decline(
          tx, who, {stage_.players().community(), assignment_, words<1, 500>(dice_.one_of(decline_reasons()))});
      return who;
    });
    return then(Part::answer_again, plan_.until_answer);
  }
  const bool accepted = helper_does(
      at, "requests.accept",
      [](const auto& dispatch, Tx& tx, const Caller& who, const auto& key) { dispatch.accept(tx, who, key); });
  // Too late: somebody else has been asked meanwhile, and answers next.
  if (!accepted && ++tries_ < 4) return then(Part::answer_again, 5);
  if (!accepted || plan_.fate == Fate::accepted) return end();
  then(Part::start, plan_.until_start);
}

bool Story::find_helper() {
  bool found = false;
  stage_.house().database().read([&](Tx& tx) {
    const auto page = stage_.room<requests::Requests>().get(tx, Caller::program("linli demo"),
                                                            {stage_.players().community(), request_});
    for (const auto& each : page.assignments)
      if (each.state == requests::AssignmentState::offered || requests::is_active(each.state)) {
        assignment_ = each.id;
        helper_ = each.person_id;
        found = true;
      }
  });
  return found;
}

template <class Verb>
bool Story::helper_does(Instant at, std::string_view action, Verb verb) {
  return stage_.at(at, action, [&](Tx& tx) {
    const requests::TakeStep key{stage_.players().community(), assignment_, {}};
    const auto who = stage_.players().caller(tx, helper_);
    verb(stage_.room<requests::Dispatch>(), tx, who, key);
    return who;
  });
}

void Story::finish(Instant at) {
  const auto* service = stage_.room<services::Services>().shipped().find(plan_.saying->kind);
  const bool money = plan_.saying->kind == "errands" || plan_.saying->kind == "medicine";
  const bool needs_words =
      service->evidence != services::Evidence::none || service->closing == services::Closing::handler;
  auto note = std::string(money ? dice_.one_of(money_notes()) : dice_.one_of(done_notes()));
  if (note.empty() && needs_words) note = "看过了，已经处理。";
  const bool done = stage_.at(at, "requests.complete", [&](Tx& tx) {
    requests::CompleteAssignment wanted{.community_id = stage_.players().community(), .id = assignment_};
    if (!note.empty()) wanted.note = words<0, 500>(note);
    const auto who = stage_.players().caller(tx, helper_);
    stage_.room<requests::Dispatch>().complete(tx, who, wanted);
    return who;
  });
  if (!done || plan_.fate == Fate::waits_rating) return end();
  then(plan_.fate == Fate::called_back ? Part::verify : Part::rate, plan_.until_rating);
}

void Story::rate(Instant at) {
  const bool bad = (plan_.fate == Fate::not_solved || plan_.fate == Fate::redone) && !second_round_;
  const auto answer = bad ? Answer::not_solved : plan_.fate == Fate::partly ? Answer::partly : Answer::solved;
  const auto said = bad                        ? dice_.one_of(reproaches())
                    : answer == Answer::partly ? dice_.one_of(half_thanks())
                                               : dice_.one_of(thanks());
  bool asks_staff = false;
  stage_.at(at, "requests.rate", [&](Tx& tx) {
    const auto who = teller(tx);
    const auto page = stage_.room<requests::Requests>().get(tx, Caller::program("linli demo"),
                                                            {stage_.players().community(), request_});
    if (page.request.state != requests::State::done) return who;
    const auto* service = stage_.room<services::Services>().shipped().find(plan_.saying->kind);
    asks_staff = service->closing == services::Closing::verification || plan_.voice == Voice::event;
    if (asks_staff) return who;
    const auto& ratings = stage_.room<requests::Ratings>();
    const requests::RateRequest wanted{stage_.players().community(), request_, answer, words<0, 500>(said)};
    // Whoever ordered by telephone is telephoned.
    if (plan_.voice == Voice::call)
      ratings.call_back(tx, who, wanted);
    else
      ratings.rate(tx, who, wanted);
    return who;
  });
  if (asks_staff) return then(Part::verify, dice_.between(20, 200));
  if (plan_.fate != Fate::redone || second_round_) return end();
  second_round_ = true;
  then(Part::offer_again, dice_.between(20, 90));
}

// Somebody who had no part in it telephones, or goes and looks.
void Story::call_back(Instant at) {
  const auto* service = stage_.room<services::Services>().shipped().find(plan_.saying->kind);
  // Where nobody asked there is nobody to telephone.
  const bool looks = service->closing == services::Closing::verification || plan_.voice == Voice::event;
  const auto said = dice_.one_of(thanks());
  stage_.at(at, looks ? "requests.verify" : "requests.call_back", [&](Tx& tx) {
    const auto& ratings = stage_.room<requests::Ratings>();
    const auto community = stage_.players().community();
    const auto who = stage_.players().caller(tx, looks ? cast_.deputy_secretary : cast_.call_taker);
    if (looks)
      ratings.verify(tx, who, {community, request_, true, words<0, 500>("现场看过，已经好了。")});
    else
      ratings.call_back(tx, who, {community, request_, Answer::solved, words<0, 500>(said)});
    return who;
  });
  end();
}

void Story::staff_end(Instant at) {
  const auto community = stage_.players().community();
  stage_.at(at, "requests.end", [&](Tx& tx) {
    const auto who = plan_.fate == Fate::withdrawn ? teller(tx) : staff(tx);
    if (plan_.fate == Fate::withdrawn)
      stage_.room<requests::Requests>().withdraw(tx, who,
                                                 {community, request_, words<0, 500>("自己弄好了，不麻烦大家了。")});
    else if (plan_.fate == Fate::not_accepted)
      stage_.room<requests::Offices>().not_accept(tx, who,
                                                  {community, request_, words<1, 40>("beyond_duty"),
                                                   words<0, 500>("12345 的电话已经告诉您了，打不通我们帮您打。")});
    else
      stage_.room<requests::Offices>().defer(
          tx, who, {community, request_, at + days(14), words<1, 500>("要等供货，配件到了马上安排。")});
    return who;
  });
  end();
}

}  // namespace linli::demo
