#pragma once
#include "platform/db/connection.hpp"

namespace linli::services::statements {

using db::Statement;

inline constexpr Statement find_pause{R"sql(
select id, community_id, code, reason, by_name, at from services_pauses where community_id = $1 and code = $2
)sql"};

inline constexpr Statement pauses{R"sql(
select id, community_id, code, reason, by_name, at from services_pauses where community_id = $1 order by code
)sql"};

inline constexpr Statement end_pause{R"sql(
delete from services_pauses where community_id = $1 and code = $2
)sql"};

// ---- editions ----

inline constexpr Statement newest_at{R"sql(
select id from services_editions where community_id = $1 and at <= $2 order by at desc, id desc limit 1
)sql"};

inline constexpr Statement moments{R"sql(
select at from services_editions where community_id = $1 order by at, id
)sql"};

inline constexpr Statement editions_until{R"sql(
select id, community_id, subject, code, version, text, reason, restores, by_person_id, by_name, at
from services_editions where community_id = $1 and at <= $2 order by at, id
)sql"};

inline constexpr Statement newest_heads{R"sql(
select id, subject, code, version, case when text = '' then 1 else 0 end as shipped, reason, restores, by_person_id, by_name, at
from services_editions where community_id = $1 order by at desc, id desc limit $2
)sql"};

inline constexpr Statement heads_of{R"sql(
select id, subject, code, version, case when text = '' then 1 else 0 end as shipped, reason, restores, by_person_id, by_name, at
from services_editions where community_id = $1 and subject = $2 and code = $3 order by version desc limit $4
)sql"};

inline constexpr Statement find_edition{R"sql(
select id, community_id, subject, code, version, text, reason, restores, by_person_id, by_name, at
from services_editions where community_id = $1 and subject = $2 and code = $3 and version = $4
)sql"};

inline constexpr Statement newest_of{R"sql(
select id, community_id, subject, code, version, text, reason, restores, by_person_id, by_name, at
from services_editions where community_id = $1 and subject = $2 and code = $3 order by version desc limit 1
)sql"};

}  // namespace linli::services::statements
