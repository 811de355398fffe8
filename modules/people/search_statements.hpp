#pragma once
#include "platform/db/connection.hpp"

namespace linli::people::statements {

using db::Statement;

inline constexpr Statement file_word{R"sql(
insert into people_words (community_id, word, person_id) values ($1, $2, $3) on conflict (community_id, word, person_id) do nothing
)sql"};

inline constexpr Statement unfile_word{R"sql(
delete from people_words where community_id = $1 and word = $2 and person_id = $3
)sql"};

inline constexpr Statement unfile_words{R"sql(
delete from people_words where community_id = $1
)sql"};

inline constexpr Statement has_word{R"sql(
select person_id from people_words where community_id = $1 and word = $2 and person_id = $3
)sql"};

inline constexpr Statement some_with_word{R"sql(
select person_id from people_words where community_id = $1 and word >= $2 and word < $3 order by word, person_id limit $4
)sql"};

inline constexpr Statement candidates{R"sql(
select p.id, p.name, p.place
from people_words w join people_persons p on p.community_id = w.community_id and p.id = w.person_id
where w.community_id = $1 and w.word >= $2 and w.word < $3
  and (p.area_code between $5 and $6 or p.area_code between $7 and $8 or p.area_code between $9 and $10 or p.area_code between $11 and $12)
order by w.word, w.person_id limit $4
)sql"};

inline constexpr Statement persons_to_file{R"sql(
select id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact, preferred_language,
       area_code, place, version
from people_persons where community_id = $1
)sql"};

inline constexpr Statement identities_to_file{R"sql(
select community_id, id, id_number, birth_date from people_identities where community_id = $1 and id_number is not null
)sql"};

}  // namespace linli::people::statements
