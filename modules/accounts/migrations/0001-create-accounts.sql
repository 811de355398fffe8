-- directory table: an account is a telephone that may come in. It is kept by its own id, because one account may hold
-- rights in several communities, above all of them, or nowhere yet.
create table accounts_accounts (
  id bigint primary key,
  person_id bigint,
  community_id bigint,
  name text not null,
  phone blob,
  password_hash text,
  totp_secret blob,
  totp_step bigint not null,
  opened_at bigint not null,
  last_seen_at bigint
);
create index accounts_accounts_person on accounts_accounts (person_id);
create index accounts_accounts_community on accounts_accounts (community_id);

-- directory table: whose a telephone is, by its keyed hash
create table accounts_phones (
  phone_hash text primary key check (length(phone_hash) = 64),
  account_id bigint not null
);
create index accounts_phones_account on accounts_phones (account_id);

-- directory table: one-time codes under way, one for each telephone
create table accounts_codes (
  phone_hash text primary key check (length(phone_hash) = 64),
  code_hash text not null,
  expires_at bigint not null,
  tries bigint not null
);

-- directory table: the demonstration's codes, which count only in a program that allows them
create table accounts_standing_codes (
  phone_hash text primary key check (length(phone_hash) = 64),
  code_hash text not null
);

-- directory table: sessions, by the hash of the token that only the browser has
create table accounts_sessions (
  token_hash text primary key check (length(token_hash) = 64),
  id bigint not null unique,
  account_id bigint not null,
  opened text not null check (opened in ('code', 'password', 'standing_code')),
  opened_at bigint not null,
  seen_at bigint not null,
  address text not null,
  agent text not null,
  new_device bigint not null check (new_device in (0, 1))
);
create index accounts_sessions_account on accounts_sessions (account_id);

-- directory table: from which devices an account came in before, by a hash of the account and the device's own cookie,
-- so that two accounts of one device cannot be told to share it
create table accounts_devices (
  device_hash text primary key check (length(device_hash) = 64),
  seen_at bigint not null
);

-- directory table: which role an account has where; community 0 is above communities
create table accounts_grants (
  id bigint primary key,
  account_id bigint not null,
  role text not null,
  community_id bigint not null,
  area_code text not null,
  granted_by_name text not null,
  granted_at bigint not null,
  unique (account_id, role, area_code)
);
create index accounts_grants_role on accounts_grants (role, area_code);
create index accounts_grants_community on accounts_grants (community_id);

-- directory table: invitations of staff, by the hash of the link's token
create table accounts_invitations (
  token_hash text primary key check (length(token_hash) = 64),
  name text not null,
  phone blob,
  role text not null,
  community_id bigint not null,
  area_code text not null,
  invited_by_name text not null,
  url_shown bigint not null check (url_shown in (0, 1)),
  expires_at bigint not null,
  password_hash text,
  totp_secret blob
);
