-- Every table, as the migrations make it. Written by bin/docs.

-- platform/0001-create-answers
-- directory table: the first answer to each idempotency key of an account, "<uuid>/<account>"; forgotten after a week.
-- Devices make keys in the order of time (UUID version 7), so new rows stand side by side; hashes would lie everywhere.
create table platform_answers (
  writer_key text collate "C" primary key check (length(writer_key) between 38 and 60),
  fingerprint text collate "C" not null,
  status integer not null,
  body bytea,
  at bigint not null
);
create index platform_answers_at on platform_answers (at);

-- chronicle/0001-create-chronicle
create table chronicle_entries (
  community_id bigint not null,
  id bigint not null check (id > 0),
  at bigint not null,
  account_id bigint not null,
  by_name text collate "C" not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  content_hash text collate "C" not null,
  previous_hash text collate "C" not null,
  hash text collate "C" not null,
  primary key (community_id, id)
);
-- directory table: the end of each community's chain
create table chronicle_heads (
  community_id bigint primary key,
  entries bigint not null,
  hash text collate "C" not null,
  at bigint not null
);

-- facts/0001-create-changes
create table facts_changes (
  community_id bigint not null,
  id bigint not null,
  subject_kind text collate "C" not null,
  subject_id bigint not null,
  field text collate "C" not null,
  was text collate "C" not null,
  became text collate "C" not null,
  source text collate "C" not null check (source in ('told', 'seen', 'imported', 'computed', 'registered')),
  source_name text collate "C" not null,
  at bigint not null,
  by_person_id bigint not null,
  by_name text collate "C" not null,
  primary key (community_id, id)
);
create index facts_changes_subject on facts_changes (community_id, subject_kind, subject_id, id);

-- work/0001-create-traces-and-clocks
create table work_traces (
  community_id bigint not null,
  id bigint not null,
  subject_id bigint not null,
  at bigint not null,
  code text collate "C" not null,
  arguments text collate "C" not null,
  person_id bigint not null,
  by_name text collate "C" not null,
  on_behalf_of text collate "C" not null,
  pictures text collate "C" not null,
  primary key (community_id, id)
);
create index work_traces_subject on work_traces (community_id, subject_id);
-- id is the piece of work; it may have several alarms
create table work_clocks (
  community_id bigint not null,
  id bigint not null,
  alarm text collate "C" not null,
  due_at bigint not null,
  primary key (community_id, id, alarm)
);
create index work_clocks_due on work_clocks (due_at);

-- ledger/0001-create-ledger
create table ledger_accounts (
  community_id bigint not null,
  id bigint not null,
  book text collate "C" not null,
  holder_kind text collate "C" not null,
  holder_id bigint not null,
  balance bigint not null,
  primary key (community_id, id),
  unique (community_id, book, holder_kind, holder_id)
);
create table ledger_lines (
  community_id bigint not null,
  id bigint not null,
  account_id bigint not null,
  transfer_id bigint not null,
  amount bigint not null check (amount <> 0),
  cause text collate "C" not null,
  note text collate "C" not null,
  subject_id bigint,
  subject_name text collate "C" not null,
  reverses bigint,
  occurred_at bigint not null,
  entered_by text collate "C" not null,
  approved_by text collate "C",
  primary key (community_id, id),
  unique (community_id, reverses)
);
create index ledger_lines_account on ledger_lines (community_id, account_id, occurred_at);
alter table ledger_lines add constraint ledger_lines_key_1 foreign key (community_id, account_id) references ledger_accounts (community_id, id);

