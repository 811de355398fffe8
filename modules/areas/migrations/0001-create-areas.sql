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
  version bigint not null,
  primary key (community_id, id),
  unique (community_id, code)
);
create index areas_areas_parent on areas_areas (community_id, parent_code, kind, code);

-- A GeoJSON file that somebody took in, so that it can be undone.
create table areas_outline_imports (
  id bigint not null,
  community_id bigint not null,
  at bigint not null,
  by_name text not null,
  file_name text not null,
  redrawn bigint not null,
  drawn bigint not null,
  added bigint not null,
  refused bigint not null,
  undone_at bigint,
  undone_by_name text,
  by_person_id bigint not null,
  primary key (community_id, id)
);

-- What an import did to one area. An area that is gone again keeps its line: its code is never given twice.
create table areas_outline_changes (
  id bigint not null,
  community_id bigint not null,
  import_id bigint not null,
  area_id bigint not null,
  parent_code text not null,
  code text not null,
  kind text not null,
  outline_before text,
  outline_after text not null,
  added bigint not null check (added in (0, 1)),
  primary key (community_id, id),
  foreign key (community_id, import_id) references areas_outline_imports (community_id, id)
);
create index areas_outline_changes_import on areas_outline_changes (community_id, import_id, id);
create index areas_outline_changes_parent on areas_outline_changes (community_id, parent_code, kind, code);
