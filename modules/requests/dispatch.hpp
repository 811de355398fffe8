#pragma once
#include "modules/requests/book.hpp"

namespace linli::requests::dispatching {
struct Asked;
class Ranking;
}  // namespace linli::requests::dispatching

namespace linli::requests {

// Who does it: ranking, offering, planning the whole backlog, and the helper's own steps. Safe from several threads once the
// modules are open.
class Dispatch {
 public:
  // Registers what happens when an offer is not answered in time.
  explicit Dispatch(const Book& book);

  // ---- for other modules ----

  // How many jobs each volunteer has in hand.
  std::unordered_map<std::int64_t, std::int64_t> jobs_in_hand(Tx&, Id<Area> community) const;

  // ---- routes ----

  // Volunteers who may take it, the best first with the reasons in words, at most 20; who is not offered it and why; and who
  // may take it by the post they hold.
  Suggestions suggest(Tx&, const Caller&, const RequestKey&) const;
  // Asks one volunteer or one holder of a post. Refuses with requests.not_now, requests.already_asked, requests.enough_helpers,
  // volunteers.on_leave, volunteers.paused, volunteers.not_active, requests.lacks_skill, requests.may_not_take.
  Assignment offer(Tx&, const Caller&, const OfferRequest&) const;
  // The cheapest assignment of the whole backlog, or of those named; changes nothing.
  Plan plan(Tx&, const Caller&, const AskPlan&) const;
  // Offers what a plan said, each pair checked anew; whoever cannot be asked any more is named, the rest is done.
  Dispatched dispatch(Tx&, const Caller&, const DispatchPlan&) const;

  // What is mine to do, in the order in which it is due.
  Items<Work> my_work(Tx&, const Caller&, const InCommunity&) const;
  // Open requests that I may take, the best for me first, at most 20.
  Items<Request> open_for_me(Tx&, const Caller&, const InCommunity&) const;

  // By whoever was offered it. Of two who accept at once one wins; the other is refused with requests.taken naming who has it.
  Assignment accept(Tx&, const Caller&, const TakeStep&) const;
  // Offers it to the next best at once, when there is one.
  Assignment decline(Tx&, const Caller&, const GiveUpAssignment&) const;
  // Takes an open request unasked. Refuses as `offer` does, and with requests.taken.
  Assignment take(Tx&, const Caller&, const TakeRequest&) const;
  Assignment depart(Tx&, const Caller&, const TakeStep&) const;
  Assignment arrive(Tx&, const Caller&, const TakeStep&) const;
  // Books the helper's hours. With closing = handler it closes with `note` as the answer; else it waits for the resident or
  // a verification. Refuses with requests.say_what_was_done where the kind needs evidence, and with what book_hours refuses.
  Assignment complete(Tx&, const Caller&, const CompleteAssignment&) const;
  // Gives it back with a reason; it goes to the next best.
  Assignment hand_back(Tx&, const Caller&, const GiveUpAssignment&) const;

 private:
  // One's own part in a request, as the helper's steps need it.
  struct Part {
    Assignment mine;
    Request request;
  };
  // Refuses with platform.not_found, and with requests.not_yours whoever may only see it.
  Part own_part(Tx&, const Caller&, Id<Area> community, Id<Assignment> id) const;

  dispatching::Ranking ranking(Tx&, Id<Area> community) const;
  // Of those alone: an offer that names whom it asks must not read everybody while the lane waits.
  dispatching::Ranking ranking_of(Tx&, Id<Area> community, const std::vector<Id<volunteers::Volunteer>>&) const;
  Assignment ask(Tx&, const Caller&, Request&, const dispatching::Asked&, std::string_view word) const;
  Assignment offer_to(Tx&, const Caller&, const dispatching::Ranking&, const OfferRequest&) const;
  // Asks the best volunteers who were not asked before, as many as are missing.
  void ask_next(Tx&, Request&) const;
  // What follows when somebody said no, did not answer or gave it back.
  void release(Tx&, Request&, std::string_view move) const;
  void time_out(Tx&, const Caller&, Id<Area> community, Id<Assignment> id) const;

  dispatching::Asked taker_of(Tx&, const Caller&, const Request&, const std::vector<Assignment>&) const;
  // Somebody has it now: `move` says how. Offers that are no longer needed are called off.
  void take_on(Tx&, const Caller&, Request&, const Assignment&, std::string_view move, std::string_view word) const;
  void call_off_offers(Tx&, const Caller&, const Request&) const;
  void book_hours(Tx&, const Caller&, const Part&, const CompleteAssignment&, Instant done_at) const;
  void finish(Tx&, const Caller&, Request&, const std::string& note) const;

  const Book& book_;
};

}  // namespace linli::requests