-- areas/0001-create-areas
-- reference table: province, city, county, street
create table areas_regions (
  code text collate "C" primary key check (length(code) in (2, 4, 6, 9)),
  kind text collate "C" not null check (kind in ('province', 'city', 'county', 'street')),
  name text collate "C" not null,
  parent_code text collate "C" not null
);
-- directory table: where a community's data lives
create table areas_communities (
  id bigint primary key,
  code text collate "C" not null unique check (length(code) = 12),
  name text collate "C" not null
);
create table areas_areas (
  id bigint not null,
  community_id bigint not null,
  code text collate "C" not null,
  kind text collate "C" not null check (kind in ('community', 'grid', 'micro_grid', 'compound', 'building')),
  name text collate "C" not null,
  parent_code text collate "C" not null,
  lat double precision,
  lng double precision,
  outline text collate "C",
  households bigint not null,
  version bigint not null,
  primary key (community_id, id),
  unique (community_id, code)
);
create index areas_areas_parent on areas_areas (community_id, parent_code, kind, code);
-- A GeoJSON file that somebody took in, so that it can be undone.
create table areas_outline_imports (
  id bigint not null,
  community_id bigint not null,
  at bigint not null,
  by_name text collate "C" not null,
  file_name text collate "C" not null,
  redrawn bigint not null,
  drawn bigint not null,
  added bigint not null,
  refused bigint not null,
  undone_at bigint,
  undone_by_name text collate "C",
  by_person_id bigint not null,
  primary key (community_id, id)
);
-- What an import did to one area. An area that is gone again keeps its line: its code is never given twice.
create table areas_outline_changes (
  id bigint not null,
  community_id bigint not null,
  import_id bigint not null,
  area_id bigint not null,
  parent_code text collate "C" not null,
  code text collate "C" not null,
  kind text collate "C" not null,
  outline_before text collate "C",
  outline_after text collate "C" not null,
  added bigint not null check (added in (0, 1)),
  primary key (community_id, id)
);
create index areas_outline_changes_import on areas_outline_changes (community_id, import_id, id);
create index areas_outline_changes_parent on areas_outline_changes (community_id, parent_code, kind, code);
alter table areas_outline_changes add constraint areas_outline_changes_key_1 foreign key (community_id, import_id) references areas_outline_imports (community_id, id);

-- people/0001-create-people
create table people_households (
  id bigint not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  micro_grid_code text collate "C" not null,
  unit text collate "C" not null,
  room text collate "C" not null check (length(room) between 1 and 20),
  place text collate "C" not null,
  lat double precision,
  lng double precision,
  member_count bigint not null check (member_count >= 0),
  primary key (community_id, id),
  unique (community_id, area_code, unit, room)
);
create table people_persons (
  id bigint not null,
  community_id bigint not null,
  household_id bigint,
  name text collate "C" not null check (length(name) between 1 and 60),
  phone bytea,
  birth_year bigint check (birth_year between 1880 and 2100),
  sex text collate "C" not null check (sex in ('unstated', 'female', 'male')),
  languages text collate "C" not null,
  large_text bigint not null check (large_text in (0, 1)),
  spoken_contact bigint not null check (spoken_contact in (0, 1)),
  preferred_language text collate "C" not null check (preferred_language in ('zh', 'en')),
  area_code text collate "C" not null,
  place text collate "C" not null,
  version bigint not null,
  primary key (community_id, id)
);
create index people_persons_household on people_persons (community_id, household_id);
-- directory table: who has a telephone, by its keyed hash, in any community
create table people_phones (
  phone_hash text collate "C" not null check (length(phone_hash) = 64),
  community_id bigint not null,
  person_id bigint not null,
  primary key (phone_hash, person_id)
);
-- what somebody's papers say; apart from the person, because few readers need it and opening it takes time
create table people_identities (
  community_id bigint not null,
  id bigint not null,
  id_number bytea,
  birth_date text collate "C" check (length(birth_date) = 10),
  primary key (community_id, id)
);
-- directory table: who has an identification number, by its keyed hash, in any community
create table people_id_numbers (
  number_hash text collate "C" not null check (length(number_hash) = 64),
  community_id bigint not null,
  person_id bigint not null,
  primary key (number_hash, person_id)
);
create table people_proxies (
  id bigint not null,
  community_id bigint not null,
  principal_person_id bigint not null,
  principal_name text collate "C" not null,
  agent_person_id bigint not null,
  agent_name text collate "C" not null,
  relation text collate "C" not null check (relation in ('relative', 'neighbour', 'grid_worker', 'call_taker', 'other')),
  consent text collate "C" not null check (consent in ('in_person', 'by_phone', 'written', 'guardian', 'in_app')),
  consent_words text collate "C" not null,
  recorded_by_name text collate "C" not null,
  recorded_at bigint not null,
  until bigint,
  ended_at bigint,
  primary key (community_id, id)
);
create index people_proxies_principal on people_proxies (community_id, principal_person_id, id);
-- directory table: for whom a person acts, in any community
create table people_agents (
  agent_person_id bigint not null,
  community_id bigint not null,
  proxy_id bigint not null,
  primary key (agent_person_id, proxy_id)
);
create table people_looks (
  id bigint not null,
  community_id bigint not null,
  person_id bigint not null,
  at bigint not null,
  by_person_id bigint not null,
  by_name text collate "C" not null,
  purpose text collate "C" not null,
  primary key (community_id, id)
);
create index people_looks_person on people_looks (community_id, person_id, id);
create table people_cards (
  id bigint not null,
  community_id bigint not null,
  household_id bigint not null,
  person_id bigint not null,
  person_name text collate "C" not null,
  printed_at bigint not null,
  printed_by_name text collate "C" not null,
  ended_at bigint,
  primary key (community_id, id)
);
create index people_cards_household on people_cards (community_id, household_id, id);
-- directory table: which card a secret belongs to, by its keyed hash
create table people_card_secrets (
  secret_hash text collate "C" primary key check (length(secret_hash) = 64),
  community_id bigint not null,
  card_id bigint not null
);
alter table people_persons add constraint people_persons_key_1 foreign key (community_id, household_id) references people_households (community_id, id);
alter table people_identities add constraint people_identities_key_1 foreign key (community_id, id) references people_persons (community_id, id);
alter table people_proxies add constraint people_proxies_key_1 foreign key (community_id, principal_person_id) references people_persons (community_id, id);
alter table people_looks add constraint people_looks_key_1 foreign key (community_id, person_id) references people_persons (community_id, id);
alter table people_cards add constraint people_cards_key_1 foreign key (community_id, household_id) references people_households (community_id, id);
alter table people_cards add constraint people_cards_key_2 foreign key (community_id, person_id) references people_persons (community_id, id);

