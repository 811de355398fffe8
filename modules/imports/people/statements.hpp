#pragma once
#include "platform/db/connection.hpp"

namespace linli::imports::people_statements {

using db::Statement;

inline constexpr Statement find_file{R"sql(
select community_id, id, name, sheet, state, header, map, rows_total, rows_done, last_row, tally, kept, made_at,
       by_account_id, by_person_id, by_name, applied_at
from imports_files where community_id = $1 and id = $2
)sql"};

inline constexpr Statement list_files{R"sql(
select community_id, id, name, sheet, state, header, map, rows_total, rows_done, last_row, tally, kept, made_at,
       by_account_id, by_person_id, by_name, applied_at
from imports_files where community_id = $1 order by id desc limit 100
)sql"};

inline constexpr Statement unfinished_files{R"sql(
select community_id, id from imports_files where state in ('applying', 'undoing')
)sql"};

inline constexpr Statement change_file{R"sql(
update imports_files
set state = $3, map = $4, rows_done = $5, last_row = $6, tally = $7, kept = $8, applied_at = $9
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement remove_file{R"sql(
delete from imports_files where community_id = $1 and id = $2
)sql"};

inline constexpr Statement remove_rows{R"sql(
delete from imports_people where community_id = $1 and import_id = $2
)sql"};

inline constexpr Statement find_row{R"sql(
select community_id, id, import_id, number, verdict, reasons, person_id, like_number, answer, answered_by, cells, deed
from imports_people where community_id = $1 and id = $2
)sql"};

inline constexpr Statement rows_after{R"sql(
select community_id, id, import_id, number, verdict, reasons, person_id, like_number, answer, answered_by, cells, deed
from imports_people where community_id = $1 and import_id = $2 and number > $3 order by number limit $4
)sql"};

inline constexpr Statement rows_after_of{R"sql(
select community_id, id, import_id, number, verdict, reasons, person_id, like_number, answer, answered_by, cells, deed
from imports_people where community_id = $1 and import_id = $2 and number > $3 and verdict = $5 order by number limit $4
)sql"};

inline constexpr Statement rows_before{R"sql(
select community_id, id, import_id, number, verdict, reasons, person_id, like_number, answer, answered_by, cells, deed
from imports_people where community_id = $1 and import_id = $2 and number <= $3 order by number desc limit $4
)sql"};

inline constexpr Statement open_doubts{R"sql(
select r.community_id, r.id, r.import_id, r.number, r.verdict, r.reasons, r.person_id, r.like_number, r.answer, r.answered_by,
       r.cells, r.deed
from imports_people r join imports_files f on f.community_id = r.community_id and f.id = r.import_id
where r.community_id = $1 and r.verdict = 'doubtful' and r.answer in ('open', 'later') and f.state = 'applied'
order by r.answer desc, r.id limit 100
)sql"};

inline constexpr Statement change_row{R"sql(
update imports_people
set verdict = $3, reasons = $4, person_id = $5, like_number = $6, answer = $7, answered_by = $8, cells = $9, deed = $10
where community_id = $1 and id = $2
)sql"};

inline constexpr Statement map_of_header{R"sql(
select map from imports_maps where community_id = $1 and header_hash = $2
)sql"};

inline constexpr Statement remember_map{R"sql(
insert into imports_maps (community_id, id, header_hash, map) values ($1, $2, $3, $4)
on conflict (community_id, header_hash) do update set map = $4
)sql"};

}  // namespace linli::imports::people_statements
