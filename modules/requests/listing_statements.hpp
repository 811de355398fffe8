#pragma once
#include "platform/db/connection.hpp"

// Lists of requests. Every list of the desk is given the same first places: $7 to $14 are the reach, $15 to $18 what a view
// sifts by (late, ordered since, whose it is to do, returned by an office).
namespace linli::requests::statements {

using db::Statement;

inline constexpr Statement list_due_first{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and state = $19 and (due_at, id) > ($20, $21) and due_at <= $22
  and ($3 = '' or $3 like '%,' || kind || ',%' and ($23 <> 'never' or requester_person_id is not null)
       or $23 = 'always' and requester_person_id is null) and area_code between $4 and $5 and ($6 = '' or level = $6)
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14
       or responsible_code between $7 and $8 or responsible_code between $9 and $10 or responsible_code between $11 and $12
       or responsible_code between $13 and $14)
  and late >= $15 and ordered_at >= $16
  and ($17 = 0 or exists (select 1 from requests_assignments
                          where requests_assignments.community_id = requests_requests.community_id
                            and requests_assignments.request_id = requests_requests.id
                            and requests_assignments.person_id = $17
                            and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
  and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                           and requests_returns.id = requests_requests.id))
order by due_at, id limit $2
)sql"};

// At most $2 of them: a view shows that there are many, not how many.
inline constexpr Statement count_in_state{R"sql(
select count(*) from (
  select id from requests_requests
  where community_id = $1 and state = $19 and due_at >= $20 and due_at <= $21
    and ($3 = '' or $3 = kind or $3 like '%,' || kind || ',%' and ($22 <> 'never' or requester_person_id is not null)
         or $22 = 'always' and requester_person_id is null) and area_code between $4 and $5 and ($6 = '' or level = $6)
    and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12
         or area_code between $13 and $14 or responsible_code between $7 and $8 or responsible_code between $9 and $10
         or responsible_code between $11 and $12 or responsible_code between $13 and $14)
    and late >= $15 and ordered_at >= $16
    and ($17 = 0 or exists (select 1 from requests_assignments
                            where requests_assignments.community_id = requests_requests.community_id
                              and requests_assignments.request_id = requests_requests.id
                              and requests_assignments.person_id = $17
                              and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
    and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                             and requests_returns.id = requests_requests.id))
  limit $2) as found
)sql"};

inline constexpr Statement list_last_first{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and state = $19 and (due_at, id) < ($20, $21)
  and ($3 = '' or $3 like '%,' || kind || ',%') and area_code between $4 and $5 and ($6 = '' or level = $6)
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14
       or responsible_code between $7 and $8 or responsible_code between $9 and $10 or responsible_code between $11 and $12
       or responsible_code between $13 and $14)
  and late >= $15 and ordered_at >= $16
  and ($17 = 0 or exists (select 1 from requests_assignments
                          where requests_assignments.community_id = requests_requests.community_id
                            and requests_assignments.request_id = requests_requests.id
                            and requests_assignments.person_id = $17
                            and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
  and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                           and requests_returns.id = requests_requests.id))
order by due_at desc, id desc limit $2
)sql"};

inline constexpr Statement list_kind_due_first{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and kind = $3 and state = $19 and (due_at, id) > ($20, $21) and due_at <= $22
  and area_code between $4 and $5 and ($6 = '' or level = $6)
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14
       or responsible_code between $7 and $8 or responsible_code between $9 and $10 or responsible_code between $11 and $12
       or responsible_code between $13 and $14)
  and late >= $15 and ordered_at >= $16
  and ($17 = 0 or exists (select 1 from requests_assignments
                          where requests_assignments.community_id = requests_requests.community_id
                            and requests_assignments.request_id = requests_requests.id
                            and requests_assignments.person_id = $17
                            and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
  and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                           and requests_returns.id = requests_requests.id))
order by due_at, id limit $2
)sql"};

inline constexpr Statement list_kind_last_first{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and kind = $3 and state = $19 and (due_at, id) < ($20, $21)
  and area_code between $4 and $5 and ($6 = '' or level = $6)
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14
       or responsible_code between $7 and $8 or responsible_code between $9 and $10 or responsible_code between $11 and $12
       or responsible_code between $13 and $14)
  and late >= $15 and ordered_at >= $16
  and ($17 = 0 or exists (select 1 from requests_assignments
                          where requests_assignments.community_id = requests_requests.community_id
                            and requests_assignments.request_id = requests_requests.id
                            and requests_assignments.person_id = $17
                            and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
  and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                           and requests_returns.id = requests_requests.id))