-- people/0002-create-search
-- search table: what people are found by as somebody types. No foreign key: it would be searched at every person who
-- goes, and the verbs that change people keep it.
create table people_words (
  community_id bigint not null,
  word text collate "C" not null,
  person_id bigint not null,
  primary key (community_id, word, person_id)
);

-- posts/0001-create-posts
create table posts_posts (
  id bigint not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  post text collate "C" not null,
  person_id bigint not null,
  rank bigint not null check (rank between 0 and 20),
  since bigint not null,
  until bigint,
  leave_starts_at bigint,
  leave_ends_at bigint,
  leave_reason text collate "C" not null,
  stand_in_person_id bigint,
  stand_in_says text collate "C" check (stand_in_says in ('asked', 'yes', 'no')),
  primary key (community_id, id),
  check (leave_ends_at > leave_starts_at)
);
create index posts_posts_area on posts_posts (community_id, area_code, post, rank);
create index posts_posts_person on posts_posts (community_id, person_id);
create index posts_posts_stand_in on posts_posts (community_id, stand_in_person_id);
create table posts_turns (
  id bigint not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  person_id bigint not null,
  starts_at bigint not null,
  ends_at bigint not null,
  set_by_name text collate "C" not null,
  offered_at bigint,
  offered_to_person_id bigint,
  declined_by_name text collate "C" not null,
  primary key (community_id, id),
  check (ends_at > starts_at)
);
create index posts_turns_area on posts_turns (community_id, area_code, starts_at);
create index posts_turns_times on posts_turns (community_id, starts_at);
create index posts_turns_person on posts_turns (community_id, person_id, ends_at);
-- directory table: who holds posts, and who holds those above communities, wherever the post is kept
create table posts_holders (
  post_id bigint primary key,
  community_id bigint not null,
  person_id bigint not null,
  area_code text collate "C" not null
);
create index posts_holders_person on posts_holders (person_id);
create index posts_holders_area on posts_holders (area_code);
-- the telephone that residents of a community call; one for each
create table posts_telephones (
  id bigint not null,
  community_id bigint not null,
  number text collate "C" not null check (length(number) <= 30),
  primary key (community_id, id),
  unique (community_id)
);

