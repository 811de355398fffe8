#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::dispatching::statements {

using db::Statement;

// ---- who has what ----

inline constexpr Statement jobs_in_hand{R"sql(
select volunteer_id, count(*) as jobs from requests_assignments
where community_id = $1 and state in ('offered', 'accepted', 'on_the_way', 'arrived') and volunteer_id is not null
group by volunteer_id
)sql"};

inline constexpr Statement jobs_of{R"sql(
select count(*) as jobs from requests_assignments
where community_id = $1 and volunteer_id = $2 and state in ('offered', 'accepted', 'on_the_way', 'arrived')
)sql"};

inline constexpr Statement work_of{R"sql(
select id, community_id, request_id, volunteer_id, person_id, name, taker, state, cost, reasons, offered_at, answer_due_at, answered_at,
       departed_at, arrived_at, done_at, decline_reason, offered_by_person_id, offered_by_name
from requests_assignments
where community_id = $1 and person_id = $2 and state in ('offered', 'accepted', 'on_the_way', 'arrived')
order by id
)sql"};

// ---- the backlog ----

inline constexpr Statement waiting{R"sql(
select id, community_id, number, kind, words, place_text, area_code, lat, lng, requester_person_id, household_id, urgent, people_needed,
       preferred_at, ordered_at
from requests_requests
where community_id = $1 and state = 'ordered'
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9
       or responsible_code between $2 and $3 or responsible_code between $4 and $5 or responsible_code between $6 and $7
       or responsible_code between $8 and $9)
order by due_at, id limit $10
)sql"};

// Those who had a waiting request before and did not take or keep it.
inline constexpr Statement asked_of_waiting{R"sql(
select r.id as request_id, a.volunteer_id
from requests_requests r
join requests_assignments a on a.community_id = r.community_id and a.request_id = r.id
where r.community_id = $1 and r.state = 'ordered' and a.state in ('declined', 'timed_out', 'handed_back')
  and a.volunteer_id is not null
)sql"};

// ---- the past ----

// How often a volunteer helped a household, and what it said last of each time.
inline constexpr Statement past_of_household{R"sql(
select r.household_id, a.volunteer_id, count(*) as times, sum(case when t.answer = 'solved' then 1 else 0 end) as thanked,
       sum(case when t.answer = 'not_solved' then 1 else 0 end) as unhappy
from requests_requests r
join requests_assignments a on a.community_id = r.community_id and a.request_id = r.id
left join requests_ratings t on t.community_id = r.community_id and t.request_id = r.id
  and t.id = (select max(n.id) from requests_ratings n where n.community_id = r.community_id and n.request_id = r.id)
where r.community_id = $1 and r.household_id = $2 and a.state = 'done' and a.volunteer_id is not null
group by r.household_id, a.volunteer_id
)sql"};

inline constexpr Statement past_of_waiting{R"sql(
select r.household_id, a.volunteer_id, count(*) as times, sum(case when t.answer = 'solved' then 1 else 0 end) as thanked,
       sum(case when t.answer = 'not_solved' then 1 else 0 end) as unhappy
from requests_requests r
join requests_assignments a on a.community_id = r.community_id and a.request_id = r.id
left join requests_ratings t on t.community_id = r.community_id and t.request_id = r.id
  and t.id = (select max(n.id) from requests_ratings n where n.community_id = r.community_id and n.request_id = r.id)
where r.community_id = $1 and a.state = 'done' and a.volunteer_id is not null
  and r.household_id in (select w.household_id from requests_requests w
                         where w.community_id = $1 and w.state = 'ordered' and w.household_id is not null)
group by r.household_id, a.volunteer_id
)sql"};

}  // namespace linli::requests::dispatching::statements
