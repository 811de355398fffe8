#pragma once
#include "platform/db/connection.hpp"

namespace linli::accounts::statements {

using db::Statement;

// ---- accounts ----

inline constexpr Statement find_account{R"sql(
select id, person_id, community_id, name, phone, password_hash, totp_secret, totp_step, opened_at, last_seen_at
from accounts_accounts where id = $1
)sql"};

inline constexpr Statement account_of_person{R"sql(
select id from accounts_accounts where person_id = $1 order by id limit 1
)sql"};

inline constexpr Statement account_of_phone{R"sql(
select account_id from accounts_phones where phone_hash = $1
)sql"};

inline constexpr Statement file_phone{R"sql(
insert into accounts_phones (phone_hash, account_id) values ($1, $2) on conflict (phone_hash) do update
set account_id = excluded.account_id
)sql"};

inline constexpr Statement unfile_phone{R"sql(
delete from accounts_phones where phone_hash = $1
)sql"};

inline constexpr Statement set_phone{R"sql(
update accounts_accounts set phone = $2 where id = $1
)sql"};

inline constexpr Statement bind_person{R"sql(
update accounts_accounts set person_id = $2, community_id = $3, name = $4 where id = $1
)sql"};

inline constexpr Statement set_password{R"sql(
update accounts_accounts set password_hash = $2, totp_secret = $3, totp_step = $4,
  name = case when name = '' then $5 else name end
where id = $1
)sql"};

inline constexpr Statement forget_password{R"sql(
update accounts_accounts set password_hash = null, totp_secret = null where id = $1
)sql"};

inline constexpr Statement set_totp_step{R"sql(
update accounts_accounts set totp_step = $2 where id = $1
)sql"};

inline constexpr Statement list_accounts{R"sql(
select a.id, a.person_id, a.community_id, a.name, a.phone, a.password_hash, a.totp_secret, a.totp_step, a.opened_at,
  a.last_seen_at
from accounts_accounts a
where lower(a.name) like lower($2) escape '!' and a.id in (
  select g.account_id from accounts_grants g where g.community_id = $1
  union select g.account_id from accounts_grants g where g.community_id = 0 and $3 like g.area_code || '%'
  union select b.id from accounts_accounts b where b.community_id = $1 and (b.password_hash is not null or $2 <> '%%'))
order by case when a.password_hash is null then 1 else 0 end, a.id limit 200
)sql"};

inline constexpr Statement count_in_community{R"sql(
select count(*) from accounts_accounts a
where a.id = $2 and (a.community_id = $1 or exists (
  select 1 from accounts_grants g where g.account_id = a.id
    and (g.community_id = $1 or (g.community_id = 0 and $3 like g.area_code || '%'))))
)sql"};

// ---- codes ----

inline constexpr Statement keep_code{R"sql(
insert into accounts_codes (phone_hash, code_hash, expires_at, tries) values ($1, $2, $3, 0)
on conflict (phone_hash) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0
)sql"};

inline constexpr Statement find_code{R"sql(
select code_hash, expires_at, tries from accounts_codes where phone_hash = $1
)sql"};

inline constexpr Statement count_try{R"sql(
update accounts_codes set tries = tries + 1 where phone_hash = $1
)sql"};

inline constexpr Statement forget_code{R"sql(
delete from accounts_codes where phone_hash = $1
)sql"};

inline constexpr Statement forget_old_codes{R"sql(
delete from accounts_codes where expires_at < $1
)sql"};

inline constexpr Statement keep_standing_code{R"sql(
insert into accounts_standing_codes (phone_hash, code_hash) values ($1, $2)
on conflict (phone_hash) do update set code_hash = excluded.code_hash
)sql"};

inline constexpr Statement find_standing_code{R"sql(
select code_hash from accounts_standing_codes where phone_hash = $1
)sql"};

// ---- sessions ----

inline constexpr Statement add_session{R"sql(
insert into accounts_sessions (token_hash, id, account_id, opened, opened_at, seen_at, address, agent, new_device)
values ($1, $2, $3, $4, $5, $5, $6, $7, $8)
)sql"};

inline constexpr Statement find_session{R"sql(
select id, account_id, opened, opened_at, seen_at, address, agent, new_device
from accounts_sessions where token_hash = $1
)sql"};

inline constexpr Statement find_session_by_id{R"sql(
select id, account_id, opened, opened_at, seen_at, address, agent, new_device
from accounts_sessions where id = $1
)sql"};

inline constexpr Statement sessions_of{R"sql(
select id, account_id, opened, opened_at, seen_at, address, agent, new_device from accounts_sessions
where account_id = $1 order by seen_at desc, id desc
)sql"};

inline constexpr Statement new_devices_after{R"sql(
select id, account_id, opened, opened_at, seen_at, address, agent, new_device from accounts_sessions
where account_id = $1 and new_device = 1 and opened_at > $2 order by opened_at, id limit 5
)sql"};

inline constexpr Statement recognise_device{R"sql(
update accounts_sessions set new_device = 0 where id = $1 and account_id = $2 and opened_at > $3
)sql"};

inline constexpr Statement find_device{R"sql(
select seen_at from accounts_devices where device_hash = $1
)sql"};

inline constexpr Statement keep_device{R"sql(
insert into accounts_devices (device_hash, seen_at) values ($1, $2)
on conflict (device_hash) do update set seen_at = excluded.seen_at
)sql"};

inline constexpr Statement forget_old_devices{R"sql(
delete from accounts_devices where seen_at < $1
)sql"};

inline constexpr Statement end_session{R"sql(
delete from accounts_sessions where id = $1 and account_id = $2
)sql"};

inline constexpr Statement end_sessions{R"sql(
delete from accounts_sessions where account_id = $1
)sql"};

inline constexpr Statement end_staff_sessions{R"sql(
delete from accounts_sessions where account_id = $1 and opened <> 'code'
)sql"};

inline constexpr Statement note_seen{R"sql(
update accounts_sessions set seen_at = $2 where token_hash = $1 and seen_at < $2
)sql"};

inline constexpr Statement note_account_seen{R"sql(
update accounts_accounts set last_seen_at = $2 where id = $1
)sql"};

inline constexpr Statement end_idle_sessions{R"sql(
delete from accounts_sessions where seen_at < $1 or (opened = 'password' and seen_at < $2)
)sql"};

inline constexpr Statement close_account{R"sql(
delete from accounts_accounts where id = $1
)sql"};

// ---- grants ----

inline constexpr Statement remove_grants{R"sql(
delete from accounts_grants where account_id = $1
)sql"};

inline constexpr Statement grants_of{R"sql(
select id, account_id, role, community_id, area_code, granted_by_name, granted_at from accounts_grants
where account_id = $1 order by id
)sql"};

inline constexpr Statement grants_over{R"sql(
select id, account_id, role, community_id, area_code, granted_by_name, granted_at from accounts_grants
where $1 like area_code || '%' order by id
)sql"};

inline constexpr Statement find_grant{R"sql(
select id, account_id, role, community_id, area_code, granted_by_name, granted_at from accounts_grants where id = $1
)sql"};

inline constexpr Statement add_grant{R"sql(
insert into accounts_grants (id, account_id, role, community_id, area_code, granted_by_name, granted_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (account_id, role, area_code) do nothing
)sql"};

inline constexpr Statement remove_grant{R"sql(
delete from accounts_grants where account_id = $1 and role = $2 and area_code = $3
)sql"};

inline constexpr Statement count_administrators{R"sql(
select count(*) from accounts_grants where role = 'administrator' and area_code = ''
)sql"};

// ---- invitations ----

inline constexpr Statement find_invitation{R"sql(
select name, phone, role, community_id, area_code, invited_by_name, url_shown, expires_at, password_hash, totp_secret
from accounts_invitations where token_hash = $1
)sql"};

inline constexpr Statement add_invitation{R"sql(
insert into accounts_invitations (token_hash, name, phone, role, community_id, area_code, invited_by_name, url_shown,
  expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql"};

inline constexpr Statement choose_password{R"sql(
update accounts_invitations set name = $2, phone = $3, password_hash = $4, totp_secret = $5 where token_hash = $1
)sql"};

inline constexpr Statement forget_invitation{R"sql(
delete from accounts_invitations where token_hash = $1
)sql"};

inline constexpr Statement forget_first_invitations{R"sql(
delete from accounts_invitations where invited_by_name = ''
)sql"};

inline constexpr Statement forget_old_invitations{R"sql(
delete from accounts_invitations where expires_at < $1
)sql"};

}  // namespace linli::accounts::statements