-- accounts/0001-create-accounts
-- directory table: an account is a telephone that may come in. It is kept by its own id, because one account may hold
-- rights in several communities, above all of them, or nowhere yet.
create table accounts_accounts (
  id bigint primary key,
  person_id bigint,
  community_id bigint,
  name text collate "C" not null,
  phone bytea,
  password_hash text collate "C",
  totp_secret bytea,
  totp_step bigint not null,
  opened_at bigint not null,
  last_seen_at bigint
);
create index accounts_accounts_person on accounts_accounts (person_id);
create index accounts_accounts_community on accounts_accounts (community_id);
-- directory table: whose a telephone is, by its keyed hash
create table accounts_phones (
  phone_hash text collate "C" primary key check (length(phone_hash) = 64),
  account_id bigint not null
);
create index accounts_phones_account on accounts_phones (account_id);
-- directory table: one-time codes under way, one for each telephone
create table accounts_codes (
  phone_hash text collate "C" primary key check (length(phone_hash) = 64),
  code_hash text collate "C" not null,
  expires_at bigint not null,
  tries bigint not null
);
-- directory table: the demonstration's codes, which count only in a program that allows them
create table accounts_standing_codes (
  phone_hash text collate "C" primary key check (length(phone_hash) = 64),
  code_hash text collate "C" not null
);
-- directory table: sessions, by the hash of the token that only the browser has
create table accounts_sessions (
  token_hash text collate "C" primary key check (length(token_hash) = 64),
  id bigint not null unique,
  account_id bigint not null,
  opened text collate "C" not null check (opened in ('code', 'password', 'standing_code')),
  opened_at bigint not null,
  seen_at bigint not null,
  address text collate "C" not null,
  agent text collate "C" not null,
  new_device bigint not null check (new_device in (0, 1))
);
create index accounts_sessions_account on accounts_sessions (account_id);
-- directory table: from which devices an account came in before, by a hash of the account and the device's own cookie,
-- so that two accounts of one device cannot be told to share it
create table accounts_devices (
  device_hash text collate "C" primary key check (length(device_hash) = 64),
  seen_at bigint not null
);
-- directory table: which role an account has where; community 0 is above communities
create table accounts_grants (
  id bigint primary key,
  account_id bigint not null,
  role text collate "C" not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  granted_by_name text collate "C" not null,
  granted_at bigint not null,
  unique (account_id, role, area_code)
);
create index accounts_grants_role on accounts_grants (role, area_code);
create index accounts_grants_community on accounts_grants (community_id);
-- directory table: invitations of staff, by the hash of the link's token
create table accounts_invitations (
  token_hash text collate "C" primary key check (length(token_hash) = 64),
  name text collate "C" not null,
  phone bytea,
  role text collate "C" not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  invited_by_name text collate "C" not null,
  url_shown bigint not null check (url_shown in (0, 1)),
  expires_at bigint not null,
  password_hash text collate "C",
  totp_secret bytea
);

-- services/0001-create-services
create table services_pauses (
  id bigint not null,
  community_id bigint not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  reason text collate "C" not null check (length(reason) between 1 and 200),
  by_name text collate "C" not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, code)
);
-- What a community says instead of the shipped files. Rows never change and none goes: an undo is a new row that says
-- what an old one said.
create table services_editions (
  id bigint not null,
  community_id bigint not null,
  subject text collate "C" not null check (subject = 'kind' or subject = 'ladder' or subject = 'calendar'),
  code text collate "C" not null check (length(code) between 1 and 40),
  version bigint not null check (version >= 1),
  text text collate "C" not null check (length(text) <= 65536),
  reason text collate "C" not null check (length(reason) <= 200),
  restores bigint,
  by_person_id bigint not null,
  by_name text collate "C" not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, subject, code, version)
);
create index services_editions_at on services_editions (community_id, at, id);

