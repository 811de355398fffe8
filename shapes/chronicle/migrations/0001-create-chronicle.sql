-- narrow rows
create table chronicle_entries (
  community_id bigint not null,
  id bigint not null check (id > 0),
  at bigint not null,
  account_id bigint not null,
  by_name text not null,
  action text not null,
  subject text not null,
  content_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (community_id, id)
);

-- directory table: the end of each community's chain
-- narrow rows
create table chronicle_heads (
  community_id bigint primary key,
  entries bigint not null,
  hash text not null,
  at bigint not null
);
