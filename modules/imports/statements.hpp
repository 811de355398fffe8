#pragma once
#include "platform/db/connection.hpp"

namespace linli::imports::statements {

using db::Statement;

inline constexpr Statement count_row{R"sql(
select count(*) from imports_rows where source = $1 and row_key = $2
)sql"};

inline constexpr Statement add_row{R"sql(
insert into imports_rows (source, row_key, community_id, request_id, imported_at) values ($1, $2, $3, $4, $5)
)sql"};

}  // namespace linli::imports::statements