-- volunteers/0001-create-volunteers
create table volunteers_volunteers (
  id bigint not null,
  community_id bigint not null,
  person_id bigint not null,
  name text collate "C" not null,
  affiliation text collate "C" not null,
  home_community_id bigint not null,
  home_community_name text collate "C" not null,
  paired_community_id bigint,
  paired_community_name text collate "C",
  skills text collate "C" not null,
  languages text collate "C" not null,
  weekly_minutes bigint not null check (weekly_minutes between 0 and 6000),
  quiet_from text collate "C" check (length(quiet_from) = 5),
  quiet_to text collate "C" check (length(quiet_to) = 5),
  state text collate "C" not null check (state in ('applied', 'active', 'paused', 'refused', 'ended')),
  refused_because text collate "C",
  leave_starts_at bigint,
  leave_ends_at bigint,
  lat double precision,
  lng double precision,
  paired_lat double precision,
  paired_lng double precision,
  area_code text collate "C" not null,
  minutes_total bigint not null,
  week_starts_at bigint not null,
  week_minutes bigint not null,
  joined_at bigint not null,
  version bigint not null,
  primary key (community_id, id),
  unique (community_id, person_id),
  check (leave_ends_at > leave_starts_at),
  check (paired_community_id <> home_community_id)
);
create index volunteers_volunteers_state on volunteers_volunteers (community_id, state, id);
create table volunteers_hours (
  id bigint not null,
  community_id bigint not null,
  volunteer_id bigint not null,
  volunteer_name text collate "C" not null,
  request_id bigint not null,
  request_number text collate "C" not null,
  started_at bigint not null,
  ended_at bigint not null check (ended_at >= started_at),
  minutes bigint not null check (minutes >= 0 or reverses is not null),
  state text collate "C" not null check (state in ('entered', 'confirmed', 'disputed', 'corrected')),
  entered_by_name text collate "C" not null,
  confirmed_by_name text collate "C",
  confirmed_at bigint,
  disputed_because text collate "C",
  reverses bigint,
  note text collate "C" not null,
  area_code text collate "C" not null,
  person_id bigint not null,
  entered_by_person_id bigint not null,
  entered_by_account_id bigint not null,
  primary key (community_id, id),
  unique (community_id, reverses)
);
create index volunteers_hours_volunteer on volunteers_hours (community_id, volunteer_id, id);
create index volunteers_hours_times on volunteers_hours (community_id, volunteer_id, started_at);
create index volunteers_hours_request on volunteers_hours (community_id, request_id);
create index volunteers_hours_state on volunteers_hours (community_id, state, id);
create table volunteers_corrections (
  id bigint not null,
  community_id bigint not null,
  hours_id bigint not null,
  volunteer_id bigint not null,
  volunteer_name text collate "C" not null,
  request_number text collate "C" not null,
  minutes_before bigint not null,
  minutes bigint not null check (minutes between 0 and 1440),
  reason text collate "C" not null check (length(reason) between 1 and 500),
  state text collate "C" not null check (state in ('proposed', 'approved', 'refused')),
  proposed_by_name text collate "C" not null,
  proposed_at bigint not null,
  decided_by_name text collate "C",
  decided_at bigint,
  decision_reason text collate "C",
  area_code text collate "C" not null,
  proposed_by_person_id bigint not null,
  proposed_by_account_id bigint not null,
  primary key (community_id, id)
);
create index volunteers_corrections_state on volunteers_corrections (community_id, state, id);
create index volunteers_corrections_hours on volunteers_corrections (community_id, hours_id);
alter table volunteers_hours add constraint volunteers_hours_key_1 foreign key (community_id, volunteer_id) references volunteers_volunteers (community_id, id);
alter table volunteers_hours add constraint volunteers_hours_key_2 foreign key (community_id, reverses) references volunteers_hours (community_id, id);
alter table volunteers_corrections add constraint volunteers_corrections_key_1 foreign key (community_id, hours_id) references volunteers_hours (community_id, id);

-- notices/0001-create-notices
create table notices_notices (
  id bigint not null,
  community_id bigint not null,
  area_code text collate "C" not null,
  area_name text collate "C" not null,
  kind text collate "C" not null check (kind in ('notice', 'news', 'warning')),
  title text collate "C" not null check (length(title) between 1 and 80),
  body text collate "C" not null check (length(body) between 1 and 6000),
  starts_at bigint not null,
  ends_at bigint not null,
  important bigint not null check (important in (0, 1)),
  important_until bigint,
  state text collate "C" not null check (state in ('draft', 'published', 'withdrawn')),
  written_by_name text collate "C" not null,
  written_at bigint not null,
  published_at bigint,
  corrected_at bigint,
  correction text collate "C",
  withdrawn_at bigint,
  withdrawn_because text collate "C",
  version bigint not null,
  primary key (community_id, id),
  check (ends_at > starts_at)
);
create index notices_notices_current on notices_notices (community_id, state, ends_at);

-- points/0001-create-points
-- Who holds an account of the book "points" (same id as in ledger_accounts), under the name last heard.
create table points_holders (
  id bigint not null,
  community_id bigint not null,
  holder text collate "C" not null check (holder in ('household', 'volunteer')),
  holder_id bigint not null,
  holder_name text collate "C" not null,
  opted_in bigint not null check (opted_in in (0, 1)),
  earned bigint not null,
  primary key (community_id, id),
  unique (community_id, holder, holder_id)
);
create index points_holders_opted_in on points_holders (community_id, opted_in, holder, earned);
create table points_corrections (
  id bigint not null,
  community_id bigint not null,
  account_id bigint not null,
  holder_name text collate "C" not null,
  points bigint not null check (points <> 0 and points between -10000 and 10000),
  reason text collate "C" not null check (length(reason) between 1 and 500),
  reverses_line_id bigint,
  state text collate "C" not null check (state in ('proposed', 'approved', 'refused')),
  proposed_by_name text collate "C" not null,
  proposed_at bigint not null,
  decided_by_name text collate "C",
  decided_at bigint,
  decision_reason text collate "C",
  proposed_by_person_id bigint not null,
  proposed_by_account_id bigint not null,
  primary key (community_id, id)
);
create index points_corrections_state on points_corrections (community_id, state, id);
create index points_corrections_line on points_corrections (community_id, reverses_line_id);
alter table points_holders add constraint points_holders_key_1 foreign key (community_id, id) references ledger_accounts (community_id, id);
alter table points_corrections add constraint points_corrections_key_1 foreign key (community_id, account_id) references points_holders (community_id, id);
alter table points_corrections add constraint points_corrections_key_2 foreign key (community_id, reverses_line_id) references ledger_lines (community_id, id);

