#pragma once
#include "platform/db/connection.hpp"

namespace linli::posts::statements {

using db::Statement;

inline constexpr Statement find{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason,
       stand_in_person_id, stand_in_says
from posts_posts where community_id = $1 and id = $2
)sql"};

inline constexpr Statement held_at{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason,
       stand_in_person_id, stand_in_says
from posts_posts
where community_id = $1 and area_code = $2 and since <= $3 and (until is null or until > $3)
order by post, rank, id
)sql"};

inline constexpr Statement held_by{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason,
       stand_in_person_id, stand_in_says
from posts_posts
where community_id = $1 and person_id = $2 and since <= $3 and (until is null or until > $3)
order by area_code, rank, id
)sql"};

inline constexpr Statement list{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason,
       stand_in_person_id, stand_in_says
from posts_posts
where community_id = $1 and area_code between $2 and $3 and (until is null or until > $4)
  and (area_code between $5 and $6 or area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12)
order by area_code, post, rank, id
)sql"};

inline constexpr Statement end_post{R"sql(
update posts_posts set until = $3 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement set_leave{R"sql(
update posts_posts
set leave_starts_at = $3, leave_ends_at = $4, leave_reason = $5, stand_in_person_id = $6, stand_in_says = $7
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement file_holder{R"sql(
insert into posts_holders (post_id, community_id, person_id, area_code) values ($1, $2, $3, $4)
)sql"};

inline constexpr Statement unfile_holder{R"sql(
delete from posts_holders where post_id = $1
)sql"};

inline constexpr Statement posts_of_holder{R"sql(
select community_id, post_id as id from posts_holders where person_id = $1 order by post_id
)sql"};

inline constexpr Statement posts_above{R"sql(
select community_id, post_id as id from posts_holders where area_code = $1 order by post_id
)sql"};

// Leaves that are not over for which somebody is asked to stand in, or has said yes.
inline constexpr Statement stand_ins_of{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason,
       stand_in_person_id, stand_in_says
from posts_posts
where community_id = $1 and stand_in_person_id = $2 and leave_ends_at > $3 and (until is null or until > $3)
order by leave_starts_at nulls first, id
)sql"};

// ---- turns ----

inline constexpr Statement find_turn{R"sql(
select id, community_id, area_code, person_id, starts_at, ends_at, set_by_name, offered_at, offered_to_person_id, declined_by_name
from posts_turns where community_id = $1 and id = $2
)sql"};

// No turn is longer than a week.
inline constexpr Statement turns_in{R"sql(
select id, community_id, area_code, person_id, starts_at, ends_at, set_by_name, offered_at, offered_to_person_id, declined_by_name
from posts_turns
where community_id = $1 and area_code = $2 and starts_at > $3 - 604800001 and starts_at < $4 and ends_at > $3
order by starts_at
)sql"};

inline constexpr Statement turns_begun_between{R"sql(
select id, community_id, area_code, person_id, starts_at, ends_at, set_by_name, offered_at, offered_to_person_id, declined_by_name
from posts_turns
where community_id = $1 and starts_at >= $2 and starts_at < $3
  and (area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9 or area_code between $10 and $11)
order by area_code, starts_at
)sql"};

inline constexpr Statement turns_of{R"sql(
select id, community_id, area_code, person_id, starts_at, ends_at, set_by_name, offered_at, offered_to_person_id, declined_by_name
from posts_turns where community_id = $1 and person_id = $2 and ends_at > $3 order by starts_at
)sql"};

inline constexpr Statement keep_turn{R"sql(
update posts_turns set person_id = $3, ends_at = $4, offered_at = $5, offered_to_person_id = $6, declined_by_name = $7
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement remove_turn{R"sql(
delete from posts_turns where community_id = $1 and id = $2
)sql"};

// ---- telephones ----

inline constexpr Statement find_telephone{R"sql(
select id, community_id, number from posts_telephones where community_id = $1
)sql"};

inline constexpr Statement set_telephone{R"sql(
insert into posts_telephones (id, community_id, number) values ($1, $2, $3)
on conflict (community_id) do update set number = excluded.number
)sql"};

}  // namespace linli::posts::statements
