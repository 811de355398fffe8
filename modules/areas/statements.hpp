#pragma once
#include "platform/db/connection.hpp"

namespace linli::areas::statements {

using db::Statement;

inline constexpr Statement find_by_id{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version
from areas_areas where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_by_code{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version
from areas_areas where community_id = $1 and code = $2
)sql"};

inline constexpr Statement list{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version
from areas_areas
where community_id = $1 and ($2 is null or kind = $2) and ($3 is null or parent_code = $3)
  and (code between $4 and $5 or code between $6 and $7 or code between $8 and $9 or code between $10 and $11)
order by code
)sql"};

inline constexpr Statement last_code{R"sql(
select max(code) from (
  select code from areas_areas where community_id = $1 and parent_code = $2 and kind = $3
  union all select code from areas_outline_changes where community_id = $1 and parent_code = $2 and kind = $3
) as given
)sql"};

inline constexpr Statement change{R"sql(
update areas_areas set name = $4, lat = $5, lng = $6, outline = $7, version = version + 1
where community_id = $1 and id = $2 and version = $3
)sql"};

inline constexpr Statement buildings{R"sql(
select b.code, b.name, c.name as compound_name
from areas_areas b join areas_areas c on c.community_id = b.community_id and c.code = b.parent_code
where b.community_id = $1 and b.kind = 'building' order by b.code
)sql"};

inline constexpr Statement count_household{R"sql(
update areas_areas set households = households + $3
where community_id = $1
  and code in (substr($2, 1, 12), substr($2, 1, 15), substr($2, 1, 18), substr($2, 1, 21), $4)
)sql"};

inline constexpr Statement region_name{R"sql(
select name from areas_regions where code = $1
)sql"};

inline constexpr Statement regions{R"sql(
select code, kind, name, parent_code from areas_regions
where parent_code = $1 or ($1 is null and kind = 'county') order by code
)sql"};

inline constexpr Statement add_region{R"sql(
insert into areas_regions (code, kind, name, parent_code) values ($1, $2, $3, $4)
on conflict (code) do update set name = excluded.name
)sql"};

inline constexpr Statement add_community{R"sql(
insert into areas_communities (id, code, name) values ($1, $2, $3)
)sql"};

inline constexpr Statement rename_community{R"sql(
update areas_communities set name = $2 where id = $1
)sql"};

inline constexpr Statement community_code{R"sql(
select code from areas_communities where id = $1
)sql"};

inline constexpr Statement community_id{R"sql(
select id from areas_communities where code = $1
)sql"};

inline constexpr Statement last_community_code{R"sql(
select max(code) from areas_communities where code between $1 and $2
)sql"};

inline constexpr Statement communities_below{R"sql(
select c.id, c.code, c.name, coalesce(s.name, '') as street_name, coalesce(k.name, '') as county_name
from areas_communities c
left join areas_regions s on s.code = substr(c.code, 1, 9)
left join areas_regions k on k.code = substr(c.code, 1, 6)
where c.code between $1 and $2 order by c.code
)sql"};

inline constexpr Statement outlines{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version
from areas_areas
where community_id = $1 and (kind in ('community', 'compound', 'building')
  or code between $2 and $3 or code between $4 and $5 or code between $6 and $7 or code between $8 and $9)
order by code
)sql"};

inline constexpr Statement all_areas{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households, version
from areas_areas where community_id = $1 order by code
)sql"};

// Only while nothing of it is used: no home, and nothing below.
inline constexpr Statement remove_unused{R"sql(
delete from areas_areas
where community_id = $1 and id = $2 and households = 0 and outline = $4
  and not exists (select 1 from areas_areas below where below.community_id = $1 and below.parent_code = $3)
)sql"};

inline constexpr Statement outline_imports{R"sql(
select id, community_id, at, by_name, file_name, redrawn, drawn, added, refused, undone_at, undone_by_name, by_person_id
from areas_outline_imports where community_id = $1 order by id desc limit 20
)sql"};

inline constexpr Statement outline_import{R"sql(
select id, community_id, at, by_name, file_name, redrawn, drawn, added, refused, undone_at, undone_by_name, by_person_id
from areas_outline_imports where community_id = $1 and id = $2
)sql"};

// The last first, so that what was added below goes before what it lies in.
inline constexpr Statement outline_changes{R"sql(
select id, community_id, import_id, area_id, parent_code, code, kind, outline_before, outline_after, added
from areas_outline_changes where community_id = $1 and import_id = $2 order by id desc
)sql"};

inline constexpr Statement mark_undone{R"sql(
update areas_outline_imports set undone_at = $3, undone_by_name = $4 where community_id = $1 and id = $2
)sql"};

}  // namespace linli::areas::statements