-- requests/0001-create-requests
-- Checks say "or" and not "in": for a longer list SQLite would fill a table of its own at every insert.
create table requests_requests (
  id bigint not null,
  community_id bigint not null,
  number text collate "C" not null,
  kind text collate "C" not null,
  state text collate "C" not null check (state = 'ordered' or state = 'offered' or state = 'accepted' or state = 'under_way'
    or state = 'done' or state = 'closed' or state = 'withdrawn'
    or state = 'not_accepted' or state = 'deferred'),
  words text collate "C" not null,
  fields text collate "C" not null,
  place_text text collate "C" not null,
  area_code text collate "C" not null,
  lat double precision,
  lng double precision,
  responsible_code text collate "C" not null,
  level text collate "C" not null check (level = 'grid' or level = 'community' or level = 'street' or level = 'county'),
  returns_to text collate "C",
  requester_person_id bigint,
  requester_name text collate "C" not null,
  household_id bigint,
  ordered_by_person_id bigint not null,
  ordered_by_name text collate "C" not null,
  on_behalf bigint not null check (on_behalf in (0, 1)),
  channel text collate "C" not null check (channel = 'app' or channel = 'proxy' or channel = 'card' or channel = 'call'
    or channel = 'event' or channel = 'import' or channel = 'open311'),
  ordered_at bigint not null,
  accept_due_at bigint not null,
  finish_due_at bigint not null,
  due_at bigint not null,
  preferred_at bigint,
  accepted_at bigint,
  done_at bigint,
  closed_at bigint,
  deferred_until bigint,
  non_accept_class text collate "C",
  urgent bigint not null check (urgent in (0, 1)),
  people_needed bigint not null check (people_needed between 1 and 20),
  joined_count bigint not null check (joined_count >= 0),
  reopened_count bigint not null check (reopened_count >= 0),
  escalation_step bigint not null check (escalation_step >= 0),
  answer text collate "C",
  helper_names text collate "C" not null,
  pictures text collate "C" not null,
  late bigint not null check (late in (0, 1)),
  version bigint not null,
  primary key (community_id, id),
  unique (community_id, number)
);
-- What lies out of reach is passed over, and what is open counted, in the index alone.
create index requests_requests_board on requests_requests
  (community_id, state, due_at, id, area_code, responsible_code, late, returns_to);
create index requests_requests_kind on requests_requests
  (community_id, kind, state, due_at, id, area_code, responsible_code);
