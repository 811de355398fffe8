#pragma once
#include "platform/db/connection.hpp"

namespace linli::people::statements {

using db::Statement;

// ---- persons ----

inline constexpr Statement find_person{R"sql(
select id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact, preferred_language,
       area_code, place, version
from people_persons where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_resident{R"sql(
select p.id, p.community_id, p.name, p.household_id, p.area_code, p.place, h.lat, h.lng
from people_persons p left join people_households h on h.community_id = p.community_id and h.id = p.household_id
where p.community_id = $1 and p.id = $2
)sql"};

inline constexpr Statement name_of{R"sql(
select name from people_persons where community_id = $1 and id = $2
)sql"};

inline constexpr Statement members_of{R"sql(
select id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact, preferred_language,
       area_code, place, version
from people_persons where community_id = $1 and household_id = $2 order by birth_year nulls first, id
)sql"};

inline constexpr Statement list_persons{R"sql(
select id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact, preferred_language,
       area_code, place, version
from people_persons
where community_id = $1 and id > $2 and area_code between $3 and $4
  and (area_code between $6 and $7 or area_code between $8 and $9 or area_code between $10 and $11 or area_code between $12 and $13)
order by id limit $5
)sql"};

inline constexpr Statement search_persons{R"sql(
select id, community_id, household_id, name, phone, birth_year, sex, languages, large_text, spoken_contact, preferred_language,
       area_code, place, version
from people_persons
where community_id = $1 and id > $2 and area_code between $3 and $4
  and (area_code between $6 and $7 or area_code between $8 and $9 or area_code between $10 and $11 or area_code between $12 and $13)
  and (lower(name) like lower($14) escape '!' or lower(place) like lower($14) escape '!')
order by id limit $5
)sql"};

inline constexpr Statement change_person{R"sql(
update people_persons
set household_id = $4, name = $5, phone = $6, birth_year = $7, sex = $8, languages = $9, large_text = $10, spoken_contact = $11,
    preferred_language = $12, area_code = $13, place = $14, version = version + 1
where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement file_phone{R"sql(
insert into people_phones (phone_hash, community_id, person_id) values ($1, $2, $3) on conflict (phone_hash, person_id) do nothing
)sql"};

inline constexpr Statement unfile_phone{R"sql(
delete from people_phones where phone_hash = $1 and person_id = $2
)sql"};

inline constexpr Statement find_by_phone{R"sql(
select community_id, person_id as id from people_phones where phone_hash = $1 order by person_id
)sql"};

inline constexpr Statement remove_person{R"sql(
delete from people_persons where community_id = $1 and id = $2 and version = $3
)sql"};

// ---- identities ----

inline constexpr Statement find_identity{R"sql(
select community_id, id, id_number, birth_date from people_identities where community_id = $1 and id = $2
)sql"};

inline constexpr Statement set_identity{R"sql(
insert into people_identities (community_id, id, id_number, birth_date) values ($1, $2, $3, $4)
on conflict (community_id, id) do update set id_number = $3, birth_date = $4
)sql"};

inline constexpr Statement remove_identity{R"sql(
delete from people_identities where community_id = $1 and id = $2
)sql"};

inline constexpr Statement file_id_number{R"sql(
insert into people_id_numbers (number_hash, community_id, person_id) values ($1, $2, $3)
on conflict (number_hash, person_id) do nothing
)sql"};

inline constexpr Statement unfile_id_number{R"sql(
delete from people_id_numbers where number_hash = $1 and person_id = $2
)sql"};

inline constexpr Statement find_by_id_number{R"sql(
select community_id, person_id as id from people_id_numbers where number_hash = $1 order by person_id
)sql"};

inline constexpr Statement known_persons{R"sql(
select p.id, p.household_id, p.name, p.birth_year, p.sex, i.birth_date
from people_persons p left join people_identities i on i.community_id = p.community_id and i.id = p.id
where p.community_id = $1
)sql"};

// ---- looks ----

inline constexpr Statement add_look{R"sql(
insert into people_looks (id, community_id, person_id, at, by_person_id, by_name, purpose) values ($1, $2, $3, $4, $5, $6, $7)
)sql"};

inline constexpr Statement looks_at{R"sql(
select id, at, by_name, purpose from people_looks where community_id = $1 and person_id = $2 order by id desc limit 200
)sql"};

inline constexpr Statement looks_at_home{R"sql(
select l.at, l.by_name, l.purpose, p.name
from people_persons p join people_looks l on l.community_id = p.community_id and l.person_id = p.id
where p.community_id = $1 and p.household_id = $2 order by l.id desc limit 100
)sql"};

inline constexpr Statement looked_since{R"sql(
select id from people_looks
where community_id = $1 and person_id = $2 and by_person_id = $3 and purpose = $4 and at > $5 limit 1
)sql"};

inline constexpr Statement opened_since{R"sql(
select id from people_looks
where community_id = $1 and person_id = $2 and by_person_id = $3 and by_name = $4 and at > $5 limit 1
)sql"};

// ---- households ----

inline constexpr Statement find_household{R"sql(
select id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count
from people_households where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_home{R"sql(
select id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count
from people_households where community_id = $1 and area_code = $2 and unit = $3 and room = $4
)sql"};

inline constexpr Statement list_households{R"sql(
select id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count
from people_households
where community_id = $1 and area_code between $2 and $3
  and (area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9 or area_code between $10 and $11)
  and lower(place) like lower($12) escape '!'
order by area_code, unit, room limit 200
)sql"};

inline constexpr Statement homes_of_community{R"sql(
select id, community_id, area_code, micro_grid_code, unit, room, place, lat, lng, member_count
from people_households where community_id = $1
)sql"};

inline constexpr Statement count_members{R"sql(
update people_households set member_count = member_count + $3 where community_id = $1 and id = $2
)sql"};

inline constexpr Statement remove_household{R"sql(
delete from people_households where community_id = $1 and id = $2 and member_count = 0
)sql"};

// ---- proxies ----

inline constexpr Statement file_agent{R"sql(
insert into people_agents (agent_person_id, community_id, proxy_id) values ($1, $2, $3)
)sql"};

inline constexpr Statement proxies_of_agent{R"sql(
select community_id, proxy_id as id from people_agents where agent_person_id = $1 order by proxy_id
)sql"};

inline constexpr Statement find_proxy{R"sql(
select id, community_id, principal_person_id, principal_name, agent_person_id, agent_name, relation, consent, consent_words,
       recorded_by_name, recorded_at, until, ended_at
from people_proxies where community_id = $1 and id = $2
)sql"};

inline constexpr Statement proxies_of_principal{R"sql(
select id, community_id, principal_person_id, principal_name, agent_person_id, agent_name, relation, consent, consent_words,
       recorded_by_name, recorded_at, until, ended_at
from people_proxies where community_id = $1 and principal_person_id = $2 order by id desc
)sql"};

inline constexpr Statement end_proxy{R"sql(
update people_proxies set ended_at = $3 where community_id = $1 and id = $2 and ended_at is null
)sql"};

// ---- cards ----

inline constexpr Statement find_card{R"sql(
select id, community_id, household_id, person_id, person_name, printed_at, printed_by_name, ended_at
from people_cards where community_id = $1 and id = $2
)sql"};

inline constexpr Statement cards_of{R"sql(
select id, community_id, household_id, person_id, person_name, printed_at, printed_by_name, ended_at
from people_cards where community_id = $1 and household_id = $2 order by id desc
)sql"};

inline constexpr Statement end_card{R"sql(
update people_cards set ended_at = $3 where community_id = $1 and id = $2 and ended_at is null
)sql"};

inline constexpr Statement end_cards{R"sql(
update people_cards set ended_at = $3 where community_id = $1 and household_id = $2 and ended_at is null
)sql"};

inline constexpr Statement file_secret{R"sql(
insert into people_card_secrets (secret_hash, community_id, card_id) values ($1, $2, $3)
)sql"};

inline constexpr Statement card_of_secret{R"sql(
select community_id, card_id as id from people_card_secrets where secret_hash = $1
)sql"};

}  // namespace linli::people::statements
