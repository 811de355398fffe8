#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {
namespace {

void keep_leave(Tx& tx, const PostRow& row) {
  tx.run(statements::set_leave, row.community_id, row.id, row.leave_starts_at, row.leave_ends_at, row.leave_reason,
         row.stand_in_person_id, row.stand_in_says);
  tx.announce("posts", row.community_id.value, row.person_id.value);
}

}  // namespace

Post Posts::take_leave(Tx& tx, const Caller& caller, const LeavePost& wanted) const {
  auto row = must_find(tx, {wanted.community_id, wanted.id});
  if (caller.person_id != row.person_id) caller.require(manage, row.area_code);
  if (wanted.ends_at <= wanted.starts_at || wanted.ends_at <= tx.now())
    throw Refusal::wrong("/ends_at", "posts.ends_before_start");
  const auto other = wanted.stand_in_person_id;
  if (other && (*other == row.person_id || !can_be_on_duty(tx, row.community_id, row.area_code, *other)))
    throw Refusal::wrong("/stand_in_person_id", "posts.cannot_stand_in");
  row.leave_starts_at = wanted.starts_at;
  row.leave_ends_at = wanted.ends_at;
  row.leave_reason = wanted.reason ? wanted.reason->str() : "";
  row.stand_in_person_id = other;
  row.stand_in_says = other ? std::optional(Says::asked) : std::nullopt;
  keep_leave(tx, row);
  return post_of(tx, row);
}

Post Posts::end_leave(Tx& tx, const Caller& caller, const PostKey& wanted) const {
  auto row = must_find(tx, wanted);
  if (caller.person_id != row.person_id) caller.require(manage, row.area_code);
  row.leave_starts_at.reset();
  row.leave_ends_at.reset();
  row.leave_reason.clear();
  row.stand_in_person_id.reset();
  row.stand_in_says.reset();
  keep_leave(tx, row);
  return post_of(tx, row);
}

Post Posts::answer_stand_in(Tx& tx, const Caller& caller, const AnswerStandIn& wanted) const {
  auto row = must_find(tx, {wanted.community_id, wanted.id});
  const bool asked = caller.person_id && row.stand_in_person_id == caller.person_id;
  if (!asked || !row.leave_ends_at || *row.leave_ends_at <= tx.now()) throw Refusal::conflict("posts.not_asked");
  row.stand_in_says = wanted.yes ? Says::yes : Says::no;
  keep_leave(tx, row);
  return post_of(tx, row);
}

bool Posts::can_be_on_duty(Tx& tx, Id<Area> community, const std::string& area_code, Id<Person> person) const {
  const auto held = held_for(tx, community, area_code, tx.now());
  return std::ranges::any_of(held, [&](const PostRow& row) {
    const auto* kind = find_kind(row.post);
    return row.person_id == person && kind != nullptr && kind->on_duty;
  });
}

}  // namespace linli::posts
