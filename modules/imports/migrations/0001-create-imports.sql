-- directory table: which rows of which source were taken, so that a file may be taken again
create table imports_rows (
  source text not null,
  row_key text not null,
  community_id bigint not null,
  request_id bigint not null,
  imported_at bigint not null,
  primary key (source, row_key)
);
