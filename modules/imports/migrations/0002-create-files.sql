create table imports_files (
  community_id bigint not null,
  id bigint not null,
  name text not null,
  sheet text not null,
  state text not null check (state in ('checked', 'applying', 'applied', 'undoing', 'undone')),
  header text not null,
  map text not null,
  rows_total bigint not null,
  rows_done bigint not null,
  last_row bigint not null,
  tally text not null,
  kept bigint not null,
  made_at bigint not null,
  by_account_id bigint not null,
  by_person_id bigint not null,
  by_name text not null,
  applied_at bigint,
  primary key (community_id, id)
);

create table imports_people (
  community_id bigint not null,
  id bigint not null,
  import_id bigint not null,
  number bigint not null,
  verdict text not null check (verdict in ('added', 'changed', 'unchanged', 'doubtful', 'refused')),
  reasons text not null,
  person_id bigint,
  like_number bigint,
  answer text not null check (answer in ('open', 'same', 'different', 'later')),
  answered_by text not null,
  cells blob,
  deed blob,
  primary key (community_id, id),
  foreign key (community_id, import_id) references imports_files (community_id, id)
);
create index imports_people_number on imports_people (community_id, import_id, number);
create index imports_people_verdict on imports_people (community_id, verdict, id);

-- what the columns of files with this header meant the last time
create table imports_maps (
  community_id bigint not null,
  id bigint not null,
  header_hash text not null check (length(header_hash) = 64),
  map text not null,
  primary key (community_id, id),
  unique (community_id, header_hash)
);
