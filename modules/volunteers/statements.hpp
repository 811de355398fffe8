#pragma once
#include "platform/db/connection.hpp"

namespace linli::volunteers::statements {

using db::Statement;

// ---- volunteers ----

inline constexpr Statement find{R"sql(
select id, community_id, person_id, name, affiliation, home_community_id, home_community_name, paired_community_id, paired_community_name,
       skills, languages, weekly_minutes, quiet_from, quiet_to, state, refused_because, leave_starts_at, leave_ends_at, lat, lng,
       paired_lat, paired_lng, area_code, minutes_total, week_starts_at, week_minutes, joined_at, version
from volunteers_volunteers where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_of_person{R"sql(
select id, community_id, person_id, name, affiliation, home_community_id, home_community_name, paired_community_id, paired_community_name,
       skills, languages, weekly_minutes, quiet_from, quiet_to, state, refused_because, leave_starts_at, leave_ends_at, lat, lng,
       paired_lat, paired_lng, area_code, minutes_total, week_starts_at, week_minutes, joined_at, version
from volunteers_volunteers where community_id = $1 and person_id = $2
)sql"};

inline constexpr Statement list{R"sql(
select id, community_id, person_id, name, affiliation, home_community_id, home_community_name, paired_community_id, paired_community_name,
       skills, languages, weekly_minutes, quiet_from, quiet_to, state, refused_because, leave_starts_at, leave_ends_at, lat, lng,
       paired_lat, paired_lng, area_code, minutes_total, week_starts_at, week_minutes, joined_at, version
from volunteers_volunteers
where community_id = $1 and id > $2 and ($3 is null or state = $3)
  and (lower(name) like lower($4) escape '!' or lower(affiliation) like lower($4) escape '!') and skills like $5 escape '!'
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14)
order by id limit $6
)sql"};

inline constexpr Statement helpers{R"sql(
select id, person_id, name, skills, languages, weekly_minutes,
       case when week_starts_at = $2 then week_minutes else 0 end as minutes_this_week,
       quiet_from, quiet_to, leave_starts_at, leave_ends_at, lat, lng, paired_lat, paired_lng
from volunteers_volunteers where community_id = $1 and state = 'active' order by id
)sql"};

inline constexpr Statement find_helper{R"sql(
select id, person_id, name, skills, languages, weekly_minutes,
       case when week_starts_at = $2 then week_minutes else 0 end as minutes_this_week,
       quiet_from, quiet_to, leave_starts_at, leave_ends_at, lat, lng, paired_lat, paired_lng
from volunteers_volunteers where community_id = $1 and id = $3 and state = 'active'
)sql"};

// What is counted (minutes) is changed only by the two statements below.
inline constexpr Statement keep{R"sql(
insert into volunteers_volunteers
  (id, community_id, person_id, name, affiliation, home_community_id, home_community_name, paired_community_id, paired_community_name,
   skills, languages, weekly_minutes, quiet_from, quiet_to, state, refused_because, leave_starts_at, leave_ends_at, lat, lng,
   paired_lat, paired_lng, area_code, minutes_total, week_starts_at, week_minutes, joined_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
on conflict (community_id, id) do update set
  name = excluded.name, affiliation = excluded.affiliation, home_community_name = excluded.home_community_name,
  paired_community_id = excluded.paired_community_id, paired_community_name = excluded.paired_community_name,
  skills = excluded.skills, languages = excluded.languages, weekly_minutes = excluded.weekly_minutes,
  quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, state = excluded.state, refused_because = excluded.refused_because,
  leave_starts_at = excluded.leave_starts_at, leave_ends_at = excluded.leave_ends_at, lat = excluded.lat, lng = excluded.lng,
  paired_lat = excluded.paired_lat, paired_lng = excluded.paired_lng, area_code = excluded.area_code, joined_at = excluded.joined_at,
  version = excluded.version
)sql"};

inline constexpr Statement count_confirmed{R"sql(
update volunteers_volunteers set minutes_total = minutes_total + $3 where community_id = $1 and id = $2
)sql"};

// Work of a newer week begins the count anew; work of an older one no longer matters.
inline constexpr Statement count_worked{R"sql(
update volunteers_volunteers
set week_minutes = case when week_starts_at = $3 then week_minutes + $4 when week_starts_at < $3 then $4 else week_minutes end,
    week_starts_at = case when week_starts_at < $3 then $3 else week_starts_at end
where community_id = $1 and id = $2
)sql"};

// ---- hours ----

inline constexpr Statement add_hours{R"sql(
insert into volunteers_hours
  (id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
   confirmed_by_name, confirmed_at, disputed_because, reverses, note, area_code, person_id, entered_by_person_id, entered_by_account_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
)sql"};

inline constexpr Statement find_hours{R"sql(
select id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
       confirmed_by_name, confirmed_at, disputed_because, reverses, note
from volunteers_hours where community_id = $1 and id = $2
)sql"};

inline constexpr Statement parties_of_hours{R"sql(
select area_code, person_id, entered_by_person_id, entered_by_account_id from volunteers_hours where community_id = $1 and id = $2
)sql"};

inline constexpr Statement entered_for{R"sql(
select id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
       confirmed_by_name, confirmed_at, disputed_because, reverses, note
from volunteers_hours where community_id = $1 and request_id = $2 and state = 'entered' order by id
)sql"};

inline constexpr Statement hours_of{R"sql(
select id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
       confirmed_by_name, confirmed_at, disputed_because, reverses, note
from volunteers_hours where community_id = $1 and volunteer_id = $2 order by id desc limit 200
)sql"};

inline constexpr Statement list_hours{R"sql(
select id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
       confirmed_by_name, confirmed_at, disputed_because, reverses, note
from volunteers_hours
where community_id = $1 and ($2 = 0 or id < $2) and ($3 is null or state = $3) and ($4 is null or volunteer_id = $4)
  and (area_code between $6 and $7 or area_code between $8 and $9 or area_code between $10 and $11 or area_code between $12 and $13)
order by id desc limit $5
)sql"};

// What still stands of a volunteer's work in a stretch of time. No line is longer than a day.
inline constexpr Statement hours_between{R"sql(
select id, community_id, volunteer_id, volunteer_name, request_id, request_number, started_at, ended_at, minutes, state, entered_by_name,
       confirmed_by_name, confirmed_at, disputed_because, reverses, note
from volunteers_hours
where community_id = $1 and volunteer_id = $2 and started_at > $3 - 86400000 and started_at < $4 and ended_at > $3
  and state <> 'corrected' and minutes > 0
order by started_at
)sql"};

// The only change a line knows: its state. Minutes stay as they were entered.
inline constexpr Statement settle_hours{R"sql(
update volunteers_hours set state = $3, confirmed_by_name = $4, confirmed_at = $5, disputed_because = $6 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement count_entered{R"sql(
select count(*) from volunteers_hours
where community_id = $1 and state = 'entered'
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9)
)sql"};

// Week 0 begins at $10; $11 is the first id that can have been entered since.
inline constexpr Statement help_by_week{R"sql(
select (ended_at - $10) / 604800000 as week, count(distinct volunteer_id) as helpers,
       cast(sum(case when state = 'confirmed' then minutes else 0 end) as bigint) as minutes
from volunteers_hours
where community_id = $1 and state in ('entered', 'confirmed') and id >= $11 and ended_at >= $10 and minutes > 0
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9)
group by week
)sql"};

// ---- corrections ----

inline constexpr Statement add_correction{R"sql(
insert into volunteers_corrections
  (id, community_id, hours_id, volunteer_id, volunteer_name, request_number, minutes_before, minutes, reason, state, proposed_by_name,
   proposed_at, area_code, proposed_by_person_id, proposed_by_account_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
)sql"};

inline constexpr Statement find_correction{R"sql(
select id, community_id, hours_id, volunteer_id, volunteer_name, request_number, minutes_before, minutes, reason, state, proposed_by_name,
       proposed_at, decided_by_name, decided_at, decision_reason
from volunteers_corrections where community_id = $1 and id = $2
)sql"};

inline constexpr Statement parties_of_correction{R"sql(
select area_code, proposed_by_person_id, proposed_by_account_id from volunteers_corrections where community_id = $1 and id = $2
)sql"};

inline constexpr Statement list_corrections{R"sql(
select id, community_id, hours_id, volunteer_id, volunteer_name, request_number, minutes_before, minutes, reason, state, proposed_by_name,
       proposed_at, decided_by_name, decided_at, decision_reason
from volunteers_corrections
where community_id = $1 and ($2 is null or state = $2)
  and (area_code between $3 and $4 or area_code between $5 and $6 or area_code between $7 and $8 or area_code between $9 and $10)
order by id desc limit 200
)sql"};

inline constexpr Statement decide_correction{R"sql(
update volunteers_corrections set state = $3, decided_by_name = $4, decided_at = $5, decision_reason = $6
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement count_proposed{R"sql(
select count(*) from volunteers_corrections where community_id = $1 and state = 'proposed'
)sql"};

inline constexpr Statement count_proposed_for{R"sql(
select count(*) from volunteers_corrections where community_id = $1 and hours_id = $2 and state = 'proposed'
)sql"};

}  // namespace linli::volunteers::statements
