#pragma once
#include "platform/db/connection.hpp"

namespace linli::areas::statements {

using db::Statement;

inline constexpr Statement find_by_id{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households
from areas_areas where community_id = $1 and id = $2
)sql"};

inline constexpr Statement find_by_code{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households
from areas_areas where community_id = $1 and code = $2
)sql"};

inline constexpr Statement list{R"sql(
select id, community_id, code, kind, name, parent_code, lat, lng, outline, households
from areas_areas
where community_id = $1 and ($2 is null or kind = $2) and ($3 is null or parent_code = $3)
  and (code between $4 and $5 or code between $6 and $7 or code between $8 and $9 or code between $10 and $11)
order by code
)sql"};

inline constexpr Statement last_code{R"sql(
select max(code) from areas_areas where community_id = $1 and parent_code = $2 and kind = $3
)sql"};

inline constexpr Statement change{R"sql(
update areas_areas set name = $3, lat = $4, lng = $5, outline = $6 where community_id = $1 and id = $2
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

}  // namespace linli::areas::statements
