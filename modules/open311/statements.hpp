#pragma once
#include "platform/db/connection.hpp"

namespace linli::open311::statements {

using db::Statement;

inline constexpr Statement add_key{R"sql(
insert into open311_keys (id, community_id, client, issued_by_name, issued_at, key_hash) values ($1, $2, $3, $4, $5, $6)
)sql"};

inline constexpr Statement list_keys{R"sql(
select id, community_id, client, issued_by_name, issued_at, ended_at
from open311_keys where community_id = $1 order by id desc limit 200
)sql"};

inline constexpr Statement find_key{R"sql(
select id, community_id, client, issued_by_name, issued_at, ended_at
from open311_keys where community_id = $1 and key_hash = $2 and ended_at is null
)sql"};

inline constexpr Statement end_key{R"sql(
update open311_keys set ended_at = $3 where community_id = $1 and id = $2 and ended_at is null
)sql"};

inline constexpr Statement number_of_token{R"sql(
select number from open311_filings where community_id = $1 and token = $2
)sql"};

}  // namespace linli::open311::statements