order by due_at desc, id desc limit $2
)sql"};

inline constexpr Statement list_newest{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and id < $19 and id >= $20 and ($21 = '' or $21 like '%,' || state || ',%')
  and ($3 = '' or $3 = kind or $3 like '%,' || kind || ',%') and area_code between $4 and $5 and ($6 = '' or level = $6)
  and (area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12 or area_code between $13 and $14
       or responsible_code between $7 and $8 or responsible_code between $9 and $10 or responsible_code between $11 and $12
       or responsible_code between $13 and $14)
  and ($22 = '' or words like $22 escape '!' or place_text like $22 escape '!' or number like $22 escape '!')
  and late >= $15 and ordered_at >= $16
  and ($17 = 0 or exists (select 1 from requests_assignments
                          where requests_assignments.community_id = requests_requests.community_id
                            and requests_assignments.request_id = requests_requests.id
                            and requests_assignments.person_id = $17
                            and requests_assignments.state in ('offered', 'accepted', 'on_the_way', 'arrived')))
  and ($18 = 0 or exists (select 1 from requests_returns where requests_returns.community_id = requests_requests.community_id
                                                           and requests_returns.id = requests_requests.id))
order by id desc limit $2
)sql"};

inline constexpr Statement oldest_of_newest{R"sql(
select min(id) from (select id from requests_requests where community_id = $1 order by id desc limit $2) as newest
)sql"};

inline constexpr Statement list_of_person{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and requester_person_id = $2 and id < $3 order by id desc limit $4
)sql"};

// What somebody ordered for others with their consent or by their card, not what staff typed for whoever called.
inline constexpr Statement ordered_for_others{R"sql(
select number, kind, state, words, requester_name as for_name, ordered_at, channel
from requests_requests
where community_id = $1 and ordered_by_person_id = $2 and on_behalf = 1 and (channel = 'proxy' or channel = 'card')
order by id desc limit $3
)sql"};

inline constexpr Statement list_of_household{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and household_id = $2 and id < $3 order by id desc limit $4
)sql"};

inline constexpr Statement list_joined{R"sql(
select r.id, r.community_id, r.number, r.kind, r.state, r.words, r.fields, r.place_text, r.area_code, r.lat, r.lng,
       r.responsible_code, r.level, r.returns_to, r.requester_person_id, r.requester_name, r.household_id,
       r.ordered_by_person_id, r.ordered_by_name, r.on_behalf, r.channel, r.ordered_at, r.accept_due_at, r.finish_due_at,
       r.due_at, r.preferred_at, r.accepted_at, r.done_at, r.closed_at, r.deferred_until, r.non_accept_class, r.urgent,
       r.people_needed, r.joined_count, r.reopened_count, r.escalation_step, r.answer, r.helper_names, r.pictures, r.late,
       r.version
from requests_joiners j join requests_requests r on r.community_id = j.community_id and r.id = j.request_id
where j.community_id = $1 and j.person_id = $2 and j.request_id < $3 order by j.request_id desc limit $4
)sql"};

inline constexpr Statement recently_ordered{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and ordered_at >= $2 and state in ('ordered', 'offered', 'accepted', 'under_way', 'deferred')
order by ordered_at desc, id desc limit $3
)sql"};

// $4, $5 and $6 are ",word,word,"; empty: any.
inline constexpr Statement ordered_between{R"sql(
select id, community_id, number, kind, state, words, fields, place_text, area_code, lat, lng, responsible_code, level, returns_to,
       requester_person_id, requester_name, household_id, ordered_by_person_id, ordered_by_name, on_behalf, channel, ordered_at,
       accept_due_at, finish_due_at, due_at, preferred_at, accepted_at, done_at, closed_at, deferred_until, non_accept_class, urgent,
       people_needed, joined_count, reopened_count, escalation_step, answer, helper_names, pictures, late, version
from requests_requests
where community_id = $1 and ordered_at between $2 and $3
  and ($4 = '' or $4 like '%,' || kind || ',%' or channel = 'open311' and ($5 = '' or $5 like '%,' || kind || ',%'))
  and ($6 = '' or $6 like '%,' || state || ',%')
order by ordered_at desc, id desc limit $7
)sql"};

}  // namespace linli::requests::statements
