create table NAME_items (
  id bigint not null,
  community_id bigint not null,
  name text not null check (length(name) between 1 and 200),
  added_at bigint not null,
  primary key (community_id, id),
  unique (community_id, name)
);
