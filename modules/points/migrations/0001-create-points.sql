-- Who holds an account of the book "points" (same id as in ledger_accounts), under the name last heard.
create table points_holders (
  id bigint not null,
  community_id bigint not null,
  holder text not null check (holder in ('household', 'volunteer')),
  holder_id bigint not null,
  holder_name text not null,
  opted_in bigint not null check (opted_in in (0, 1)),
  earned bigint not null,
  primary key (community_id, id),
  unique (community_id, holder, holder_id),
  foreign key (community_id, id) references ledger_accounts (community_id, id)
);
create index points_holders_opted_in on points_holders (community_id, opted_in, holder, earned);

create table points_corrections (
  id bigint not null,
  community_id bigint not null,
  account_id bigint not null,
  holder_name text not null,
  points bigint not null check (points <> 0 and points between -10000 and 10000),
  reason text not null check (length(reason) between 1 and 500),
  reverses_line_id bigint,
  state text not null check (state in ('proposed', 'approved', 'refused')),
  proposed_by_name text not null,
  proposed_at bigint not null,
  decided_by_name text,
  decided_at bigint,
  decision_reason text,
  proposed_by_person_id bigint not null,
  proposed_by_account_id bigint not null,
  primary key (community_id, id),
  foreign key (community_id, account_id) references points_holders (community_id, id),
  foreign key (community_id, reverses_line_id) references ledger_lines (community_id, id)
);
create index points_corrections_state on points_corrections (community_id, state, id);
create index points_corrections_line on points_corrections (community_id, reverses_line_id);
