#pragma once
#include "platform/db/connection.hpp"

namespace linli::ledger::statements {

using db::Statement;

inline constexpr Statement find_account_of_holder{R"sql(
select community_id, id, book, holder_kind, holder_id, balance
from ledger_accounts where community_id = $1 and book = $2 and holder_kind = $3 and holder_id = $4
)sql"};

inline constexpr Statement find_account{R"sql(
select community_id, id, book, holder_kind, holder_id, balance from ledger_accounts where community_id = $1 and id = $2
)sql"};

inline constexpr Statement accounts_of_kind{R"sql(
select community_id, id, book, holder_kind, holder_id, balance
from ledger_accounts where community_id = $1 and book = $2 and holder_kind = $3 order by balance desc, id
)sql"};

inline constexpr Statement change_balance{R"sql(
update ledger_accounts set balance = balance + $3
where community_id = $1 and id = $2 and (holder_kind = 'house' or balance + $3 >= 0)
)sql"};

inline constexpr Statement count_lines_about{R"sql(
select count(*) from ledger_lines where community_id = $1 and account_id = $2 and cause = $3 and subject_id = $4
)sql"};

inline constexpr Statement lines_of{R"sql(
select community_id, id, account_id, transfer_id, amount, cause, note, subject_id, subject_name, reverses, occurred_at,
       entered_by, approved_by
from ledger_lines where community_id = $1 and account_id = $2 order by occurred_at desc, id desc limit $3
)sql"};

inline constexpr Statement find_line{R"sql(
select community_id, id, account_id, transfer_id, amount, cause, note, subject_id, subject_name, reverses, occurred_at,
       entered_by, approved_by
from ledger_lines where community_id = $1 and id = $2
)sql"};

inline constexpr Statement count_reversals{R"sql(
select count(*) from ledger_lines where community_id = $1 and reverses = $2
)sql"};

inline constexpr Statement compare_balances{R"sql(
select a.id, a.balance, coalesce(sum(l.amount), 0) as lines_sum, count(l.id) as line_count
from ledger_accounts a left join ledger_lines l on l.community_id = a.community_id and l.account_id = a.id
where a.community_id = $1 and a.book = $2 group by a.id, a.balance
)sql"};

inline constexpr Statement set_balance{R"sql(
update ledger_accounts set balance = $3 where community_id = $1 and id = $2
)sql"};

}  // namespace linli::ledger::statements
