#pragma once
#include "platform/db/connection.hpp"

namespace linli::points::statements {

using db::Statement;

// ---- holders ----

// Whether they want to be listed is theirs: a new name leaves it alone.
inline constexpr Statement keep_holder{R"sql(
insert into points_holders (id, community_id, holder, holder_id, holder_name, opted_in, earned) values ($1, $2, $3, $4, $5, 0, 0)
on conflict (community_id, id) do update set holder_name = excluded.holder_name
)sql"};

inline constexpr Statement find_holder{R"sql(
select id, community_id, holder, holder_id, holder_name, opted_in from points_holders where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_holder_of{R"sql(
select id, community_id, holder, holder_id, holder_name, opted_in
from points_holders where community_id = $1 and holder = $2 and holder_id = $3
)sql"};

inline constexpr Statement opt_in{R"sql(
update points_holders set opted_in = $3 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement list_accounts{R"sql(
select h.id, h.holder, h.holder_id, h.holder_name, a.balance
from points_holders h join ledger_accounts a on a.community_id = h.community_id and a.id = h.id
where h.community_id = $1 and h.id > $2 and ($3 is null or h.holder = $3) and lower(h.holder_name) like lower($4) escape '!'
order by h.id limit $5
)sql"};

inline constexpr Statement leaderboard{R"sql(
select 1 as place, holder_name as name, earned as points
from points_holders where community_id = $1 and opted_in = 1 and holder = $2
order by earned desc, id limit 100
)sql"};

inline constexpr Statement count_earned{R"sql(
update points_holders set earned = earned + $3 where community_id = $1 and id = $2
)sql"};

// As rules::is_earned says of each line.
inline constexpr Statement rebuild_earned{R"sql(
update points_holders set earned = coalesce(
  (select sum(l.amount) from ledger_lines l
   left join ledger_lines undone on undone.community_id = l.community_id and undone.id = l.reverses
   where l.community_id = points_holders.community_id and l.account_id = points_holders.id
     and coalesce(undone.cause, l.cause) not in ('redeem', 'return')), 0)
where community_id = $1
)sql"};

// ---- corrections ----

inline constexpr Statement add_correction{R"sql(
insert into points_corrections
  (id, community_id, account_id, holder_name, points, reason, reverses_line_id, state, proposed_by_name, proposed_at,
   proposed_by_person_id, proposed_by_account_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)sql"};

inline constexpr Statement find_correction{R"sql(
select id, community_id, account_id, holder_name, points, reason, reverses_line_id, state, proposed_by_name, proposed_at,
       decided_by_name, decided_at, decision_reason
from points_corrections where community_id = $1 and id = $2
)sql"};

inline constexpr Statement proposer_of{R"sql(
select proposed_by_person_id, proposed_by_account_id from points_corrections where community_id = $1 and id = $2
)sql"};

inline constexpr Statement list_corrections{R"sql(
select id, community_id, account_id, holder_name, points, reason, reverses_line_id, state, proposed_by_name, proposed_at,
       decided_by_name, decided_at, decision_reason
from points_corrections where community_id = $1 and ($2 is null or state = $2) order by id desc limit 200
)sql"};

inline constexpr Statement count_proposed{R"sql(
select count(*) from points_corrections where community_id = $1 and state = 'proposed'
)sql"};

inline constexpr Statement count_proposed_for{R"sql(
select count(*) from points_corrections where community_id = $1 and reverses_line_id = $2 and state = 'proposed'
)sql"};

inline constexpr Statement decide{R"sql(
update points_corrections set state = $3, decided_by_name = $4, decided_at = $5, decision_reason = $6
where community_id = $1 and id = $2 and state = 'proposed'
)sql"};

}  // namespace linli::points::statements
