create table store_goods (
  id bigint not null,
  community_id bigint not null,
  name_zh text not null check (length(name_zh) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 60),
  about text not null,
  picture text not null,
  price bigint not null check (price between 1 and 100000),
  monthly_limit bigint check (monthly_limit between 1 and 100),
  pickup_place text not null,
  photo_id bigint,
  starts_at bigint not null,
  ends_at bigint,
  version bigint not null,
  primary key (community_id, id)
);

-- The photograph of a good, one at most; another one has another id, so that browsers may keep each for long.
create table store_photos (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes blob not null,
  primary key (community_id, id),
  unique (community_id, good_id),
  foreign key (community_id, good_id) references store_goods (community_id, id)
);

create table store_orders (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  good_name_zh text not null,
  good_name_en text not null,
  picture text not null,
  pieces bigint not null check (pieces between 1 and 20),
  points bigint not null check (points > 0),
  holder text not null check (holder in ('household', 'volunteer')),
  holder_id bigint not null,
  holder_name text not null,
  person_id bigint not null,
  ordered_by_person_id bigint not null,
  ordered_by_name text not null,
  pickup_place text not null,
  state text not null check (state in ('reserved', 'handed_over', 'cancelled', 'lapsed', 'returned')),
  ordered_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  ended_by_name text,
  returned_at bigint,
  returned_by_name text,
  return_reason text,
  primary key (community_id, id),
  foreign key (community_id, good_id) references store_goods (community_id, id)
);
create index store_orders_holder on store_orders (community_id, holder, holder_id, id);
create index store_orders_state on store_orders (community_id, state, id);
create index store_orders_lapsing on store_orders (state, expires_at);

-- To which household (or, where a volunteer lives elsewhere, which account) the pieces of an order count; its id.
create table store_counts (
  id bigint not null,
  community_id bigint not null,
  good_id bigint not null,
  counted_for bigint not null,
  pieces bigint not null,
  primary key (community_id, id),
  foreign key (community_id, id) references store_orders (community_id, id)
);
create index store_counts_month on store_counts (community_id, good_id, counted_for);

-- The code of a waiting order, under the order's id.
create table store_codes (
  id bigint not null,
  community_id bigint not null,
  code_hash text not null,
  attempt bigint not null,
  primary key (community_id, id),
  unique (community_id, code_hash),
  foreign key (community_id, id) references store_orders (community_id, id)
);
