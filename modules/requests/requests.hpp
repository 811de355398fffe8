#pragma once
#include "modules/people/people.hpp"
#include "modules/requests/dispatch.hpp"
#include "modules/requests/offices.hpp"
#include "modules/requests/ratings.hpp"

namespace linli::requests {

// A picture that another module keeps from now on.
struct TakenPicture {
  std::string media_type;
  std::string bytes;
};

// Ordering, waiting along, following and telling of requests. Dispatching stands in dispatch.hpp, who answers for a
// request in offices.hpp, what the resident says of it in ratings.hpp. Safe from several threads once the modules are
// open.
class Requests {
 public:
  explicit Requests(const Book& book) : book_(book) {}

  // ---- for other modules ----

  // Writes down what another program or a file tells, without asking who may: numbered, with its promises counted from
  // `ordered_at`. What is already closed gets no clock. Refuses with services.no_such_kind, areas.no_such_area and,
  // when the requester lives elsewhere, platform.not_found.
  Request record(Tx&, const Caller&, const ForeignRequest&) const;
  std::optional<Request> find(Tx& tx, Id<Area> community, Id<Request> id) const {
    return book_.find(tx, community, id);
  }
  std::optional<Request> find_by_number(Tx&, Id<Area> community, std::string_view number) const;
  // Newest first. For Open311.
  std::vector<Request> between(Tx&, Id<Area> community, const Between&) const;

  // A picture that waits, for another module to keep as its own; it waits no longer. Refuses with
  // requests.no_such_picture unless this account uploaded it.
  TakenPicture take_picture(Tx&, const Caller&, Id<Area> community, std::string_view id) const;

  // What somebody ordered, for themselves and for others, for their own eyes.
  people::KeptPart kept(Tx&, const Person&) const;

  // ---- routes ----

  // Refuses with platform.invalid naming every field, services.not_offered, requests.not_for_them (no consent and no
  // right to order there), requests.preferred_in_the_past, requests.no_such_picture.
  Request order(Tx&, const Caller&, const OrderRequest&) const;
  // Open requests of this kind or with such words near this place, ordered in the last days; the likest first.
  Items<Similar> likeness(Tx&, const Caller&, const AskLikeness&) const;
  // Waiting along with a request one can see or that `likeness` showed. Refuses with requests.already_joined,
  // requests.own, requests.not_now.
  Request join(Tx&, const Caller&, const JoinRequest&) const;
  Page<Request> list(Tx&, const Caller&, const ListRequests&) const;
  // How many such a list holds, counted up to `most`; none for a search and for what is over, which are not counted.
  std::optional<std::int64_t> count_up_to(Tx&, const Caller&, const ListRequests&, std::int64_t most) const;
  RequestPage get(Tx&, const Caller&, const RequestKey&) const;
  // By the resident's side while nobody does it yet. Refuses with requests.changed_meanwhile, requests.not_now.
  Request change(Tx&, const Caller&, const ChangeRequest&) const;
  RequestPage note(Tx&, const Caller&, const AddNote&) const;
  Request withdraw(Tx&, const Caller&, const ActOnRequest&) const;
  // The telephone of somebody on the other side, while the two have to do with each other; leaves a look. Refuses with
  // requests.not_a_contact, people.no_phone.
  people::OpenedPhone call(Tx&, const Caller&, const CallContact&) const;

 private:
  struct Reader;

  // One that the caller may change or withdraw. Refuses with requests.ask_who_ordered.
  Request own(Tx&, const Caller&, Id<Area> community, Id<Request> id) const;
  Page<Request> list_mine(Tx&, const Caller&, const ListRequests&) const;
  Page<Request> list_of_home(Tx&, const Caller&, const ListRequests&) const;
  void add_kept_for_others(Tx&, const Person&, Id<Area> community, people::KeptPart&) const;
  // Neighbours who wait along read what and where, but not who.
  Request as_seen_by(Tx&, const Caller&, Request) const;
  bool is_told(const services::Timeline&, const Caller&, const Request&) const;
  Reader reader_of(Tx&, const Caller&, const Request&) const;
  std::vector<Contact> contacts(const Reader&) const;
  std::vector<std::string> actions(const Reader&) const;
  std::vector<Step> story(Tx&, const Reader&) const;

  const Book& book_;
};

}  // namespace linli::requests

namespace linli {
Module requests_module();
}
