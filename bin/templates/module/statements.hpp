#pragma once
#include "platform/db/connection.hpp"

namespace linli::NAME::statements {

using db::Statement;

inline constexpr Statement list{R"sql(
select id, community_id, name, added_at from NAME_items where community_id = $1 order by id desc limit 500
)sql"};

inline constexpr Statement find_by_name{R"sql(
select id from NAME_items where community_id = $1 and name = $2
)sql"};

}  // namespace linli::NAME::statements
