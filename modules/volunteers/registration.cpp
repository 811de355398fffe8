#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/stored.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::volunteers {
namespace {

constexpr std::string_view role{"volunteer"};

void keep(Tx& tx, const VolunteerRow& row) {
  tx.run(statements::keep, row.id, row.community_id, row.person_id, row.name, row.affiliation, row.home_community_id,
         row.home_community_name, row.paired_community_id, row.paired_community_name, row.skills, row.languages,
         row.weekly_minutes, row.quiet_from, row.quiet_to, row.state, row.refused_because, row.leave_starts_at,
         row.leave_ends_at, row.lat, row.lng, row.paired_lat, row.paired_lng, row.area_code, row.minutes_total,
         row.week_starts_at, row.week_minutes, row.joined_at, row.version);
  tx.announce("volunteers", row.community_id.value, row.id.value);
}

void record(Tx& tx, const Caller& caller, const VolunteerRow& before, const VolunteerRow& after) {
  const facts::About about{after.home_community_id, "volunteer", after.id.value};
  const facts::Origin origin{facts::Source::told, ""};
  if (before.id)
    facts::record_changes(tx, caller, about, origin, before, after);
  else
    facts::record_change(tx, caller, about, origin, "state", "", json::text(after.state));
}

std::vector<std::string> without_repeats(const std::vector<std::string>& codes) {
  std::vector<std::string> once;
  for (const auto& code : codes)
    if (std::ranges::find(once, code) == once.end()) once.push_back(code);
  return once;
}

std::optional<double> degrees_of(const auto& coordinate) {
  return coordinate ? std::optional(coordinate->value) : std::nullopt;
}

}  // namespace

// ---- joining ----

Volunteer Volunteers::enrol(Tx& tx, const Caller& caller, Id<Person> person, const ApplyAsVolunteer& wanted) const {
  return sign_up(tx, caller, people_.get_person(tx, wanted.community_id, person), wanted, State::active);
}

Volunteer Volunteers::apply(Tx& tx, const Caller& caller, const ApplyAsVolunteer& wanted) const {
  if (!caller.person_id || caller.community_id != wanted.community_id)
    throw Refusal::conflict("volunteers.live_elsewhere");
  return sign_up(tx, caller, people_.get_person(tx, wanted.community_id, caller.person_id), wanted, State::applied);
}

Volunteer Volunteers::sign_up(Tx& tx, const Caller& caller, const Person& person, const ApplyAsVolunteer& wanted,
                              State state) const {
  check_known(wanted.skills, wanted.languages);
  const auto known = tx.find<VolunteerRow>(statements::find_of_person, wanted.community_id, person.id);
  if (known && is_registered(known->state))
    throw Refusal::conflict("volunteers.already", {{"name", person.name.str()}});
  // Whoever comes back is the same volunteer, with the hours from before.
  const auto before = known.value_or(VolunteerRow{.version = 0});
  auto row = before;
  if (!known) row.id = tx.new_id<Volunteer>();
  row.person_id = person.id;
  row.affiliation = wanted.affiliation.str();
  row.home_community_id = person.community_id;
  row.home_community_name =
      areas_.name_of(tx, person.community_id, areas_.code_of_community(tx, person.community_id).value_or(""));
  pair_with(tx, row, wanted.paired_community_id);
  row.skills = without_repeats(wanted.skills);
  row.languages = without_repeats(wanted.languages);
  row.weekly_minutes = wanted.weekly_minutes.value;
  row.state = state;
  row.refused_because.reset();
  row.joined_at = tx.now();
  auto volunteer = save(tx, caller, before, row);
  if (state == State::active) open_rights(tx, caller, row);
  return volunteer;
}

void Volunteers::pair_with(Tx& tx, VolunteerRow& row, std::optional<Id<Area>> community) const {
  row.paired_community_id.reset();
  row.paired_community_name.reset();
  row.paired_lat.reset();
  row.paired_lng.reset();
  if (!community) return;
  if (*community == row.home_community_id) throw Refusal::wrong("/paired_community_id", "volunteers.paired_with_home");
  const auto code = areas_.code_of_community(tx, *community);
  if (!code) throw Refusal::wrong("/paired_community_id", "areas.no_such_area");
  const auto area = areas_.must_have(tx, *community, *code, "/paired_community_id");
  row.paired_community_id = area.id;
  row.paired_community_name = area.name.str();
  row.paired_lat = degrees_of(area.lat);
  row.paired_lng = degrees_of(area.lng);
}

// ---- deciding on applications ----

Volunteer Volunteers::approve(Tx& tx, const Caller& caller, const VolunteerKey& wanted) const {
  const auto before = application(tx, caller, wanted.community_id, wanted.id);
  auto after = before;
  after.state = State::active;
  after.joined_at = tx.now();
  auto volunteer = save(tx, caller, before, after);
  open_rights(tx, caller, after);
  return volunteer;
}

Volunteer Volunteers::refuse(Tx& tx, const Caller& caller, const RefuseVolunteer& wanted) const {
  const auto before = application(tx, caller, wanted.community_id, wanted.id);
  auto after = before;
  after.state = State::refused;
  after.refused_because = wanted.reason.str();
  return save(tx, caller, before, after);
}

VolunteerRow Volunteers::application(Tx& tx, const Caller& caller, Id<Area> community, Id<Volunteer> id) const {
  const auto row = tx.find<VolunteerRow>(statements::find, community, id);
  if (!row || !caller.may(view, row->area_code)) throw Refusal::not_found();
  caller.require(manage, row->area_code);
  if (row->community_id != row->home_community_id)
    throw Refusal::conflict("volunteers.decided_at_home", {{"community", row->home_community_name}});
  if (caller.person_id == row->person_id) throw Refusal::forbidden("volunteers.own");
  if (row->state != State::applied) throw Refusal::conflict("volunteers.not_applied", {{"name", row->name}});
  return *row;
}

