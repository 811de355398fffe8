#pragma once
#include "modules/requests/pages.hpp"
#include "modules/requests/wishes.hpp"
#include "platform/db/tx.hpp"
#include "shapes/work/clocks.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
}
namespace linli::posts {
class Posts;
}
namespace linli::volunteers {
class Volunteers;
}
namespace linli::points {
class Points;
}

namespace linli::requests {

// What the rooms of this module share: reading one request with the reader's right, moving it along its flow, writing
// its trace and setting its clock. Keeps nothing in memory; safe from several threads once the modules are open.
class Book {
 public:
  // Alarms of a request: `ladder` when its promise or the next step of its ladder is due, `answer` when an offer is.
  static constexpr std::string_view ladder_alarm{"requests.ladder"}, answer_alarm{"requests.answer"},
      resume_alarm{"requests.resume"};

  struct Rooms {
    const areas::Areas& areas;
    const people::People& people;
    const posts::Posts& posts;
    const services::Services& services;
    const volunteers::Volunteers& volunteers;
    const points::Points& points;
    work::Clocks& clocks;
    const Words& words;
  };
  explicit Book(const Rooms& rooms) : rooms_(rooms) {}
  const Rooms& rooms() const { return rooms_; }

  std::optional<Request> find(Tx&, Id<Area> community, Id<Request> id) const;
  // Refuses with platform.not_found.
  Request get(Tx&, Id<Area> community, Id<Request> id) const;
  // As `get`, for whoever may see it: the resident, their household, whoever ordered it or acts for them, who waits
  // along, who is or was asked to do it, and whoever holds requests.view where it is or where its responsible office
  // is.
  Request visible(Tx&, const Caller&, Id<Area> community, Id<Request> id) const;

  // The side of the resident: the person, whoever acts for them, and whoever ordered it. For an event, who saw it.
  bool is_requester(const Caller&, const Request&) const;
  // The resident alone, or whoever acts for them with consent: staff who wrote a request down do not say how it was.
  // For an event, who saw it.
  bool speaks_for_resident(const Caller&, const Request&) const;
  // May read whose home it is without having a part in it: the resident's side, their household, and whoever holds
  // requests.view there.
  bool knows_home(const Caller&, const Request&) const;
  // Is asked to do it and has not said yes: reads what and whereabouts, and nothing of whose home it is.
  bool is_only_asked(Tx&, const Caller&, const Request&) const;
  // The request without names, door and answers; as offered, without pictures too.
  Request without_home(Tx&, Request) const;
  Request as_offered(Tx&, Request) const;
  // Holds the permission where the request is or where its responsible office is.
  bool may(const Caller&, const Permission&, const Request&) const;
  void require(const Caller&, const Permission&, const Request&) const;

  // Its kind with everything it promised when it was ordered, whatever the community has changed since.
  const services::Service& kind_of(Tx&, const Request&) const;

  std::vector<Assignment> assignments_of(Tx&, Id<Area> community, Id<Request> request) const;
  std::optional<Assignment> find_assignment(Tx&, Id<Area> community, Id<Assignment> id) const;
  std::optional<Rating> rating_of(Tx&, Id<Area> community, Id<Request> request) const;
  // True for whoever did or does a part of it: they cannot rate, verify or call back their own work.
  bool handled_by(Tx&, const Request&, Id<Person> person) const;

  // Moves a request along its flow; refuses with requests.not_now, saying in words where it stands, when its state has
  // no such move. Changes the record only: call `save` afterwards.
  void move(Request&, std::string_view name) const;
  // Why something was refused, in one sentence: its first complaint where it has some.
  Words2 why(const Refusal&) const;
  // Refuses with requests.not_now, saying in words where it stands.
  [[noreturn]] void refuse_for_now(const Request&) const;
  // Numbers and stores a new request, and sets its clock by the terms it was made under.
  void add(Tx&, const services::Terms&, Request&) const;
  // Stores a changed request: counts its version, sets what is due and late at the transaction's time and its ladder
  // clock, and announces it. Refuses with requests.changed_meanwhile when somebody else was faster.
  void save(Tx&, Request&) const;
  // `word` is the part after "requests.trace."; pictures are ids of those that the caller uploaded, which now belong to
  // the request. Refuses with requests.no_such_picture.
  void trace(Tx&, const Caller&, const Request&, std::string_view word, Words::Arguments arguments = {},
             std::vector<std::string> pictures = {}, std::optional<Instant> at = {}) const;

  void add_assignment(Tx&, const Assignment&) const;
  void save_assignment(Tx&, const Assignment&) const;
  // Ends every assignment that is still offered or active, as `state`, in a word to those who lose it.
  void end_assignments(Tx&, const Caller&, const Request&, AssignmentState state) const;
  // Who does or did it, by name, from its assignments.
  std::vector<std::string> helper_names(Tx&, const Request&) const;
  // The level of an office by its area code: 6 digits a county, 9 a street, 12 a community, more a grid.
  static Office level_of(std::string_view area_code);
  // The office at a level above a place: the grid's, community's, street's or county's code.
  static std::string office_of(std::string_view area_code, Office level);

 private:
  std::string next_number(Tx&, const Request&) const;
  void set_clock(Tx&, const services::Terms&, const Request&) const;

  Rooms rooms_;
};

}  // namespace linli::requests
