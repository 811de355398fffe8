create table open311_keys (
  id bigint not null,
  community_id bigint not null,
  client text not null check (length(client) between 1 and 80),
  issued_by_name text not null,
  issued_at bigint not null,
  ended_at bigint,
  key_hash text not null check (length(key_hash) = 64),
  primary key (community_id, id),
  unique (community_id, key_hash)
);

-- what came under which key; the token leads a client from a batch to its request
create table open311_filings (
  id bigint not null,
  community_id bigint not null,
  key_id bigint not null,
  request_id bigint not null,
  number text not null,
  token text not null,
  at bigint not null,
  primary key (community_id, id),
  unique (community_id, token),
  foreign key (community_id, key_id) references open311_keys (community_id, id)
);
