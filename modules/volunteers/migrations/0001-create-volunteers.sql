create table volunteers_volunteers (
  id bigint not null,
  community_id bigint not null,
  person_id bigint not null,
  name text not null,
  affiliation text not null,
  home_community_id bigint not null,
  home_community_name text not null,
  paired_community_id bigint,
  paired_community_name text,
  skills text not null,
  languages text not null,
  weekly_minutes bigint not null check (weekly_minutes between 0 and 6000),
  quiet_from text check (length(quiet_from) = 5),
  quiet_to text check (length(quiet_to) = 5),
  state text not null check (state in ('applied', 'active', 'paused', 'refused', 'ended')),
  refused_because text,
  leave_starts_at bigint,
  leave_ends_at bigint,
  lat double precision,
  lng double precision,
  paired_lat double precision,
  paired_lng double precision,
  area_code text not null,
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
  volunteer_name text not null,
  request_id bigint not null,
  request_number text not null,
  started_at bigint not null,
  ended_at bigint not null check (ended_at >= started_at),
  minutes bigint not null check (minutes >= 0 or reverses is not null),
  state text not null check (state in ('entered', 'confirmed', 'disputed', 'corrected')),
  entered_by_name text not null,
  confirmed_by_name text,
  confirmed_at bigint,
  disputed_because text,
  reverses bigint,
  note text not null,
  area_code text not null,
  person_id bigint not null,
  entered_by_person_id bigint not null,
  entered_by_account_id bigint not null,
  primary key (community_id, id),
  unique (community_id, reverses),
  foreign key (community_id, volunteer_id) references volunteers_volunteers (community_id, id),
  foreign key (community_id, reverses) references volunteers_hours (community_id, id)
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
  volunteer_name text not null,
  request_number text not null,
  minutes_before bigint not null,
  minutes bigint not null check (minutes between 0 and 1440),
  reason text not null check (length(reason) between 1 and 500),
  state text not null check (state in ('proposed', 'approved', 'refused')),
  proposed_by_name text not null,
  proposed_at bigint not null,
  decided_by_name text,
  decided_at bigint,
  decision_reason text,
  area_code text not null,
  proposed_by_person_id bigint not null,
  proposed_by_account_id bigint not null,
  primary key (community_id, id),
  foreign key (community_id, hours_id) references volunteers_hours (community_id, id)
);
create index volunteers_corrections_state on volunteers_corrections (community_id, state, id);
create index volunteers_corrections_hours on volunteers_corrections (community_id, hours_id);
