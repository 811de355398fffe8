#pragma once
#include "platform/db/connection.hpp"

namespace linli::work::statements {

using db::Statement;

inline constexpr Statement trace_of{R"sql(
select community_id, id, subject_id, at, code, arguments, person_id, by_name, on_behalf_of, pictures
from work_traces where community_id = $1 and subject_id = $2 order by at, id
)sql"};

inline constexpr Statement count_lines{R"sql(
select person_id, code, (at - $3) / 604800000 as week, count(*) as count
from work_traces
where community_id = $1 and id >= $2 and at >= $3 and person_id <> 0 and $4 like '%,' || code || ',%'
group by person_id, code, week
)sql"};

inline constexpr Statement set_clock{R"sql(
insert into work_clocks (community_id, id, alarm, due_at) values ($1, $2, $3, $4)
on conflict (community_id, id, alarm) do update set due_at = excluded.due_at
)sql"};

inline constexpr Statement stop_clock{R"sql(
delete from work_clocks where community_id = $1 and id = $2 and alarm = $3
)sql"};

inline constexpr Statement stop_clocks{R"sql(
delete from work_clocks where community_id = $1 and id = $2
)sql"};

inline constexpr Statement due_clocks{R"sql(
select community_id, id, alarm, due_at from work_clocks where due_at <= $1 order by due_at limit $2
)sql"};

inline constexpr Statement clock_of{R"sql(
select due_at from work_clocks where community_id = $1 and id = $2 and alarm = $3
)sql"};

}  // namespace linli::work::statements
