#include "modules/requests/dispatching/ranking.hpp"

#include "modules/people/people.hpp"

namespace linli::requests::dispatching {
namespace {

using volunteers::Absence;

// The program puts no more than this into one pair of hands; a person may still ask.
constexpr std::int64_t most_jobs_in_hand = 3;

matching::Helper in_terms(const volunteers::Helper& helper, std::int64_t jobs) {
  matching::Helper terms{.id = helper.id.value,
                         .places = {},
                         .skills = helper.skills,
                         .languages = helper.languages,
                         .load = jobs,
                         .minutes_left = std::max<std::int64_t>(0, helper.weekly_minutes - helper.minutes_this_week),
                         .capacity = std::max<std::int64_t>(0, most_jobs_in_hand - jobs)};
  if (helper.lat && helper.lng) terms.places.push_back({*helper.lat, *helper.lng});
  if (helper.paired_lat && helper.paired_lng) terms.places.push_back({*helper.paired_lat, *helper.paired_lng});
  return terms;
}

std::string_view word_of_absence(Absence absence) {
  switch (absence) {
    case Absence::on_leave:
      return "on_leave";
    case Absence::quiet:
      return "quiet";
    case Absence::paused:
      return "paused";
    case Absence::not_active:
      return "not_active";
    case Absence::none:
      break;
  }
  return "";
}

// Volunteers who had it before and did not take or keep it.
std::vector<std::int64_t> who_gave_up(const std::vector<Assignment>& assignments) {
  std::vector<std::int64_t> gave_up;
  for (const auto& each : assignments) {
    const bool ended = each.state == AssignmentState::declined || each.state == AssignmentState::timed_out ||
                       each.state == AssignmentState::handed_back;
    if (ended && each.volunteer_id) gave_up.push_back(each.volunteer_id->value);
  }
  return gave_up;
}

bool is_on_it(const std::vector<Assignment>& assignments, Id<Person> person) {
  return std::ranges::any_of(
      assignments, [&](const Assignment& each) { return each.person_id == person && is_asked_or_active(each.state); });
}

}  // namespace

Waiting waiting_of(const Request& request) {
  return {.id = request.id,
          .community_id = request.community_id,
          .number = request.number,
          .kind = request.kind,
          .words = request.words,
          .place_text = request.place_text,
          .area_code = request.area_code,
          .lat = request.lat,
          .lng = request.lng,
          .requester_person_id = request.requester_person_id,
          .household_id = request.household_id,
          .urgent = request.urgent,
          .people_needed = request.people_needed,
          .preferred_at = request.preferred_at,
          .ordered_at = request.ordered_at};
}

std::vector<Id<Person>> people_at_home(Tx& tx, const Book& book, const Waiting& request) {
  std::vector<Id<Person>> people;
  if (request.requester_person_id) people.push_back(*request.requester_person_id);
  if (!request.household_id) return people;
  for (const auto& member : book.rooms().people.members_of(tx, request.community_id, *request.household_id))
    people.push_back(member.id);
  return people;
}

std::optional<Taker> taker_of_role(std::string_view role) {
  static constexpr std::pair<std::string_view, Taker> takers[] = {
      {"grid_worker", Taker::grid_worker}, {"grid_leader", Taker::grid_worker},
      {"property", Taker::property},       {"community_staff", Taker::community},
      {"secretary", Taker::community},     {"street_staff", Taker::street},
      {"police_officer", Taker::police},   {"medic", Taker::medic},
  };
  for (const auto& [name, taker] : takers)
    if (name == role) return taker;
  return {};
}

Ranking::Ranking(Tx& tx, const Book& book, Id<Area> community, std::vector<volunteers::Helper> helpers,
                 const Jobs& jobs_in_hand)
    : book_(book), timeline_(tx, book.rooms().services, community), helpers_(std::move(helpers)) {
  terms_.reserve(helpers_.size());
  for (const auto& helper : helpers_) {
    const auto jobs = jobs_in_hand.find(helper.id.value);
    terms_.push_back(in_terms(helper, jobs == jobs_in_hand.end() ? 0 : jobs->second));
  }
}

Ranked Ranking::rank(Tx& tx, const Waiting& request, const std::vector<Assignment>& assignments) const {
  const auto at_home = people_at_home(tx, book_, request);
  const auto job = job_of(tx, request, who_gave_up(assignments));
  const auto& past = past_of(tx, request);
  Ranked ranked;
  std::vector<LeftOut> unskilled;
  for (std::size_t i = 0; i < helpers_.size(); ++i) {
    const auto& helper = helpers_[i];
    if (std::ranges::find(at_home, helper.person_id) != at_home.end()) continue;
    auto rating = matching::rate(terms_[i], job, past.between(request.household_id, helper.id));
    const auto away = absence(helper, request, tx.now());
    const bool gave_up = std::ranges::find(job.asked_before, helper.id.value) != job.asked_before.end();
    if (!rating)
      unskilled.push_back({&helper, "lacks_skill"});
    else if (is_on_it(assignments, helper.person_id))
      ranked.left_out.push_back({&helper, "already_asked"});
    else if (away != Absence::none)
      ranked.left_out.push_back({&helper, word_of_absence(away)});
    else
      ranked.fit.push_back({&helper, std::move(*rating), gave_up});
  }
  std::ranges::stable_sort(ranked.fit, {}, [](const Candidate& each) { return each.rating.cost; });
  ranked.left_out.insert(ranked.left_out.end(), unskilled.begin(), unskilled.end());
  return ranked;
}

std::optional<matching::Rating> Ranking::rate(Tx& tx, const volunteers::Helper& helper, const Waiting& request,
                                              const std::vector<Assignment>& assignments) const {
  const auto& past = past_of(tx, request);
  return matching::rate(terms_of(helper), job_of(tx, request, who_gave_up(assignments)),
                        past.between(request.household_id, helper.id));
}

// Read once: a plan may hold hundreds of orders of one home.
const Past& Ranking::past_of(Tx& tx, const Waiting& request) const {
  const auto home = request.household_id.value_or(Id<Household>{}).value;
  const auto [known, fresh] = known_pasts_.try_emplace(home);
  if (fresh) known->second = Past::of_household(tx, request.community_id, request.household_id);
  return known->second;
}

const volunteers::Helper* Ranking::find(Id<volunteers::Volunteer> id) const {
  const auto found = std::ranges::find(helpers_, id, &volunteers::Helper::id);
  return found == helpers_.end() ? nullptr : &*found;
}

const volunteers::Helper* Ranking::find_of_person(Id<Person> id) const {
  const auto found = std::ranges::find(helpers_, id, &volunteers::Helper::person_id);
  return found == helpers_.end() ? nullptr : &*found;
}

Absence Ranking::absence(const volunteers::Helper& helper, const Waiting& request, Instant now) const {
  const auto& volunteers = book_.rooms().volunteers;
  const auto away = volunteers.absence(helper, now);
  if (away != Absence::none || !request.preferred_at || *request.preferred_at <= now) return away;
  // Quiet hours are about being asked; the resident's preferred time comes later.
  const auto then = volunteers.absence(helper, *request.preferred_at);
  return then == Absence::on_leave ? then : Absence::none;
}

const services::Service* Ranking::find_kind(const Waiting& request) const {
  return timeline_.at(request.ordered_at).find(request.kind);
}

matching::Job Ranking::job_of(Tx& tx, const Waiting& request, std::vector<std::int64_t> asked_before) const {
  const auto& service = timeline_.at(request.ordered_at).get(request.kind);
  matching::Job job{.id = request.id.value,
                    .place = {},
                    .skills = service.skills,
                    .languages = {},
                    // The cap is the most that one may take; half of it is what most take.
                    .minutes = service.hours_cap * 30,
                    .helpers_needed = request.people_needed,
                    .urgent = request.urgent,
                    .asked_before = std::move(asked_before)};
  if (request.lat && request.lng) job.place = matching::Spot{*request.lat, *request.lng};
  if (!request.requester_person_id) return job;
  const auto person = book_.rooms().people.find_person(tx, request.community_id, *request.requester_person_id);
  if (person) job.languages = person->languages;
  return job;
}

}  // namespace linli::requests::dispatching
