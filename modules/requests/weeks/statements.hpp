#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::statements {

using db::Statement;

// $2 to $9 are the reach; week 0 begins at $10, and what lies before it is not read.

// $11 is now: until a promise is past, nobody has missed it.
inline constexpr Statement ordered_by_week{R"sql(
select (ordered_at - $10) / 604800000 as week, count(*) as ordered,
       sum(case when accepted_at is not null or state not in ('closed', 'withdrawn', 'not_accepted') and accept_due_at < $11
                then 1 else 0 end) as promised,
       sum(case when accepted_at <= accept_due_at then 1 else 0 end) as in_time,
       sum(case when reopened_count > 0 then 1 else 0 end) as reopened,
       sum(case when late = 1 and state in ('ordered', 'offered', 'accepted', 'under_way') then 1 else 0 end) as late,
       sum(case when state = 'ordered' then 1 else 0 end) as waiting
from requests_requests
where community_id = $1 and ordered_at >= $10
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
group by week
)sql"};

// What is done or closed is due since then (requests::promise_of), so the board's index finds it.
inline constexpr Statement done_by_week{R"sql(
select (done_at - $10) / 604800000 as week, (done_at - ordered_at) / 60000 as minutes,
       case when done_at <= finish_due_at then 1 else 0 end as in_time,
       case when requester_person_id is null then 0 else 1 end as asked
from requests_requests
where community_id = $1 and state in ('done', 'closed') and due_at >= $10 and done_at >= $10
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
)sql"};

// The newest word on each request counts.
inline constexpr Statement answers_by_week{R"sql(
select (requests_ratings.at - $10) / 604800000 as week, requests_ratings.answer as answer, count(*) as count
from requests_ratings
join requests_requests on requests_requests.community_id = requests_ratings.community_id
                      and requests_requests.id = requests_ratings.request_id
where requests_ratings.community_id = $1 and requests_ratings.at >= $10
  and not exists (select 1 from requests_ratings as newer
                  where newer.community_id = requests_ratings.community_id
                    and newer.request_id = requests_ratings.request_id and newer.id > requests_ratings.id)
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
group by week, requests_ratings.answer
)sql"};

inline constexpr Statement count_untaken{R"sql(
select count(*) from requests_requests
where community_id = $1 and state = 'ordered'
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
)sql"};

inline constexpr Statement list_reopened{R"sql(
select id, number, kind, state
from requests_requests
where community_id = $1 and ordered_at >= $10 and reopened_count > 0
  and (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7
       or area_code between $8 and $9 or responsible_code between $2 and $3 or responsible_code between $4 and $5
       or responsible_code between $6 and $7 or responsible_code between $8 and $9)
order by ordered_at desc, id desc limit 50
)sql"};

// ---- the burden ----

// What staff (not volunteers) were asked to do by somebody else, and how long they were there where both ends are
// known. $2 is the first id that can have been made since $3.
inline constexpr Statement parts_of_staff{R"sql(
select person_id, (offered_at - $3) / 604800000 as week,
       sum(case when offered_by_person_id <> person_id then 1 else 0 end) as offers,
       sum(case when done_at >= arrived_at then 1 else 0 end) as timed,
       cast(sum(case when done_at >= arrived_at then (done_at - arrived_at) / 60000 else 0 end) as bigint) as minutes
from requests_assignments
where community_id = $1 and id >= $2 and offered_at >= $3 and volunteer_id is null
group by person_id, week
)sql"};

}  // namespace linli::requests::statements
