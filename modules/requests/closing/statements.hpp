#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::statements {

using db::Statement;

// ---- inbox ----
// A request is mine when my dispatching reaches its responsible office, or when I handle for exactly that office.

inline constexpr Statement count_mine{R"sql(
select state, late, case when returns_to is null then 0 else 1 end as unreceived, count(*) as count
from requests_requests
where community_id = $1 and state in ('ordered', 'offered', 'accepted', 'under_way', 'done')
  and (responsible_code between $2 and $3 or responsible_code between $4 and $5 or responsible_code between $6 and $7
       or responsible_code between $8 and $9 or responsible_code in ($10, $11, $12, $13))
group by state, late, unreceived
)sql"};

inline constexpr Statement mine_in_state{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and state = $14 and late between $15 and $16
  and case when returns_to is null then 0 else 1 end = $17
  and (responsible_code between $2 and $3 or responsible_code between $4 and $5 or responsible_code between $6 and $7
       or responsible_code between $8 and $9 or responsible_code in ($10, $11, $12, $13))
order by due_at, id limit 20
)sql"};

// $10 is ",kind,kind,": the kinds that close in the way that is asked; $12 is 1 when what nobody asked for counts, of
// whatever kind. Whoever did a part of the work is left out. What is done is due since it was done (requests::promise_of),
// so the board's index gives what was done since $13 and visits nothing older.
inline constexpr Statement count_done{R"sql(
select count(*) from requests_requests
where community_id = $1 and state = 'done' and due_at >= $13
  and (requester_person_id is not null and $10 like '%,' || kind || ',%' or requester_person_id is null and $12 = 1)
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
  and not exists (select 1 from requests_assignments
                  where requests_assignments.community_id = requests_requests.community_id
                    and requests_assignments.request_id = requests_requests.id
                    and requests_assignments.person_id = $11 and requests_assignments.state = 'done')
)sql"};

inline constexpr Statement list_done{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and state = 'done' and due_at >= $13
  and (requester_person_id is not null and $10 like '%,' || kind || ',%' or requester_person_id is null and $12 = 1)
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
  and not exists (select 1 from requests_assignments
                  where requests_assignments.community_id = requests_requests.community_id
                    and requests_assignments.request_id = requests_requests.id
                    and requests_assignments.person_id = $11 and requests_assignments.state = 'done')
order by due_at, id limit 20
)sql"};

// ---- returns ----

inline constexpr Statement keep_return{R"sql(
insert into requests_returns (community_id, id, at) values ($1, $2, $3)
on conflict (community_id, id) do update set at = excluded.at
)sql"};

inline constexpr Statement forget_return{R"sql(
delete from requests_returns where community_id = $1 and id = $2
)sql"};

// ---- late ----

inline constexpr Statement count_late{R"sql(
select count(*) from requests_requests
where community_id = $1 and state in ('ordered', 'offered', 'accepted', 'under_way') and late = 1
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
)sql"};

// Work that somebody was dissatisfied with afterwards earns no thanks, also when another one put it right; nor does work
// after which somebody was asked again, because nobody knows whom the words then meant.
inline constexpr Statement thanks_for{R"sql(
select r.id, r.at, q.kind, r.words, q.requester_person_id
from requests_assignments a
join requests_ratings r on r.community_id = a.community_id and r.request_id = a.request_id
join requests_requests q on q.community_id = a.community_id and q.id = a.request_id
where a.community_id = $1 and a.person_id = $2 and a.state = 'done' and r.answer = 'solved' and r.by_call_back = 0
  and r.words <> '' and r.at >= a.done_at
  and not exists (select 1 from requests_ratings bad
                  where bad.community_id = a.community_id and bad.request_id = a.request_id and bad.answer = 'not_solved'
                    and bad.at >= a.done_at)
  and not exists (select 1 from requests_assignments later
                  where later.community_id = a.community_id and later.request_id = a.request_id
                    and later.offered_at >= a.done_at and later.id > a.id)
order by r.id desc limit 100
)sql"};

}  // namespace linli::requests::statements
