-- What an office gave back and nobody has moved on since; id is the request's.
create table requests_returns (
  id bigint not null,
  community_id bigint not null,
  at bigint not null,
  primary key (community_id, id)
);

create table requests_views (
  id bigint not null,
  community_id bigint not null,
  account_id bigint not null,
  name text not null,
  shared bigint not null check (shared in (0, 1)),
  sieve text not null,
  primary key (community_id, id),
  unique (community_id, account_id, name)
);
create index requests_views_shared on requests_views (community_id, shared, id);

-- What staff say to each other about a request; residents never read it.
create table requests_comments (
  id bigint not null,
  community_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  by_name text not null,
  words text not null,
  at bigint not null,
  edited_at bigint,
  primary key (community_id, id),
  foreign key (community_id, request_id) references requests_requests (community_id, id)
);
create index requests_comments_request on requests_comments (community_id, request_id, id);

create table requests_mentions (
  id bigint not null,
  community_id bigint not null,
  comment_id bigint not null,
  request_id bigint not null,
  account_id bigint not null,
  name text not null,
  state text not null check (state = 'unseen' or state = 'seen' or state = 'done'),
  primary key (community_id, id),
  unique (community_id, comment_id, account_id),
  foreign key (community_id, comment_id) references requests_comments (community_id, id)
);
create index requests_mentions_account on requests_mentions (community_id, account_id, state, id);
