#pragma once
#include "platform/db/connection.hpp"

namespace linli::notices::statements {

using db::Statement;

inline constexpr Statement find{R"sql(
select id, community_id, area_code, area_name, kind, title, body, starts_at, ends_at, important, important_until, state,
       written_by_name, written_at, published_at, corrected_at, correction, withdrawn_at, withdrawn_because, version
from notices_notices where community_id = $1 and id = $2
)sql"};

// Few enough to look through: each ends within a year.
inline constexpr Statement list_current{R"sql(
select id, community_id, area_code, area_name, kind, title, body, starts_at, ends_at, important, important_until, state,
       written_by_name, written_at, published_at, corrected_at, correction, withdrawn_at, withdrawn_because, version
from notices_notices where community_id = $1 and state = 'published' and ends_at > $2 and starts_at <= $2
order by published_at desc nulls last, id desc
)sql"};

inline constexpr Statement list_written{R"sql(
select id, community_id, area_code, area_name, kind, title, body, starts_at, ends_at, important, important_until, state,
       written_by_name, written_at, published_at, corrected_at, correction, withdrawn_at, withdrawn_because, version
from notices_notices
where community_id = $1 and id < $2 and ($3 is null or state = $3)
  and (area_code between $5 and $6 or area_code between $7 and $8 or area_code between $9 and $10 or area_code between $11 and $12)
order by id desc limit $4
)sql"};

inline constexpr Statement change{R"sql(
update notices_notices
set area_code = $4, area_name = $5, kind = $6, title = $7, body = $8, starts_at = $9, ends_at = $10, important = $11,
    important_until = $12, state = $13, published_at = $14, corrected_at = $15, correction = $16, withdrawn_at = $17,
    withdrawn_because = $18, version = version + 1
where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement throw_away{R"sql(
delete from notices_notices where community_id = $1 and id = $2 and state = 'draft'
)sql"};

}  // namespace linli::notices::statements
