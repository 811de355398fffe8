#pragma once
#include "engines/matching/matching.hpp"
#include "modules/requests/book.hpp"
#include "modules/requests/dispatching/past.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests::dispatching {

// A request that needs somebody, as far as choosing must know it.
struct Waiting {
  Id<Request> id;
  Id<Area> community_id;
  std::string number;
  std::string kind;
  std::string words;
  std::string place_text;
  std::string area_code;
  std::optional<double> lat;
  std::optional<double> lng;
  std::optional<Id<Person>> requester_person_id;
  std::optional<Id<Household>> household_id;
  bool urgent = false;
  std::int64_t people_needed = 1;
  std::optional<Instant> preferred_at;
  Instant ordered_at;
};
LINLI_RECORD(Waiting, id, community_id, number, kind, words, place_text, area_code, lat, lng, requester_person_id,
             household_id, urgent, people_needed, preferred_at, ordered_at)

Waiting waiting_of(const Request& request);

// Somebody whom the program may ask by itself.
struct Candidate {
  const volunteers::Helper* helper = nullptr;
  matching::Rating rating;
  bool asked_before = false;
};

// Somebody whom it may not. `why` is the part of the word after "requests.left_out.".
struct LeftOut {
  const volunteers::Helper* helper = nullptr;
  std::string_view why;
};

struct Ranked {
  std::vector<Candidate> fit;     // the best first
  std::vector<LeftOut> left_out;  // those who can do such work first
};

// Which of a community's volunteers, or of some of them, suit a request. Lives as long as one verb and is used by one
// thread; what it gives points into it.
class Ranking {
 public:
  // How many jobs each volunteer has in hand, by id.
  using Jobs = std::unordered_map<std::int64_t, std::int64_t>;

  Ranking(Tx& tx, const Book& book, Id<Area> community, std::vector<volunteers::Helper> helpers,
          const Jobs& jobs_in_hand);

  // Everybody but those who live where it is. `assignments` are all that the request had.
  Ranked rank(Tx&, const Waiting&, const std::vector<Assignment>& assignments) const;
  // One pair; empty when a needed skill is missing.
  std::optional<matching::Rating> rate(Tx&, const volunteers::Helper&, const Waiting&,
                                       const std::vector<Assignment>& assignments) const;
  // Null when there is no such active volunteer.
  const volunteers::Helper* find(Id<volunteers::Volunteer> id) const;
  const volunteers::Helper* find_of_person(Id<Person> id) const;
  // Why somebody is away now, or on leave when the resident would like them to come.
  volunteers::Absence absence(const volunteers::Helper&, const Waiting&, Instant now) const;

  const std::vector<volunteers::Helper>& helpers() const { return helpers_; }
  // The same people as the engine knows them, in the same order.
  const std::vector<matching::Helper>& terms() const { return terms_; }
  const matching::Helper& terms_of(const volunteers::Helper& helper) const {
    return terms_[static_cast<std::size_t>(&helper - helpers_.data())];
  }
  // The kind as it was when this was ordered; null when there is none.
  const services::Service* find_kind(const Waiting&) const;
  matching::Job job_of(Tx&, const Waiting&, std::vector<std::int64_t> asked_before) const;

 private:
  const Past& past_of(Tx&, const Waiting&) const;

  const Book& book_;
  services::Timeline timeline_;
  mutable std::unordered_map<std::int64_t, Past> known_pasts_;  // by household; 0 for none
  std::vector<volunteers::Helper> helpers_;
  std::vector<matching::Helper> terms_;
};

// Nobody is sent to their own home: the resident and whoever lives with them.
std::vector<Id<Person>> people_at_home(Tx&, const Book&, const Waiting&);

// What somebody may take work as by a post with this role.
std::optional<Taker> taker_of_role(std::string_view role);

}  // namespace linli::requests::dispatching