create index requests_requests_person on requests_requests (community_id, requester_person_id, id);
create index requests_requests_for_others on requests_requests (community_id, ordered_by_person_id, id) where on_behalf = 1;
create index requests_requests_ordered on requests_requests (community_id, ordered_at, id);
create index requests_requests_household on requests_requests (community_id, household_id, id);
-- id is the day, as 261125: how many requests it has had
create table requests_days (
  id bigint not null,
  community_id bigint not null,
  last bigint not null,
  primary key (community_id, id)
);
create table requests_assignments (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  volunteer_id bigint,
  person_id bigint not null,
  name text collate "C" not null,
  taker text collate "C" not null,
  state text collate "C" not null check (state = 'offered' or state = 'accepted' or state = 'on_the_way' or state = 'arrived'
    or state = 'done' or state = 'declined' or state = 'timed_out'
    or state = 'cancelled' or state = 'handed_back'),
  cost double precision not null,
  reasons text collate "C" not null,
  offered_at bigint not null,
  answer_due_at bigint not null,
  answered_at bigint,
  departed_at bigint,
  arrived_at bigint,
  done_at bigint,
  decline_reason text collate "C",
  offered_by_person_id bigint not null,
  offered_by_name text collate "C" not null,
  primary key (community_id, id)
);
create index requests_assignments_request on requests_assignments (community_id, request_id, id);
create index requests_assignments_hand on requests_assignments (community_id, state, volunteer_id);
create index requests_assignments_person on requests_assignments (community_id, person_id, id, state);
create table requests_joiners (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  person_id bigint not null,
  name text collate "C" not null,
  household_id bigint,
  words text collate "C" not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, request_id, person_id)
);
create index requests_joiners_person on requests_joiners (community_id, person_id, request_id);
create table requests_ratings (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  answer text collate "C" not null check (answer = 'solved' or answer = 'partly' or answer = 'not_solved'),
  words text collate "C" not null,
  at bigint not null,
  by_person_id bigint not null,
  by_name text collate "C" not null,
  by_call_back bigint not null check (by_call_back in (0, 1)),
  primary key (community_id, id)
);
create index requests_ratings_request on requests_ratings (community_id, request_id, id);
create index requests_ratings_at on requests_ratings (community_id, at);
-- request_id is 0 until the picture is sent with an order or a note; those that never are go after a day
create table requests_pictures (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  media_type text collate "C" not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null,
  at bigint not null,
  primary key (community_id, id)
);
create index requests_pictures_loose on requests_pictures (request_id, at);
alter table requests_assignments add constraint requests_assignments_key_1 foreign key (community_id, request_id) references requests_requests (community_id, id);
alter table requests_joiners add constraint requests_joiners_key_1 foreign key (community_id, request_id) references requests_requests (community_id, id);
alter table requests_ratings add constraint requests_ratings_key_1 foreign key (community_id, request_id) references requests_requests (community_id, id);

-- requests/0002-create-desk
-- What an office gave back and nobody has moved on since; id is the request's.
create table requests_returns (
  id bigint not null,
  community_id bigint not null,
  at bigint not null,
  primary key (community_id, id)
);
create table requests_views (
  id bigint not null,
  community_id bigint not null,
  account_id bigint not null,
  name text collate "C" not null,
  shared bigint not null check (shared in (0, 1)),
  sieve text collate "C" not null,
  primary key (community_id, id),
  unique (community_id, account_id, name)
);
create index requests_views_shared on requests_views (community_id, shared, id);
-- What staff say to each other about a request; residents never read it.
create table requests_comments (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  by_name text collate "C" not null,
  words text collate "C" not null,
  at bigint not null,
  edited_at bigint,
  primary key (community_id, id)
);
create index requests_comments_request on requests_comments (community_id, request_id, id);
create table requests_mentions (
  id bigint not null,
  community_id bigint not null,
  comment_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  name text collate "C" not null,
  state text collate "C" not null check (state = 'unseen' or state = 'seen' or state = 'done'),
  primary key (community_id, id),
  unique (community_id, comment_id, account_id)
);
create index requests_mentions_account on requests_mentions (community_id, account_id, state, id);
alter table requests_comments add constraint requests_comments_key_1 foreign key (community_id, request_id) references requests_requests (community_id, id);
alter table requests_mentions add constraint requests_mentions_key_1 foreign key (community_id, comment_id) references requests_comments (community_id, id);

