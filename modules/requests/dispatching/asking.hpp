#pragma once
#include "modules/requests/dispatching/ranking.hpp"

namespace linli::requests::dispatching {

// Somebody who may be asked, and how well they suit.
struct Asked {
  std::optional<Id<volunteers::Volunteer>> volunteer_id;
  Id<Person> person_id;
  std::string name;
  Taker taker = Taker::volunteer;
  double cost = 0;
  std::vector<Reason> reasons;
};

Asked as_asked(const Book&, const Candidate&);
// Refuses with requests.may_not_take, requests.lacks_skill, requests.own_home and what volunteers.require_at_work
// refuses.
Asked ask_volunteer(Tx&, const Book&, const Ranking&, const Request&, const std::vector<Assignment>& assignments,
                    Id<volunteers::Volunteer> volunteer);

// Who may take it by the post they hold over its place, the nearest first; each person once.
struct Holder {
  Id<Person> person_id;
  std::string name;
  Taker taker = Taker::community;
  bool on_leave = false;
  Words2 post_name;
  std::string area_name;
};
std::vector<Holder> holders_for(Tx&, const Book&, const Waiting&);
// Refuses with requests.may_not_take, requests.own_home, volunteers.on_leave.
Asked ask_holder(Tx&, const Book&, const Request&, Id<Person> person);

// Their part in the request, as asked by the caller now; until when an answer is awaited is for the caller to say.
Assignment part_for(Tx&, const Caller&, const Request&, const Asked&);

}  // namespace linli::requests::dispatching
