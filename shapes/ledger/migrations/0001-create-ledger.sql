create table ledger_accounts (
  community_id bigint not null,
  id bigint not null,
  book text not null,
  holder_kind text not null,
  holder_id bigint not null,
  balance bigint not null,
  primary key (community_id, id),
  unique (community_id, book, holder_kind, holder_id)
);

create table ledger_lines (
  community_id bigint not null,
  id bigint not null,
  account_id bigint not null,
  transfer_id bigint not null,
  amount bigint not null check (amount <> 0),
  cause text not null,
  note text not null,
  subject_id bigint,
  subject_name text not null,
  reverses bigint,
  occurred_at bigint not null,
  entered_by text not null,
  approved_by text,
  primary key (community_id, id),
  unique (community_id, reverses),
  foreign key (community_id, account_id) references ledger_accounts (community_id, id)
);
create index ledger_lines_account on ledger_lines (community_id, account_id, occurred_at);
