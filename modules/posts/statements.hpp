#pragma once
#include "platform/db/connection.hpp"

namespace linli::posts::statements {

using db::Statement;

inline constexpr Statement find{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason
from posts_posts where community_id = $1 and id = $2
)sql"};

inline constexpr Statement held_at{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason
from posts_posts
where community_id = $1 and area_code = $2 and since <= $3 and (until is null or until > $3)
order by post, rank, id
)sql"};

inline constexpr Statement held_by{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason
from posts_posts
where community_id = $1 and person_id = $2 and since <= $3 and (until is null or until > $3)
order by area_code, rank, id
)sql"};

inline constexpr Statement list{R"sql(
select id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at, leave_reason
from posts_posts
where community_id = $1 and area_code between $2 and $3 and (until is null or until > $4)
  and (area_code between $5 and $6 or area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12)
order by area_code, post, rank, id
)sql"};

inline constexpr Statement end_post{R"sql(
update posts_posts set until = $3 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement set_leave{R"sql(
update posts_posts set leave_starts_at = $3, leave_ends_at = $4, leave_reason = $5 where community_id = $1 and id = $2
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

// ---- telephones ----

inline constexpr Statement find_telephone{R"sql(
select id, community_id, number from posts_telephones where community_id = $1
)sql"};

inline constexpr Statement set_telephone{R"sql(
insert into posts_telephones (id, community_id, number) values ($1, $2, $3)
on conflict (community_id) do update set number = excluded.number
)sql"};

}  // namespace linli::posts::statements
