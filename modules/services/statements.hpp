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

}  // namespace linli::services::statements
