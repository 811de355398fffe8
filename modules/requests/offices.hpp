#pragma once
#include "modules/requests/book.hpp"

namespace linli::requests {

// Who answers for a request, and the ladder that moves what is late: grid, community, street, county. Where a request
// is and who is responsible for it are two facts. Safe from several threads once the modules are open.
class Offices {
 public:
  // Registers the ladder: when a promise or a step is due, the step's office becomes responsible, exactly once.
  explicit Offices(const Book& book);

  // Hands it to another office, which receives or returns it. Refuses with requests.no_such_office,
  // requests.same_office.
  Request transfer(Tx&, const Caller&, const TransferRequest&) const;
  // The responsible office says it has it. Refuses with requests.nothing_to_receive.
  Request receive(Tx&, const Caller&, const RequestKey&) const;
  // The responsible office gives it back to where it came from. Refuses as above.
  Request give_back(Tx&, const Caller&, const ActWithReason&) const;
  // Puts it off until a day, when it goes on by itself; what is left of its promises moves with it. Refuses with
  // requests.until_in_the_past.
  Request defer(Tx&, const Caller&, const DeferRequest&) const;
  Request resume(Tx&, const Caller&, const RequestKey&) const;
  // With one of the six classes; the resident reads what to do instead. Refuses with requests.no_such_class.
  Request not_accept(Tx&, const Caller&, const NotAcceptRequest&) const;

  // Takes back what was handed over and not yet received. Refuses with requests.nothing_to_take_back.
  Request take_back(Tx&, const Caller&, const RequestKey&) const;

  // ---- what a deed would make of it: checked as the deed itself, and nothing is stored ----

  Request transferred(Tx&, const Caller&, const TransferRequest&) const;
  Request taken_back(Tx&, const Caller&, const RequestKey&) const;
  Request deferred(Tx&, const Caller&, const DeferRequest&) const;
  Request resumed(Tx&, const Caller&, const RequestKey&) const;
  Request not_accepted(Tx&, const Caller&, const NotAcceptRequest&) const;
  std::string name_of_office(Tx&, const Request&, const std::string& area_code) const;

  Counts counts(Tx&, const Caller&, const InCommunity&) const;
  // What waits for the caller, by what they must do, the oldest promise first; at most 20 in each group.
  Items<InboxGroup> inbox(Tx&, const Caller&, const InCommunity&) const;

 private:
  void climb(Tx&, const Caller&, Id<Area> community, Id<Request> id) const;
  void climb_step(Tx&, const Caller&, Request&, const services::LadderStep&) const;
  void go_on(Tx&, const Caller&, Request&) const;
  Request to_receive(Tx&, const Caller&, const RequestKey&) const;
  bool is_office(Tx&, const Request&, const std::string& area_code) const;

  const Book& book_;
};

}  // namespace linli::requests
