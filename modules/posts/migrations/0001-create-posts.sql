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
  primary key (community_id, id),
  check (leave_ends_at > leave_starts_at)
);
create index posts_posts_area on posts_posts (community_id, area_code, post, rank);
create index posts_posts_person on posts_posts (community_id, person_id);

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