-- store/0001-create-store
create table store_goods (
  id bigint not null,
  community_id bigint not null,
  name_zh text collate "C" not null check (length(name_zh) between 1 and 60),
  name_en text collate "C" not null check (length(name_en) between 1 and 60),
  about text collate "C" not null,
  picture text collate "C" not null,
  price bigint not null check (price between 1 and 100000),
  monthly_limit bigint check (monthly_limit between 1 and 100),
  pickup_place text collate "C" not null,
  photo_id bigint,
  starts_at bigint not null,
  ends_at bigint,
  version bigint not null,
  primary key (community_id, id)
);
-- The photograph of a good, one at most; another one has another id, so that browsers may keep each for long.
create table store_photos (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  media_type text collate "C" not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes bytea not null,
  primary key (community_id, id),
  unique (community_id, good_id)
);
create table store_orders (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  good_name_zh text collate "C" not null,
  good_name_en text collate "C" not null,
  picture text collate "C" not null,
  pieces bigint not null check (pieces between 1 and 20),
  points bigint not null check (points > 0),
  holder text collate "C" not null check (holder in ('household', 'volunteer')),
  holder_id bigint not null,
  holder_name text collate "C" not null,
  person_id bigint not null,
  ordered_by_person_id bigint not null,
  ordered_by_name text collate "C" not null,
  pickup_place text collate "C" not null,
  state text collate "C" not null check (state in ('reserved', 'handed_over', 'cancelled', 'lapsed', 'returned')),
  ordered_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  ended_by_name text collate "C",
  returned_at bigint,
  returned_by_name text collate "C",
  return_reason text collate "C",
  primary key (community_id, id)
);
create index store_orders_holder on store_orders (community_id, holder, holder_id, id);
create index store_orders_state on store_orders (community_id, state, id);
create index store_orders_lapsing on store_orders (state, expires_at);
-- To which household (or, where a volunteer lives elsewhere, which account) the pieces of an order count; its id.
create table store_counts (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  counted_for bigint not null,
  pieces bigint not null,
  primary key (community_id, id)
);
create index store_counts_month on store_counts (community_id, good_id, counted_for);
-- The code of a waiting order, under the order's id.
create table store_codes (
  id bigint not null,
  community_id bigint not null,
  code_hash text collate "C" not null,
  attempt bigint not null,
  primary key (community_id, id),
  unique (community_id, code_hash)
);
alter table store_photos add constraint store_photos_key_1 foreign key (community_id, good_id) references store_goods (community_id, id);
alter table store_orders add constraint store_orders_key_1 foreign key (community_id, good_id) references store_goods (community_id, id);
alter table store_counts add constraint store_counts_key_1 foreign key (community_id, id) references store_orders (community_id, id);
alter table store_codes add constraint store_codes_key_1 foreign key (community_id, id) references store_orders (community_id, id);

-- open311/0001-create-keys
create table open311_keys (
  id bigint not null,
  community_id bigint not null,
  client text collate "C" not null check (length(client) between 1 and 80),
  issued_by_name text collate "C" not null,
  issued_at bigint not null,
  ended_at bigint,
  key_hash text collate "C" not null check (length(key_hash) = 64),
  primary key (community_id, id),
  unique (community_id, key_hash)
);
-- what came under which key; the token leads a client from a batch to its request
create table open311_filings (
  id bigint not null,
  community_id bigint not null,
  key_id bigint not null,
  request_id bigint not null,
  number text collate "C" not null,
  token text collate "C" not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, token)
);
alter table open311_filings add constraint open311_filings_key_1 foreign key (community_id, key_id) references open311_keys (community_id, id);

-- imports/0001-create-imports
-- directory table: which rows of which source were taken, so that a file may be taken again
create table imports_rows (
  source text collate "C" not null,
  row_key text collate "C" not null,
  community_id bigint not null,
  request_id bigint not null,
  imported_at bigint not null,
  primary key (source, row_key)
);

-- imports/0002-create-files
create table imports_files (
  community_id bigint not null,
  id bigint not null,
  name text collate "C" not null,
  sheet text collate "C" not null,
  state text collate "C" not null check (state in ('checked', 'applying', 'applied', 'undoing', 'undone')),
  header text collate "C" not null,
  map text collate "C" not null,
  rows_total bigint not null,
  rows_done bigint not null,
  last_row bigint not null,
  tally text collate "C" not null,
  kept bigint not null,
  made_at bigint not null,
  by_account_id bigint not null,
  by_person_id bigint not null,
  by_name text collate "C" not null,
  applied_at bigint,
  primary key (community_id, id)
);
create table imports_people (
  community_id bigint not null,
  id bigint not null,
  import_id bigint not null,
  number bigint not null,
  verdict text collate "C" not null check (verdict in ('added', 'changed', 'unchanged', 'doubtful', 'refused')),
  reasons text collate "C" not null,
  person_id bigint,
  like_number bigint,
  answer text collate "C" not null check (answer in ('open', 'same', 'different', 'later')),
  answered_by text collate "C" not null,
  cells bytea,
  deed bytea,
  primary key (community_id, id)
);
create index imports_people_number on imports_people (community_id, import_id, number);
create index imports_people_verdict on imports_people (community_id, verdict, id);
-- what the columns of files with this header meant the last time
create table imports_maps (
  community_id bigint not null,
  id bigint not null,
  header_hash text collate "C" not null check (length(header_hash) = 64),
  map text collate "C" not null,
  primary key (community_id, id),
  unique (community_id, header_hash)
);
alter table imports_people add constraint imports_people_key_1 foreign key (community_id, import_id) references imports_files (community_id, id);
