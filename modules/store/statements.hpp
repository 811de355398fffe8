#pragma once
#include "platform/db/connection.hpp"

namespace linli::store::statements {

using db::Statement;

// ---- goods ----

inline constexpr Statement find_good{R"sql(
select g.id, g.community_id, g.name_zh, g.name_en, g.about, g.picture, g.price, g.monthly_limit, g.pickup_place, g.photo_id,
       g.starts_at, g.ends_at, g.version, coalesce(shelf.balance, 0) as in_stock, coalesce(waiting.balance, 0) as reserved
from store_goods g
left join ledger_accounts shelf on shelf.community_id = g.community_id and shelf.book = 'stock'
  and shelf.holder_kind = 'shelf' and shelf.holder_id = g.id
left join ledger_accounts waiting on waiting.community_id = g.community_id and waiting.book = 'stock'
  and waiting.holder_kind = 'reserved' and waiting.holder_id = g.id
where g.community_id = $1 and g.id = $2
)sql"};

inline constexpr Statement list_goods{R"sql(
select g.id, g.community_id, g.name_zh, g.name_en, g.about, g.picture, g.price, g.monthly_limit, g.pickup_place, g.photo_id,
       g.starts_at, g.ends_at, g.version, coalesce(shelf.balance, 0) as in_stock, coalesce(waiting.balance, 0) as reserved
from store_goods g
left join ledger_accounts shelf on shelf.community_id = g.community_id and shelf.book = 'stock'
  and shelf.holder_kind = 'shelf' and shelf.holder_id = g.id
left join ledger_accounts waiting on waiting.community_id = g.community_id and waiting.book = 'stock'
  and waiting.holder_kind = 'reserved' and waiting.holder_id = g.id
where g.community_id = $1 order by g.price, g.id
)sql"};

inline constexpr Statement add_good{R"sql(
insert into store_goods
  (id, community_id, name_zh, name_en, about, picture, price, monthly_limit, pickup_place, starts_at, ends_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)
)sql"};

inline constexpr Statement change_good{R"sql(
update store_goods
set name_zh = $4, name_en = $5, about = $6, picture = $7, price = $8, monthly_limit = $9, pickup_place = $10, starts_at = $11,
    ends_at = $12, version = version + 1
where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement show_photo{R"sql(
update store_goods set photo_id = $4, version = version + 1 where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement forget_photo{R"sql(
delete from store_photos where community_id = $1 and good_id = $2
)sql"};

inline constexpr Statement add_photo{R"sql(
insert into store_photos (id, community_id, good_id, media_type, bytes) values ($1, $2, $3, $4, $5)
)sql"};

inline constexpr Statement find_photo{R"sql(
select good_id, media_type, bytes from store_photos where community_id = $1 and id = $2
)sql"};

// ---- orders ----

inline constexpr Statement find_order{R"sql(
select id, community_id, good_id, good_name_zh, good_name_en, picture, pieces, points, holder, holder_id, holder_name, person_id,
       ordered_by_person_id, ordered_by_name, pickup_place, state, ordered_at, expires_at, ended_at, ended_by_name, returned_at,
       returned_by_name, return_reason
from store_orders where community_id = $1 and id = $2
)sql"};

inline constexpr Statement orders_of_holder{R"sql(
select id, community_id, good_id, good_name_zh, good_name_en, picture, pieces, points, holder, holder_id, holder_name, person_id,
       ordered_by_person_id, ordered_by_name, pickup_place, state, ordered_at, expires_at, ended_at, ended_by_name, returned_at,
       returned_by_name, return_reason
from store_orders where community_id = $1 and holder = $2 and holder_id = $3 order by id desc limit 50
)sql"};

inline constexpr Statement list_orders{R"sql(
select id, community_id, good_id, good_name_zh, good_name_en, picture, pieces, points, holder, holder_id, holder_name, person_id,
       ordered_by_person_id, ordered_by_name, pickup_place, state, ordered_at, expires_at, ended_at, ended_by_name, returned_at,
       returned_by_name, return_reason
from store_orders
where community_id = $1 and id < $2 and ($3 is null or state = $3)
  and (lower(holder_name) like lower($4) escape '!' or lower(ordered_by_name) like lower($4) escape '!'
    or lower(good_name_zh) like lower($4) escape '!' or lower(good_name_en) like lower($4) escape '!')
order by id desc limit $5
)sql"};

// In every community: what nobody fetched in time.
inline constexpr Statement lapsed{R"sql(
select id, community_id, good_id, good_name_zh, good_name_en, picture, pieces, points, holder, holder_id, holder_name, person_id,
       ordered_by_person_id, ordered_by_name, pickup_place, state, ordered_at, expires_at, ended_at, ended_by_name, returned_at,
       returned_by_name, return_reason
from store_orders where state = 'reserved' and expires_at <= $1 order by expires_at limit 200
)sql"};

inline constexpr Statement end_order{R"sql(
update store_orders set state = $3, ended_at = $4, ended_by_name = $5
where community_id = $1 and id = $2 and state = 'reserved'
)sql"};

inline constexpr Statement return_order{R"sql(
update store_orders set state = 'returned', returned_at = $3, returned_by_name = $4, return_reason = $5
where community_id = $1 and id = $2 and state = 'handed_over'
)sql"};

// ---- what a household had this month ----

inline constexpr Statement count_for{R"sql(
insert into store_counts (id, community_id, good_id, counted_for, pieces) values ($1, $2, $3, $4, $5)
)sql"};

inline constexpr Statement had_since{R"sql(
select coalesce(sum(c.pieces), 0) from store_counts c
join store_orders o on o.community_id = c.community_id and o.id = c.id
where c.community_id = $1 and c.good_id = $2 and c.counted_for = $3 and o.ordered_at >= $4
  and o.state in ('reserved', 'handed_over')
)sql"};

// ---- codes ----

inline constexpr Statement keep_code{R"sql(
insert into store_codes (id, community_id, code_hash, attempt) values ($1, $2, $3, $4)
on conflict (community_id, code_hash) do nothing
)sql"};

inline constexpr Statement attempt_of{R"sql(
select attempt from store_codes where community_id = $1 and id = $2
)sql"};

inline constexpr Statement order_with_code{R"sql(
select id from store_codes where community_id = $1 and code_hash = $2
)sql"};

inline constexpr Statement forget_code{R"sql(
delete from store_codes where community_id = $1 and id = $2
)sql"};

}  // namespace linli::store::statements
