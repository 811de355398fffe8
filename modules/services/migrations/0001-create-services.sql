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

-- What a community says instead of the shipped files. Rows never change and none goes: an undo is a new row that says
-- what an old one said.
create table services_editions (
  id bigint not null,
  community_id bigint not null,
  subject text not null check (subject = 'kind' or subject = 'ladder' or subject = 'calendar'),
  code text not null check (length(code) between 1 and 40),
  version bigint not null check (version >= 1),
  text text not null check (length(text) <= 65536),
  reason text not null check (length(reason) <= 200),
  restores bigint,
  by_person_id bigint not null,
  by_name text not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, subject, code, version)
);
create index services_editions_at on services_editions (community_id, at, id);
