create table people_households (
  id bigint not null,
  community_id bigint not null,
  area_code text not null,
  micro_grid_code text not null,
  unit text not null,
  room text not null check (length(room) between 1 and 20),
  place text not null,
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
  name text not null check (length(name) between 1 and 60),
  phone blob,
  birth_year bigint check (birth_year between 1880 and 2100),
  sex text not null check (sex in ('unstated', 'female', 'male')),
  languages text not null,
  large_text bigint not null check (large_text in (0, 1)),
  spoken_contact bigint not null check (spoken_contact in (0, 1)),
  preferred_language text not null check (preferred_language in ('zh', 'en')),
  area_code text not null,
  place text not null,
  version bigint not null,
  primary key (community_id, id),
  foreign key (community_id, household_id) references people_households (community_id, id)
);
create index people_persons_household on people_persons (community_id, household_id);

-- directory table: who has a telephone, by its keyed hash, in any community
create table people_phones (
  phone_hash text not null check (length(phone_hash) = 64),
  community_id bigint not null,
  person_id bigint not null,
  primary key (phone_hash, person_id)
);

-- what somebody's papers say; apart from the person, because few readers need it and opening it takes time
create table people_identities (
  community_id bigint not null,
  id bigint not null,
  id_number blob,
  birth_date text check (length(birth_date) = 10),
  primary key (community_id, id),
  foreign key (community_id, id) references people_persons (community_id, id)
);

-- directory table: who has an identification number, by its keyed hash, in any community
create table people_id_numbers (
  number_hash text not null check (length(number_hash) = 64),
  community_id bigint not null,
  person_id bigint not null,
  primary key (number_hash, person_id)
);

create table people_proxies (
  id bigint not null,
  community_id bigint not null,
  principal_person_id bigint not null,
  principal_name text not null,
  agent_person_id bigint not null,
  agent_name text not null,
  relation text not null check (relation in ('relative', 'neighbour', 'grid_worker', 'call_taker', 'other')),
  consent text not null check (consent in ('in_person', 'by_phone', 'written', 'guardian', 'in_app')),
  consent_words text not null,
  recorded_by_name text not null,
  recorded_at bigint not null,
  until bigint,
  ended_at bigint,
  primary key (community_id, id),
  foreign key (community_id, principal_person_id) references people_persons (community_id, id)
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
  by_name text not null,
  purpose text not null,
  primary key (community_id, id),
  foreign key (community_id, person_id) references people_persons (community_id, id)
);
create index people_looks_person on people_looks (community_id, person_id, id);

create table people_cards (
  id bigint not null,
  community_id bigint not null,
  household_id bigint not null,
  person_id bigint not null,
  person_name text not null,
  printed_at bigint not null,
  printed_by_name text not null,
  ended_at bigint,
  primary key (community_id, id),
  foreign key (community_id, household_id) references people_households (community_id, id),
  foreign key (community_id, person_id) references people_persons (community_id, id)
);
create index people_cards_household on people_cards (community_id, household_id, id);

-- directory table: which card a secret belongs to, by its keyed hash
create table people_card_secrets (
  secret_hash text primary key check (length(secret_hash) = 64),
  community_id bigint not null,
  card_id bigint not null
);
