#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::statements {

using db::Statement;

// ---- requests ----

inline constexpr Statement find_request{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_by_number{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and number = $2
)sql"};

inline constexpr Statement save_request{R"sql(
update requests_requests
set version = $4, state = $5, words = $6, fields = $7, place_text = $8, responsible_code = $9, level = $10, returns_to = $11,
    accept_due_at = $12, finish_due_at = $13, due_at = $14, preferred_at = $15, accepted_at = $16, done_at = $17, closed_at = $18,
    deferred_until = $19, non_accept_class = $20, urgent = $21, people_needed = $22, joined_count = $23, reopened_count = $24,
    escalation_step = $25, answer = $26, helper_names = $27, pictures = $28, late = $29
where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement count_day{R"sql(
insert into requests_days (id, community_id, last) values ($1, $2, 1)
on conflict (community_id, id) do update set last = requests_days.last + 1
)sql"};

inline constexpr Statement last_of_day{R"sql(
select last from requests_days where community_id = $2 and id = $1
)sql"};

// ---- assignments ----

inline constexpr Statement assignments_of{R"sql(
select id, community_id, request_id, volunteer_id, person_id, name, taker, state, cost, reasons, offered_at, answer_due_at,
       answered_at, departed_at, arrived_at, done_at, decline_reason, offered_by_person_id, offered_by_name
from requests_assignments where community_id = $1 and request_id = $2 order by id
)sql"};

inline constexpr Statement find_assignment{R"sql(
select id, community_id, request_id, volunteer_id, person_id, name, taker, state, cost, reasons, offered_at, answer_due_at,
       answered_at, departed_at, arrived_at, done_at, decline_reason, offered_by_person_id, offered_by_name
from requests_assignments where community_id = $1 and id = $2
)sql"};

inline constexpr Statement save_assignment{R"sql(
update requests_assignments
set state = $3, cost = $4, reasons = $5, answer_due_at = $6, answered_at = $7, departed_at = $8, arrived_at = $9, done_at = $10,
    decline_reason = $11
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement count_assignments_of_person{R"sql(
select count(*) from requests_assignments
where community_id = $1 and request_id = $2 and person_id = $3
  and state in ('offered', 'accepted', 'on_the_way', 'arrived', 'done')
)sql"};

inline constexpr Statement count_parts_of_person{R"sql(
select count(*) from requests_assignments
where community_id = $1 and request_id = $2 and person_id = $3 and state in ('accepted', 'on_the_way', 'arrived', 'done')
)sql"};

// ---- joiners and ratings ----

inline constexpr Statement count_joiners_of_person{R"sql(
select count(*) from requests_joiners where community_id = $1 and request_id = $2 and person_id = $3
)sql"};

inline constexpr Statement rating_of{R"sql(
select id, community_id, request_id, answer, words, at, by_person_id, by_name, by_call_back
from requests_ratings where community_id = $1 and request_id = $2 order by id desc limit 1
)sql"};

}  // namespace linli::requests::statements
