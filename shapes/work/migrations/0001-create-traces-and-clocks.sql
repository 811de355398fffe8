create table work_traces (
  community_id bigint not null,
  id bigint not null,
  subject_id bigint not null,
  at bigint not null,
  code text not null,
  arguments text not null,
  person_id bigint not null,
  by_name text not null,
  on_behalf_of text not null,
  pictures text not null,
  primary key (community_id, id)
);
create index work_traces_subject on work_traces (community_id, subject_id);

-- id is the piece of work; it may have several alarms
-- narrow rows
create table work_clocks (
  community_id bigint not null,
  id bigint not null,
  alarm text not null,
  due_at bigint not null,
  primary key (community_id, id, alarm)
);
create index work_clocks_due on work_clocks (due_at);
