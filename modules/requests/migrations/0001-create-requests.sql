-- Checks say "or" and not "in": for a longer list SQLite would fill a table of its own at every insert.
create table requests_requests (
  id bigint not null,
  community_id bigint not null,
  number text not null,
  kind text not null,
  state text not null check (state = 'ordered' or state = 'offered' or state = 'accepted' or state = 'under_way'
    or state = 'done' or state = 'closed' or state = 'withdrawn'
    or state = 'not_accepted' or state = 'deferred'),
  words text not null,
  fields text not null,
  place_text text not null,
  area_code text not null,
  lat double precision,
  lng double precision,
  responsible_code text not null,
  level text not null check (level = 'grid' or level = 'community' or level = 'street' or level = 'county'),
  returns_to text,
  requester_person_id bigint,
  requester_name text not null,
  household_id bigint,
  ordered_by_person_id bigint not null,
  ordered_by_name text not null,
  on_behalf bigint not null check (on_behalf in (0, 1)),
  channel text not null check (channel = 'app' or channel = 'proxy' or channel = 'card' or channel = 'call'
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
  non_accept_class text,
  urgent bigint not null check (urgent in (0, 1)),
  people_needed bigint not null check (people_needed between 1 and 20),
  joined_count bigint not null check (joined_count >= 0),
  reopened_count bigint not null check (reopened_count >= 0),
  escalation_step bigint not null check (escalation_step >= 0),
  answer text,
  helper_names text not null,
  pictures text not null,
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
-- narrow rows
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
  name text not null,
  taker text not null,
  state text not null check (state = 'offered' or state = 'accepted' or state = 'on_the_way' or state = 'arrived'
    or state = 'done' or state = 'declined' or state = 'timed_out'
    or state = 'cancelled' or state = 'handed_back'),
  cost double precision not null,
  reasons text not null,
  offered_at bigint not null,
  answer_due_at bigint not null,
  answered_at bigint,
  departed_at bigint,
  arrived_at bigint,
  done_at bigint,
  decline_reason text,
  offered_by_person_id bigint not null,
  offered_by_name text not null,
  primary key (community_id, id),
  foreign key (community_id, request_id) references requests_requests (community_id, id)
);
create index requests_assignments_request on requests_assignments (community_id, request_id, id);
create index requests_assignments_hand on requests_assignments (community_id, state, volunteer_id);
create index requests_assignments_person on requests_assignments (community_id, person_id, id, state);

create table requests_joiners (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  person_id bigint not null,
  name text not null,
  household_id bigint,
  words text not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, request_id, person_id),
  foreign key (community_id, request_id) references requests_requests (community_id, id)
);
create index requests_joiners_person on requests_joiners (community_id, person_id, request_id);

create table requests_ratings (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  answer text not null check (answer = 'solved' or answer = 'partly' or answer = 'not_solved'),
  words text not null,
  at bigint not null,
  by_person_id bigint not null,
  by_name text not null,
  by_call_back bigint not null check (by_call_back in (0, 1)),
  primary key (community_id, id),
  foreign key (community_id, request_id) references requests_requests (community_id, id)
);
create index requests_ratings_request on requests_ratings (community_id, request_id, id);
create index requests_ratings_at on requests_ratings (community_id, at);

-- request_id is 0 until the picture is sent with an order or a note; those that never are go after a day
create table requests_pictures (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes blob not null,
  at bigint not null,
  primary key (community_id, id)
);
create index requests_pictures_loose on requests_pictures (request_id, at);
