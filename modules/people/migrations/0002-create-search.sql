-- search table: what people are found by as somebody types. No foreign key: it would be searched at every person who
-- goes, and the verbs that change people keep it.
-- narrow rows
create table people_words (
  community_id bigint not null,
  word text not null,
  person_id bigint not null,
  primary key (community_id, word, person_id)
);
