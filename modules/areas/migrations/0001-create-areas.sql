-- reference table: province, city, county, street
create table areas_regions (
  code text primary key check (length(code) in (2, 4, 6, 9)),
  kind text not null check (kind in ('province', 'city', 'county', 'street')),
  name text not null,
  parent_code text not null
);

-- directory table: where a community's data lives
create table areas_communities (
  id bigint primary key,
  code text not null unique check (length(code) = 12),
  name text not null
);

create table areas_areas (
  id bigint not null,
  community_id bigint not null,
  code text not null,
  kind text not null check (kind in ('community', 'grid', 'micro_grid', 'compound', 'building')),
  name text not null,
  parent_code text not null,
  lat double precision,
  lng double precision,
  outline text,
  households bigint not null,
  primary key (community_id, id),
  unique (community_id, code)
);
create index areas_areas_parent on areas_areas (community_id, parent_code, kind, code);
