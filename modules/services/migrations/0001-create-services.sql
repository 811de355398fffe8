create table services_pauses (
  id bigint not null,
  community_id bigint not null,
  code text not null check (length(code) between 1 and 40),
  reason text not null check (length(reason) between 1 and 200),
  by_name text not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, code)
);
