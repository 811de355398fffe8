#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::statements {

using db::Statement;

inline constexpr Statement add_picture{R"sql(
insert into requests_pictures (id, community_id, request_id, account_id, media_type, bytes, at) values ($1, $2, 0, $3, $4, $5, $6)
)sql"};

inline constexpr Statement find_picture{R"sql(
select request_id, account_id, media_type, bytes from requests_pictures where community_id = $1 and id = $2
)sql"};

inline constexpr Statement attach_picture{R"sql(
update requests_pictures set request_id = $3 where community_id = $1 and id = $2 and request_id = 0 and account_id = $4
)sql"};

inline constexpr Statement take_picture{R"sql(
delete from requests_pictures where community_id = $1 and id = $2 and request_id = 0
)sql"};

inline constexpr Statement count_waiting_pictures{R"sql(
select count(*) from requests_pictures where request_id = 0 and account_id = $1
)sql"};

inline constexpr Statement forget_waiting_pictures{R"sql(
delete from requests_pictures where request_id = 0 and at < $1
)sql"};

}  // namespace linli::requests::statements
