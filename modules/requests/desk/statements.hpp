#pragma once
#include "platform/db/connection.hpp"

namespace linli::requests::statements {

using db::Statement;

// ---- views ----

inline constexpr Statement views_for{R"sql(
select id, community_id, account_id, name, shared, sieve from requests_views
where community_id = $1 and (account_id = $2 or shared = 1) order by id
)sql"};

inline constexpr Statement find_view{R"sql(
select id, community_id, account_id, name, shared, sieve from requests_views where community_id = $1 and id = $2
)sql"};

inline constexpr Statement forget_view{R"sql(
delete from requests_views where community_id = $1 and id = $2
)sql"};

inline constexpr Statement forget_view_named{R"sql(
delete from requests_views where community_id = $1 and account_id = $2 and name = $3
)sql"};

inline constexpr Statement count_views_of{R"sql(
select count(*) from requests_views where community_id = $1 and account_id = $2
)sql"};

// ---- comments ----

inline constexpr Statement comments_on{R"sql(
select id, community_id, request_id, account_id, by_name, words, at, edited_at from requests_comments
where community_id = $1 and request_id = $2 order by id
)sql"};

inline constexpr Statement find_comment{R"sql(
select id, community_id, request_id, account_id, by_name, words, at, edited_at from requests_comments
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement edit_comment{R"sql(
update requests_comments set words = $3, edited_at = $4 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement mentions_in{R"sql(
select id, community_id, comment_id, request_id, account_id, name, state from requests_mentions
where community_id = $1 and comment_id = $2 order by id
)sql"};

inline constexpr Statement mentions_of{R"sql(
select id, community_id, comment_id, request_id, account_id, name, state from requests_mentions
where community_id = $1 and account_id = $2 and state in ('unseen', 'seen') order by id desc limit 50
)sql"};

inline constexpr Statement mark_mention{R"sql(
update requests_mentions set state = $4 where community_id = $1 and id = $2 and account_id = $3
)sql"};

}  // namespace linli::requests::statements
