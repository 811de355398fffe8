#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/instant.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/work/trace.hpp"

namespace linli::volunteers {

LINLI_ENUM(State, applied, active, paused, refused, ended)
LINLI_ENUM(HoursState, entered, confirmed, disputed, corrected)
LINLI_ENUM(Decision, proposed, approved, refused)

struct Leave {
  Instant starts_at;
  Instant ends_at;
};
LINLI_RECORD(Leave, starts_at, ends_at)

// Somebody who helps, registered with the community where they live and the one their unit is paired with (双报到):
// a row in each, with the same id, kept equal. `area_code` is the home's in the home community and the community's own
// in the paired one.
struct Volunteer {
  Id<Volunteer> id;
  Id<Area> community_id;
  Id<Person> person_id;
  std::string name;
  std::string affiliation;
  Id<Area> home_community_id;
  std::string home_community_name;
  std::optional<Id<Area>> paired_community_id;
  std::optional<std::string> paired_community_name;
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  std::int64_t weekly_minutes = 0;
  std::optional<std::string> quiet_from;  // "22:00", on the community's clock
  std::optional<std::string> quiet_to;
  State state = State::applied;
  std::optional<std::string> refused_because;
  std::optional<Leave> leave;  // now or later
  std::optional<double> lat;
  std::optional<double> lng;
  std::string area_code;
  std::int64_t open_load = 0;  // jobs in hand now
  std::int64_t minutes_total = 0;
  Instant joined_at;
  std::int64_t version = 1;
};
LINLI_RECORD(Volunteer, id, community_id, person_id, name, affiliation, home_community_id, home_community_name,
             paired_community_id, paired_community_name, skills, languages, weekly_minutes, quiet_from, quiet_to, state,
             refused_because, leave, lat, lng, area_code, open_load, minutes_total, joined_at, version)

// What ranking must know of an active volunteer. Places are the home and the paired community's.
struct Helper {
  Id<Volunteer> id;
  Id<Person> person_id;
  std::string name;
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  std::int64_t weekly_minutes = 0;
  std::int64_t minutes_this_week = 0;  // worked since Monday, confirmed or not
  std::optional<std::string> quiet_from;
  std::optional<std::string> quiet_to;
  std::optional<Instant> leave_starts_at;
  std::optional<Instant> leave_ends_at;
  std::optional<double> lat;
  std::optional<double> lng;
  std::optional<double> paired_lat;
  std::optional<double> paired_lng;
};
LINLI_RECORD(Helper, id, person_id, name, skills, languages, weekly_minutes, minutes_this_week, quiet_from, quiet_to,
             leave_starts_at, leave_ends_at, lat, lng, paired_lat, paired_lng)

// One line of work done. Lines never change their minutes: a wrong one becomes `corrected` together with a line that
// takes it back (`reverses`), and a new line says what is right. Only `confirmed` lines count.
struct Hours {
  Id<Hours> id;
  Id<Area> community_id;
  Id<Volunteer> volunteer_id;
  std::string volunteer_name;
  Id<work::Subject> request_id;
  std::string request_number;
  Instant started_at;
  Instant ended_at;
  std::int64_t minutes = 0;
  HoursState state = HoursState::entered;
  std::string entered_by_name;
  std::optional<std::string> confirmed_by_name;
  std::optional<Instant> confirmed_at;
  std::optional<std::string> disputed_because;
  std::optional<Id<Hours>> reverses;
  std::string note;
};
LINLI_RECORD(Hours, id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at,
             minutes, state, entered_by_name, confirmed_by_name, confirmed_at, disputed_because, reverses, note)

// Who helped in one week and what of it is confirmed; week 0 begins with the first moment asked about.
struct HelpWeek {
  std::int64_t week = 0;
  std::int64_t helpers = 0;
  std::int64_t minutes = 0;
};
LINLI_RECORD(HelpWeek, week, helpers, minutes)

struct MyHours {
  std::int64_t total_minutes = 0;
  std::vector<Hours> items;
};
LINLI_RECORD(MyHours, total_minutes, items)

// A proposal to put a line of hours right. Somebody in another role decides.
struct HoursCorrection {
  Id<HoursCorrection> id;
  Id<Area> community_id;
  Id<Hours> hours_id;
  Id<Volunteer> volunteer_id;
  std::string volunteer_name;
  std::string request_number;
  std::int64_t minutes_before = 0;
  std::int64_t minutes = 0;
  std::string reason;
  Decision state = Decision::proposed;
  std::string proposed_by_name;
  Instant proposed_at;
  std::optional<std::string> decided_by_name;
  std::optional<Instant> decided_at;
  std::optional<std::string> decision_reason;
};
LINLI_RECORD(HoursCorrection, id, community_id, hours_id, volunteer_id, volunteer_name, request_number, minutes_before,
             minutes, reason, state, proposed_by_name, proposed_at, decided_by_name, decided_at, decision_reason)

// ---- what verbs are given ----

struct ListVolunteers {
  Id<Area> community_id;
  std::optional<Text<0, 40>> q;
  std::optional<State> state;
  std::optional<Text<1, 40>> skill;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListVolunteers, community_id, q, state, skill, limit, after)

struct VolunteerKey {
  Id<Area> community_id;
  Id<Volunteer> id;
};
LINLI_RECORD(VolunteerKey, community_id, id)

struct OwnVolunteer {
  Id<Area> community_id;
};
LINLI_RECORD(OwnVolunteer, community_id)

struct ApplyAsVolunteer {
  Id<Area> community_id;
  Text<0, 80> affiliation;
  std::optional<Id<Area>> paired_community_id;
  std::vector<std::string> skills;
  std::vector<std::string> languages;
  Whole<0, 6000> weekly_minutes;
};
LINLI_RECORD(ApplyAsVolunteer, community_id, affiliation, paired_community_id, skills, languages, weekly_minutes)

// Absent members stay as they are; an empty quiet hour takes the quiet hours away.
struct ChangeVolunteer {
  Id<Area> community_id;
  std::optional<std::vector<std::string>> skills;
  std::optional<std::vector<std::string>> languages;
  std::optional<Whole<0, 6000>> weekly_minutes;
  std::optional<Text<0, 5>> quiet_from;
  std::optional<Text<0, 5>> quiet_to;
  std::optional<bool> paused;
};
LINLI_RECORD(ChangeVolunteer, community_id, skills, languages, weekly_minutes, quiet_from, quiet_to, paused)

struct RefuseVolunteer {
  Id<Area> community_id;
  Id<Volunteer> id;
  Text<1, 500> reason;
};
LINLI_RECORD(RefuseVolunteer, community_id, id, reason)

struct TakeLeave {
  Id<Area> community_id;
  Instant starts_at;
  Instant ends_at;
};
LINLI_RECORD(TakeLeave, community_id, starts_at, ends_at)

struct ListHours {
  Id<Area> community_id;
  std::optional<HoursState> state;
  std::optional<Id<Volunteer>> volunteer_id;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListHours, community_id, state, volunteer_id, limit, after)

struct HoursKey {
  Id<Area> community_id;
  Id<Hours> id;
};
LINLI_RECORD(HoursKey, community_id, id)

struct DisputeHours {
  Id<Area> community_id;
  Id<Hours> id;
  Text<1, 500> reason;
};
LINLI_RECORD(DisputeHours, community_id, id, reason)

struct ProposeHoursCorrection {
  Id<Area> community_id;
  Id<Hours> id;
  Whole<0, 1440> minutes;
  Text<1, 500> reason;
};
LINLI_RECORD(ProposeHoursCorrection, community_id, id, minutes, reason)

struct ListHoursCorrections {
  Id<Area> community_id;
  std::optional<Decision> state;
};
LINLI_RECORD(ListHoursCorrections, community_id, state)

struct DecideHoursCorrection {
  Id<Area> community_id;
  Id<HoursCorrection> id;
  std::optional<Text<0, 500>> reason;
};
LINLI_RECORD(DecideHoursCorrection, community_id, id, reason)

// From the module that knows the job: what was done, and the most that a job of its kind may count.
struct BookHours {
  Id<Area> community_id;
  Id<Volunteer> volunteer_id;
  Id<work::Subject> request_id;
  std::string request_number;
  std::string area_code;  // where the job was: who may confirm
  Instant started_at;
  Instant ended_at;
  std::int64_t cap_minutes = 0;
  std::string note;
};

}  // namespace linli::volunteers
