create table facts_changes (
  community_id bigint not null,
  id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  field text not null,
  was text not null,
  became text not null,
  source text not null check (source in ('told', 'seen', 'imported', 'computed', 'registered')),
  source_name text not null,
  at bigint not null,
  by_person_id bigint not null,
  by_name text not null,
  primary key (community_id, id)
);
create index facts_changes_subject on facts_changes (community_id, subject_kind, subject_id, id);
