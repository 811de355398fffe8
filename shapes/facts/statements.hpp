#pragma once
#include "platform/db/connection.hpp"

namespace linli::facts::statements {

inline constexpr db::Statement history_of{R"sql(
select community_id, id, subject_kind, subject_id, field, was, became, source, source_name, at, by_person_id, by_name
from facts_changes where community_id = $1 and subject_kind = $2 and subject_id = $3 order by id desc
)sql"};

inline constexpr db::Statement latest_of{R"sql(
select community_id, id, subject_kind, subject_id, field, was, became, source, source_name, at, by_person_id, by_name
from facts_changes where community_id = $1 and subject_kind = $2 and subject_id = $3 order by id desc limit 1
)sql"};

}  // namespace linli::facts::statements
