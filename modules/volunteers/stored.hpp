// What stands in the tables beside what is shown.
#pragma once
#include "modules/volunteers/records.hpp"

namespace linli::volunteers {

// A volunteer as stored in one of the two communities. `week_minutes` were worked in the week that began at
// `week_starts_at`; both communities count what was done in either.
struct VolunteerRow {
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
  std::optional<std::string> quiet_from;
  std::optional<std::string> quiet_to;
  State state = State::applied;
  std::optional<std::string> refused_because;
  std::optional<Instant> leave_starts_at;
  std::optional<Instant> leave_ends_at;
  std::optional<double> lat;
  std::optional<double> lng;
  std::optional<double> paired_lat;
  std::optional<double> paired_lng;
  std::string area_code;
  std::int64_t minutes_total = 0;
  Instant week_starts_at;
  std::int64_t week_minutes = 0;
  Instant joined_at;
  std::int64_t version = 1;

  std::vector<Id<Area>> communities() const {
    std::vector<Id<Area>> both{home_community_id};
    if (paired_community_id) both.push_back(*paired_community_id);
    return both;
  }
};
LINLI_RECORD(VolunteerRow, id, community_id, person_id, name, affiliation, home_community_id, home_community_name,
             paired_community_id, paired_community_name, skills, languages, weekly_minutes, quiet_from, quiet_to, state,
             refused_because, leave_starts_at, leave_ends_at, lat, lng, paired_lat, paired_lng, area_code,
             minutes_total, week_starts_at, week_minutes, joined_at, version)

// Where the job of some hours was, who earned them and who entered them.
struct HoursParties {
  std::string area_code;
  Id<Person> person_id;
  Id<Person> entered_by_person_id;
  Id<Account> entered_by_account_id;
};
LINLI_RECORD(HoursParties, area_code, person_id, entered_by_person_id, entered_by_account_id)

// Where a correction belongs and who proposed it.
struct CorrectionParties {
  std::string area_code;
  Id<Person> proposed_by_person_id;
  Id<Account> proposed_by_account_id;
};
LINLI_RECORD(CorrectionParties, area_code, proposed_by_person_id, proposed_by_account_id)

}  // namespace linli::volunteers
