create table posts_posts (
  id bigint not null,
  community_id bigint not null,
  area_code text not null,
  post text not null,
  person_id bigint not null,
  rank bigint not null check (rank between 0 and 20),
  since bigint not null,
  until bigint,
  leave_starts_at bigint,
  leave_ends_at bigint,
  leave_reason text not null,
  stand_in_person_id bigint,
  stand_in_says text check (stand_in_says in ('asked', 'yes', 'no')),
  primary key (community_id, id),
  check (leave_ends_at > leave_starts_at)
);
create index posts_posts_area on posts_posts (community_id, area_code, post, rank);
create index posts_posts_person on posts_posts (community_id, person_id);
create index posts_posts_stand_in on posts_posts (community_id, stand_in_person_id);

create table posts_turns (
  id bigint not null,
  community_id bigint not null,
  area_code text not null,
  person_id bigint not null,
  starts_at bigint not null,
  ends_at bigint not null,
  set_by_name text not null,
  offered_at bigint,
  offered_to_person_id bigint,
  declined_by_name text not null,
  primary key (community_id, id),
  check (ends_at > starts_at)
);
create index posts_turns_area on posts_turns (community_id, area_code, starts_at);
create index posts_turns_times on posts_turns (community_id, starts_at);
create index posts_turns_person on posts_turns (community_id, person_id, ends_at);

-- directory table: who holds posts, and who holds those above communities, wherever the post is kept
create table posts_holders (
  post_id bigint primary key,
  community_id bigint not null,
  person_id bigint not null,
  area_code text not null
);
create index posts_holders_person on posts_holders (person_id);
create index posts_holders_area on posts_holders (area_code);

-- the telephone that residents of a community call; one for each
create table posts_telephones (
  id bigint not null,
  community_id bigint not null,
  number text not null check (length(number) <= 30),
  primary key (community_id, id),
  unique (community_id)
);
