#include "modules/volunteers/lines.hpp"
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/stored.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/base/made_since.hpp"

namespace linli::volunteers {

// ---- for other modules ----

Hours Volunteers::book_hours(Tx& tx, const Caller& caller, const BookHours& done) const {
  const auto volunteer = get_volunteer(tx, done.community_id, done.volunteer_id);
  const auto started_at = whole_minute(done.started_at), ended_at = whole_minute(done.ended_at);
  if (const auto* fault = fault_of_hours(started_at, ended_at, tx.now(), done.cap_minutes))
    throw Refusal::wrong("/ended_at", fault, std::to_string(done.cap_minutes / 60));
  const auto other = other_work(tx, done.community_id, volunteer.id, started_at, ended_at, {});
  if (!other.empty()) throw Refusal::wrong("/started_at", "volunteers.hours_overlap", other);
  Hours hours;
  hours.id = tx.new_id<Hours>();
  hours.community_id = done.community_id;
  hours.volunteer_id = volunteer.id;
  hours.volunteer_name = volunteer.name;
  hours.request_id = done.request_id;
  hours.request_number = done.request_number;
  hours.started_at = started_at;
  hours.ended_at = ended_at;
  hours.minutes = minutes_between(started_at, ended_at);
  hours.entered_by_name = caller.name;
  hours.note = done.note;
  add_line(tx, hours, {done.area_code, volunteer.person_id, caller.person_id, caller.account_id});
  count_worked(tx, hours, hours.minutes);
  return hours;
}

Instant Volunteers::free_since(Tx& tx, Id<Area> community, Id<Volunteer> id, Instant start, Instant end) const {
  for (const auto& work : work_between(tx, community, id, start, end, {}))
    if (work.ended_at <= end) start = std::max(start, work.ended_at);
  return start;
}

int Volunteers::confirm_hours_of(Tx& tx, const Caller& caller, Id<Area> community, Id<work::Subject> request) const {
  int confirmed = 0;
  for (const auto& hours : tx.all<Hours>(statements::entered_for, community, request)) {
    if (!is_second_person(caller, hands_of(parties_of(tx, hours)))) continue;
    confirm_line(tx, caller, hours);
    ++confirmed;
  }
  return confirmed;
}

std::int64_t Volunteers::count_hours_to_confirm(Tx& tx, Id<Area> community, const Reach& reach) const {
  return tx.find<std::int64_t>(statements::count_entered, community, reach).value_or(0);
}

std::vector<HelpWeek> Volunteers::help_by_week(Tx& tx, Id<Area> community, const Reach& reach, Instant from) const {
  return tx.all<HelpWeek>(statements::help_by_week, community, reach, from, first_id_at(from));
}

// ---- routes ----

MyHours Volunteers::my_hours(Tx& tx, const Caller& caller, const OwnVolunteer& wanted) const {
  const auto me = own(tx, caller, wanted.community_id);
  MyHours mine{me.minutes_total, {}};
  for (const auto community : me.communities())
    for (auto& hours : tx.all<Hours>(statements::hours_of, community, me.id)) mine.items.push_back(std::move(hours));
  std::ranges::sort(mine.items, std::greater(), &Hours::id);
  return mine;
}

Page<Hours> Volunteers::list_hours(Tx& tx, const Caller& caller, const ListHours& wanted) const {
  const auto reach = caller.reach(view);
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto after = parse_id(wanted.after.value_or("")).value_or(0);
  return page_from(tx.all<Hours>(statements::list_hours, wanted.community_id, after, wanted.state, wanted.volunteer_id,
                                 limit + 1, reach),
                   limit);
}

Hours Volunteers::confirm_hours(Tx& tx, const Caller& caller, const HoursKey& wanted) const {
  return confirm_line(tx, caller, hours_to_decide(tx, caller, wanted));
}

Hours Volunteers::dispute_hours(Tx& tx, const Caller& caller, const DisputeHours& wanted) const {
  auto hours = hours_to_decide(tx, caller, {wanted.community_id, wanted.id});
  if (hours.state == HoursState::disputed) throw Refusal::conflict("volunteers.already_decided");
  hours.state = HoursState::disputed;
  hours.disputed_because = wanted.reason.str();
  settle_line(tx, hours);
  return hours;
}

// ---- what they share ----

Hours Volunteers::visible_hours(Tx& tx, const Caller& caller, const HoursKey& wanted) const {
  auto hours = tx.find<Hours>(statements::find_hours, wanted.community_id, wanted.id);
  if (!hours || !caller.may(view, parties_of(tx, *hours).area_code)) throw Refusal::not_found();
  return *hours;
}

Hours Volunteers::hours_to_decide(Tx& tx, const Caller& caller, const HoursKey& wanted) const {
  auto hours = visible_hours(tx, caller, wanted);
  const auto parties = parties_of(tx, hours);
  caller.require(manage, parties.area_code);
  if (!is_second_person(caller, hands_of(parties))) throw Refusal::forbidden("volunteers.second_person");
  if (hours.state == HoursState::confirmed || hours.state == HoursState::corrected)
    throw Refusal::conflict("volunteers.already_decided");
  return hours;
}

Hours Volunteers::confirm_line(Tx& tx, const Caller& caller, Hours hours) const {
  hours.state = HoursState::confirmed;
  hours.confirmed_by_name = caller.name;
  hours.confirmed_at = tx.now();
  settle_line(tx, hours);
  count_confirmed(tx, hours, hours.minutes);
  return hours;
}

std::vector<Hours> Volunteers::work_between(Tx& tx, Id<Area> community, Id<Volunteer> id, Instant start, Instant end,
                                            Id<Hours> except) const {
  const auto volunteer = tx.find<VolunteerRow>(statements::find, community, id).value();
  std::vector<Hours> found;
  for (const auto each : volunteer.communities())
    for (auto& work : tx.all<Hours>(statements::hours_between, each, id, start, end))
      if (work.id != except) found.push_back(std::move(work));
  return found;
}

std::string Volunteers::other_work(Tx& tx, Id<Area> community, Id<Volunteer> id, Instant start, Instant end,
                                   Id<Hours> except) const {
  for (const auto& work : work_between(tx, community, id, start, end, except))
    if (overlap(start, end, work.started_at, work.ended_at))
      return work.request_number + ", " + stretch_in_words(work.started_at, work.ended_at, zone_minutes_);
  return {};
}

void Volunteers::count_confirmed(Tx& tx, const Hours& hours, std::int64_t minutes) const {
  const auto volunteer = tx.find<VolunteerRow>(statements::find, hours.community_id, hours.volunteer_id).value();
  for (const auto community : volunteer.communities())
    tx.run(statements::count_confirmed, community, volunteer.id, minutes);
}

void Volunteers::count_worked(Tx& tx, const Hours& hours, std::int64_t minutes) const {
  const auto volunteer = tx.find<VolunteerRow>(statements::find, hours.community_id, hours.volunteer_id).value();
  const auto week = start_of_week(hours.started_at, zone_minutes_);
  for (const auto community : volunteer.communities())
    tx.run(statements::count_worked, community, volunteer.id, week, minutes);
}

}  // namespace linli::volunteers
