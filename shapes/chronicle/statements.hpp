#pragma once
#include "platform/db/connection.hpp"

namespace linli::chronicle::statements {

using db::Statement;

inline constexpr Statement find_head{R"sql(
select entries, hash from chronicle_heads where community_id = $1
)sql"};

inline constexpr Statement set_head{R"sql(
insert into chronicle_heads (community_id, entries, hash, at) values ($1, $2, $3, $4)
on conflict (community_id) do update set entries = excluded.entries, hash = excluded.hash, at = excluded.at
)sql"};

inline constexpr Statement list_heads{R"sql(
select community_id, entries, hash from chronicle_heads order by community_id
)sql"};

inline constexpr Statement list_entries{R"sql(
select community_id, id, at, account_id, by_name, action, subject, content_hash, previous_hash, hash
from chronicle_entries where community_id = $1 order by id
)sql"};

inline constexpr Statement list_chained_communities{R"sql(
select distinct community_id from chronicle_entries order by community_id
)sql"};

inline constexpr Statement newest{R"sql(
select max(at) from chronicle_heads
)sql"};

}  // namespace linli::chronicle::statements