// ---- one's own ----

Volunteer Volunteers::change_mine(Tx& tx, const Caller& caller, const ChangeVolunteer& wanted) const {
  const auto before = own_running(tx, caller, wanted.community_id);
  auto after = before;
  check_known(wanted.skills.value_or(before.skills), wanted.languages.value_or(before.languages));
  if (wanted.skills) after.skills = without_repeats(*wanted.skills);
  if (wanted.languages) after.languages = without_repeats(*wanted.languages);
  if (wanted.weekly_minutes) after.weekly_minutes = wanted.weekly_minutes->value;
  const auto hour = [](const Text<0, 5>& text) { return text.empty() ? std::nullopt : std::optional(text.str()); };
  if (wanted.quiet_from) after.quiet_from = hour(*wanted.quiet_from);
  if (wanted.quiet_to) after.quiet_to = hour(*wanted.quiet_to);
  if (const auto* fault = fault_of_quiet_hours(after.quiet_from, after.quiet_to))
    throw Refusal::wrong("/quiet_to", fault);
  // An application stays one until somebody decides.
  if (wanted.paused && before.state != State::applied) after.state = *wanted.paused ? State::paused : State::active;
  return save(tx, caller, before, after);
}

Volunteer Volunteers::take_leave(Tx& tx, const Caller& caller, const TakeLeave& wanted) const {
  const auto before = own_running(tx, caller, wanted.community_id);
  if (wanted.ends_at <= wanted.starts_at) throw Refusal::wrong("/ends_at", "volunteers.leave_ends_before_start");
  if (wanted.ends_at <= tx.now()) throw Refusal::wrong("/ends_at", "volunteers.leave_is_over");
  auto after = before;
  after.leave_starts_at = wanted.starts_at;
  after.leave_ends_at = wanted.ends_at;
  return save(tx, caller, before, after);
}

Volunteer Volunteers::end_leave(Tx& tx, const Caller& caller, const OwnVolunteer& wanted) const {
  const auto before = own_running(tx, caller, wanted.community_id);
  auto after = before;
  after.leave_starts_at.reset();
  after.leave_ends_at.reset();
  return save(tx, caller, before, after);
}

Volunteer Volunteers::resign(Tx& tx, const Caller& caller, const OwnVolunteer& wanted) const {
  const auto before = own_running(tx, caller, wanted.community_id);
  std::int64_t jobs = 0;
  for (const auto community : before.communities())
    if (const auto row = tx.find<VolunteerRow>(statements::find, community, before.id))
      jobs += shown(tx, *row).open_load;
  if (jobs > 0) throw Refusal::conflict("volunteers.jobs_in_hand", {{"count", std::to_string(jobs)}});
  auto after = before;
  after.state = State::ended;
  after.leave_starts_at.reset();
  after.leave_ends_at.reset();
  auto volunteer = save(tx, caller, before, after);
  close_rights(tx, after);
  return volunteer;
}

void Volunteers::follow(Tx& tx, const Caller& caller, const Person& person) const {
  const auto before = tx.find<VolunteerRow>(statements::find_of_person, person.community_id, person.id);
  if (!before || before->home_community_id != person.community_id || !is_registered(before->state)) return;
  auto after = *before;
  save(tx, caller, *before, after);
}

VolunteerRow Volunteers::own_running(Tx& tx, const Caller& caller, Id<Area> community) const {
  auto row = own(tx, caller, community);
  if (!is_registered(row.state)) throw Refusal::conflict("volunteers.not_active", {{"name", row.name}});
  return row;
}

// ---- what they share ----

void Volunteers::check_known(const std::vector<std::string>& skills, const std::vector<std::string>& languages) const {
  json::Complaints complaints;
  for (std::size_t i = 0; i < skills.size(); ++i)
    if (!services_.has_skill(skills[i]))
      complaints.push_back({"/skills/" + std::to_string(i), "volunteers.no_such_skill", skills[i]});
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (!services_.has_language(languages[i]))
      complaints.push_back({"/languages/" + std::to_string(i), "volunteers.no_such_language", languages[i]});
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
}

Volunteer Volunteers::save(Tx& tx, const Caller& caller, const VolunteerRow& before, VolunteerRow& after) const {
  const auto asked_in = before.community_id ? before.community_id : after.home_community_id;
  const auto person = people_.get_person(tx, after.home_community_id, after.person_id);
  after.name = person.name.str();
  const auto home = people_.home_of(tx, person);
  after.lat = home ? std::optional(home->lat) : std::nullopt;
  after.lng = home ? std::optional(home->lng) : std::nullopt;
  record(tx, caller, before, after);
  after.version = before.version + 1;
  auto row = after;
  for (const auto community : after.communities()) {
    row.community_id = community;
    row.area_code =
        community == after.home_community_id ? person.area_code : areas_.code_of_community(tx, community).value_or("");
    keep(tx, row);
    if (community == asked_in) after = row;
  }
  return shown(tx, after);
}

void Volunteers::open_rights(Tx& tx, const Caller& caller, const VolunteerRow& row) const {
  const auto person = people_.get_person(tx, row.home_community_id, row.person_id);
  if (!person.phone) return;
  for (const auto community : row.communities())
    accounts_.grant(tx, caller, person, role, community, areas_.code_of_community(tx, community).value_or(""));
}

void Volunteers::close_rights(Tx& tx, const VolunteerRow& row) const {
  for (const auto community : row.communities())
    accounts_.revoke(tx, row.person_id, role, areas_.code_of_community(tx, community).value_or(""));
}

}  // namespace linli::volunteers
