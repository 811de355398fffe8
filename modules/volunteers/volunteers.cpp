#include "modules/volunteers/volunteers.hpp"

#include "modules/people/people.hpp"
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/stored.hpp"

namespace linli::volunteers {
namespace {

std::optional<Leave> leave_of(const std::optional<Instant>& starts_at, const std::optional<Instant>& ends_at) {
  if (!starts_at || !ends_at) return {};
  return Leave{*starts_at, *ends_at};
}

// Leave that is over is no longer shown.
Volunteer as_shown(const VolunteerRow& row, Instant now) {
  const auto leave = leave_of(row.leave_starts_at, row.leave_ends_at);
  return {.id = row.id,
          .community_id = row.community_id,
          .person_id = row.person_id,
          .name = row.name,
          .affiliation = row.affiliation,
          .home_community_id = row.home_community_id,
          .home_community_name = row.home_community_name,
          .paired_community_id = row.paired_community_id,
          .paired_community_name = row.paired_community_name,
          .skills = row.skills,
          .languages = row.languages,
          .weekly_minutes = row.weekly_minutes,
          .quiet_from = row.quiet_from,
          .quiet_to = row.quiet_to,
          .state = row.state,
          .refused_because = row.refused_because,
          .leave = leave && leave->ends_at > now ? leave : std::nullopt,
          .lat = row.lat,
          .lng = row.lng,
          .area_code = row.area_code,
          .minutes_total = row.minutes_total,
          .joined_at = row.joined_at,
          .version = row.version};
}

}  // namespace

Volunteers::Volunteers(const areas::Areas& areas, const people::People& people, const accounts::Accounts& accounts,
                       const services::Services& services, int zone_minutes)
    : areas_(areas), people_(people), accounts_(accounts), services_(services), zone_minutes_(zone_minutes) {}

// ---- for other modules ----

std::vector<Helper> Volunteers::helpers(Tx& tx, Id<Area> community) const {
  return tx.all<Helper>(statements::helpers, community, start_of_week(tx.now(), zone_minutes_));
}

std::optional<Helper> Volunteers::find_helper(Tx& tx, Id<Area> community, Id<Volunteer> id) const {
  return tx.find<Helper>(statements::find_helper, community, start_of_week(tx.now(), zone_minutes_), id);
}

std::optional<Volunteer> Volunteers::find(Tx& tx, Id<Area> community, Id<Volunteer> id) const {
  const auto row = tx.find<VolunteerRow>(statements::find, community, id);
  return row ? std::optional(as_shown(*row, tx.now())) : std::nullopt;
}

std::optional<Volunteer> Volunteers::find_of_person(Tx& tx, Id<Area> community, Id<Person> person) const {
  const auto row = tx.find<VolunteerRow>(statements::find_of_person, community, person);
  return row ? std::optional(as_shown(*row, tx.now())) : std::nullopt;
}

Volunteer Volunteers::get_volunteer(Tx& tx, Id<Area> community, Id<Volunteer> id) const {
  auto volunteer = find(tx, community, id);
  if (!volunteer) throw Refusal::not_found();
  return *volunteer;
}

Absence Volunteers::absence(const Volunteer& volunteer, Instant at) const {
  return absence_of(volunteer.state, volunteer.leave, volunteer.quiet_from, volunteer.quiet_to, at, zone_minutes_);
}

Absence Volunteers::absence(const Helper& helper, Instant at) const {
  return absence_of(State::active, leave_of(helper.leave_starts_at, helper.leave_ends_at), helper.quiet_from,
                    helper.quiet_to, at, zone_minutes_);
}

void Volunteers::require_at_work(const Volunteer& volunteer, Instant at) const {
  const Refusal::Arguments who{{"name", volunteer.name}};
  switch (absence(volunteer, at)) {
    case Absence::not_active:
      throw Refusal::conflict("volunteers.not_active", who);
    case Absence::paused:
      throw Refusal::conflict("volunteers.paused", who);
    case Absence::on_leave:
      throw Refusal::conflict("volunteers.on_leave", who);
    case Absence::quiet:
    case Absence::none:
      return;
  }
}

// ---- routes ----

Page<Volunteer> Volunteers::list(Tx& tx, const Caller& caller, const ListVolunteers& wanted) const {
  const auto reach = caller.reach(view);
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto after = parse_id(wanted.after.value_or("")).value_or(0);
  // Skills are stored as a JSON list of their codes.
  const auto skill = wanted.skill ? pattern_of('"' + wanted.skill->str() + '"') : "%";
  auto rows =
      tx.all<VolunteerRow>(statements::list, wanted.community_id, after, wanted.state,
                           pattern_of(wanted.q ? wanted.q->str() : ""), skill, limit + 1, reach);
  const bool more = std::ssize(rows) > limit;
  if (more) rows.pop_back();
  Page<Volunteer> page{shown(tx, wanted.community_id, rows), {}};
  if (more) page.next = page.items.back().id.text();
  return page;
}

Volunteer Volunteers::get(Tx& tx, const Caller& caller, const VolunteerKey& wanted) const {
  const auto row = tx.find<VolunteerRow>(statements::find, wanted.community_id, wanted.id);
  if (!row || !caller.may(view, row->area_code)) throw Refusal::not_found();
  return shown(tx, *row);
}

Volunteer Volunteers::mine(Tx& tx, const Caller& caller, const OwnVolunteer& wanted) const {
  return shown(tx, own(tx, caller, wanted.community_id));
}

// ---- what they share ----

VolunteerRow Volunteers::own(Tx& tx, const Caller& caller, Id<Area> community) const {
  const auto row =
      caller.person_id ? tx.find<VolunteerRow>(statements::find_of_person, community, caller.person_id) : std::nullopt;
  if (!row) throw Refusal::not_found();
  return *row;
}

std::vector<Volunteer> Volunteers::shown(Tx& tx, Id<Area> community, const std::vector<VolunteerRow>& rows) const {
  std::vector<Id<Volunteer>> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  const auto loads =
      count_jobs_ && !ids.empty() ? count_jobs_(tx, community, ids) : std::unordered_map<std::int64_t, std::int64_t>();
  std::vector<Volunteer> volunteers;
  for (const auto& row : rows) {
    volunteers.push_back(as_shown(row, tx.now()));
    const auto load = loads.find(row.id.value);
    if (load != loads.end()) volunteers.back().open_load = load->second;
  }
  return volunteers;
}

Volunteer Volunteers::shown(Tx& tx, const VolunteerRow& row) const {
  return shown(tx, row.community_id, {row}).front();
}

}  // namespace linli::volunteers
